using Risk.Distributions;

namespace Risk.Engine;

/// <summary>A law as location + scale · (a law that others share): one table serves all customers whose delays differ in their unit only.</summary>
/// <param name="Law">The shared law.</param>
/// <param name="Location">What is added.</param>
/// <param name="Scale">What is multiplied; below 0 the law is turned round, and asked at 1 − u.</param>
internal readonly record struct StandardForm(Distribution Law, double Location, double Scale)
{
    // At 2⁻⁵³ the standard quantile of a smaller shape is below the normal doubles, and the digits of the law would be lost with it.
    private const double LeastShape = 0.06;

    // Beyond them a product of scale and quantile may overflow, or vanish, where the quantile of the law itself does not.
    private const double LeastScale = 1e-100;
    private const double MostScale = 1e100;

    // Where the mode lies between the ends, in steps of the range: so coarse that rounding does not tell the same judgement in two units apart, and so fine that, up to
    // the shape, the parameters of the beta law move by less than 2e-12 and a draw by less in probability.
    private const double ModeSteps = 1L << 46;
    private const double MostRoundedShape = 256;

    /// <summary>The form of <paramref name="law"/>; the law itself, from 0 and times 1, where it has none.</summary>
    public static StandardForm Of(Distribution law)
    {
        StandardForm form = law switch
        {
            PertLaw { Shape: <= MostRoundedShape } x => Pert(x),
            PertLaw x => Between(x.Law.Alpha, x.Law.Beta, x.Minimum, x.Maximum),
            BetaLaw x => Between(x.Alpha, x.Beta, x.Minimum, x.Maximum),
            GammaLaw { Shape: >= LeastShape } x => new(new GammaLaw(x.Shape, 1), 0, x.Scale),
            WeibullLaw { Shape: >= LeastShape } x => new(new WeibullLaw(x.Shape, 1), 0, x.Scale),
            LogLogisticLaw { Shape: >= LeastShape } x => new(new LogLogisticLaw(1, x.Shape), 0, x.Scale),
            ParetoLaw { Alpha: >= LeastShape } x => new(new ParetoLaw(1, x.Alpha), 0, x.Minimum),
            StudentTLaw { DegreesOfFreedom: >= LeastShape } x => new(new StudentTLaw(x.DegreesOfFreedom, 0, 1), x.Location, x.Scale),
            LogisticLaw x => new(new LogisticLaw(0, 1), x.Location, x.Scale),
            GumbelLaw x => new(new GumbelLaw(0, 1), x.Location, x.Scale),
            LaplaceLaw x => new(new LaplaceLaw(0, 1), x.Location, x.Scale),
            CauchyLaw x => new(new CauchyLaw(0, 1), x.Location, x.Scale),
            _ => new(law, 0, 1),
        };
        return Math.Abs(form.Scale) is >= LeastScale and <= MostScale ? form : new(law, 0, 1);
    }

    private static StandardForm Pert(PertLaw law)
    {
        double place = Math.Round((law.Mode - law.Minimum) / (law.Maximum - law.Minimum) * ModeSteps) / ModeSteps;
        return Between(1 + (law.Shape * place), 1 + (law.Shape * (1 - place)), law.Minimum, law.Maximum);
    }

    /// <summary>
    /// A beta law counted from the end that is nearer to 0, where doubles are dense: at the other, which is at least half the range away, they are no denser than those
    /// next to 1 are for the standard law. The range is held to what does not lead beyond that other end.
    /// </summary>
    private static StandardForm Between(double alpha, double beta, double minimum, double maximum)
    {
        if (Math.Abs(minimum) <= Math.Abs(maximum))
        {
            double range = maximum - minimum;
            while (Math.FusedMultiplyAdd(range, 1, minimum) > maximum)
            {
                range = Math.BitDecrement(range);
            }

            return new(new BetaLaw(alpha, beta), minimum, range);
        }

        StandardForm mirrored = Between(beta, alpha, -maximum, -minimum);
        return new(mirrored.Law, -mirrored.Location, -mirrored.Scale);
    }
}
