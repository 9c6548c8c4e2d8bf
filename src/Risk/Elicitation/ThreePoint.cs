using Risk.Distributions;
using Risk.Fitting;

namespace Risk.Elicitation;

/// <summary>
/// The ends of a three-point law from its mode and two percentiles. On [0, 1] with mode t, the mode stands at (t − Q(p))/(Q(r) − Q(p)) of the way between the percentiles p and r, which rises with
/// t: the t that puts it where it was judged gives the width, and that the ends.
/// </summary>
internal static class ThreePoint
{
    public static Distribution Triangular((double P, double X) low, double mode, (double P, double X) high)
    {
        (double minimum, double maximum) = Ends(low, mode, high, "triangular", t => Distribution.Triangular(0, t, 1));
        return Distribution.Triangular(minimum, mode, maximum);
    }

    public static Distribution Pert((double P, double X) low, double mode, (double P, double X) high, double shape)
    {
        Require.Holds(Require.Finite(shape) > 0, "DIST003", nameof(shape), shape, $"shape must be greater than 0: with 0 the mode has no effect (was {Require.Text(shape)})");
        (double minimum, double maximum) = Ends(low, mode, high, "pert", t => Distribution.Pert(0, t, 1, shape));
        return Distribution.Pert(minimum, mode, maximum, shape);
    }

    /// <summary>The percentiles at the ends of a central interval.</summary>
    public static IReadOnlyList<(double Probability, double Value)> Ends(double low, double high, double probability)
    {
        Require.Holds(probability > 0 && probability < 1, "DIST009", nameof(probability), probability, $"probability must be in (0,1) (was {Require.Text(probability)})");
        double tail = (1 - probability) / 2;
        return [(tail, low), (1 - tail, high)];
    }

    private static (double Minimum, double Maximum) Ends((double P, double X) low, double mode, (double P, double X) high, string family, Func<double, Distribution> standard)
    {
        Require.Location(low.X, "low");
        Require.Location(mode);
        Require.Location(high.X, "high");
        Require.Holds(low.P > 0 && low.P < high.P && high.P < 1, "DIST009", nameof(low), low.P, $"probabilities must be in (0,1) and increase (were {Require.Text(low.P)} and {Require.Text(high.P)}){Judgements.Hint(low.P, high.P, "for a value that is an end itself use Distribution.Triangular or Pert")}");
        Require.Holds(low.X < high.X, "DIST005", nameof(high), high.X, $"percentiles must increase (low={Require.Text(low.X)}, high={Require.Text(high.X)})");
        double wanted = (mode - low.X) / (high.X - low.X);
        double Place(double t)
        {
            Distribution law = standard(t);
            double p = law.Quantile(low.P), r = law.Quantile(high.P);
            return (t - p) / (r - p);
        }

        // At an end the mode may miss by rounding.
        double first = Place(0), last = Place(1);
        double? root = Math.Abs(wanted - first) <= 1e-12 ? 0 : Math.Abs(wanted - last) <= 1e-12 ? 1 : Root.Of(t => Place(t) - wanted, 0, 1);
        if (root is not { } t)
        {
            throw new ParameterException("ELI001", nameof(mode), mode,
                $"no {family} law has its mode at {Require.Text(mode)} and these percentiles (low={Require.Text(low.X)}, high={Require.Text(high.X)}): the mode may lie from "
                + $"{Require.Text(low.X + (first * (high.X - low.X)))} to {Require.Text(low.X + (last * (high.X - low.X)))}");
        }

        Distribution unit = standard(t);
        double width = (high.X - low.X) / (unit.Quantile(high.P) - unit.Quantile(low.P));
        return (Math.Min(mode - (t * width), mode), Math.Max(mode + ((1 - t) * width), mode));
    }
}
