using Risk.Distributions;

namespace Risk.Engine;

/// <summary>A law as location + scale · (a law that others share): one table serves all customers whose delays differ in their unit only.</summary>
internal static class StandardForms
{
    // Below it draws reach 10⁻³⁰⁸ with a probability worth a thought, and a scale taken apart from them would be lost.
    private const double LeastShape = 0.05;

    // Beyond them a product of scale and quantile may overflow, or vanish, where the quantile of the law itself does not.
    private const double LeastScale = 1e-100;
    private const double MostScale = 1e100;

    // Where the mode lies between the ends, in steps of the range: so fine that a draw moves by less than 10⁻¹¹ in probability, and so coarse that rounding
    // does not tell the same judgement in two units apart.
    private const double ModeSteps = 1L << 46;

    /// <summary>The shared law, and what moves it to <paramref name="law"/>; the law itself with 0 and 1 where it has no such form.</summary>
    public static (Distribution Standard, double Location, double Scale) Of(Distribution law)
    {
        (Distribution Standard, double Location, double Scale) form = law switch
        {
            PertLaw x => (Pert(x), x.Minimum, x.Maximum - x.Minimum),
            BetaLaw x => (new BetaLaw(x.Alpha, x.Beta), x.Minimum, x.Maximum - x.Minimum),
            GammaLaw { Shape: >= LeastShape } x => (new GammaLaw(x.Shape, 1), 0, x.Scale),
            WeibullLaw { Shape: >= LeastShape } x => (new WeibullLaw(x.Shape, 1), 0, x.Scale),
            LogLogisticLaw { Shape: >= LeastShape } x => (new LogLogisticLaw(1, x.Shape), 0, x.Scale),
            ParetoLaw { Alpha: >= LeastShape } x => (new ParetoLaw(1, x.Alpha), 0, x.Minimum),
            LogisticLaw x => (new LogisticLaw(0, 1), x.Location, x.Scale),
            GumbelLaw x => (new GumbelLaw(0, 1), x.Location, x.Scale),
            LaplaceLaw x => (new LaplaceLaw(0, 1), x.Location, x.Scale),
            CauchyLaw x => (new CauchyLaw(0, 1), x.Location, x.Scale),
            StudentTLaw x => (new StudentTLaw(x.DegreesOfFreedom, 0, 1), x.Location, x.Scale),
            _ => (law, 0, 1),
        };
        return form.Scale is >= LeastScale and <= MostScale ? form : (law, 0, 1);
    }

    private static BetaLaw Pert(PertLaw law)
    {
        double place = Math.Round((law.Mode - law.Minimum) / (law.Maximum - law.Minimum) * ModeSteps) / ModeSteps;
        return new(1 + (law.Shape * place), 1 + (law.Shape * (1 - place)));
    }
}
