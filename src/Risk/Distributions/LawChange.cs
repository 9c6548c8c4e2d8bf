using System.Globalization;

namespace Risk.Distributions;

/// <summary>Whether a law may be drawn from another, with weights: the other must be able to draw all that the law can (absolute continuity).</summary>
internal static class LawChange
{
    private const int Probes = 1024;
    private const int MostValues = 1 << 16;

    // Tail probabilities between which the growth of the weight is measured.
    private const double Near = 1e-6, Far = 1e-12;

    // w = u^−s in a tail of probability u has an infinite second moment from s = 1 on; what grows more slowly than a power, as in normal tails, leaves the measured s a little below.
    private const double Steep = 0.95;

    /// <summary>What forbids drawing input <paramref name="name"/>, whose law is <paramref name="law"/>, from <paramref name="other"/>; null where nothing does.</summary>
    public static Problem? Fault(string name, Distribution law, Distribution other)
    {
        string path = "design/changes/" + name;
        if (law.Equals(other))
        {
            return null;
        }

        if (IsMixed(law) || IsMixed(other) || law.IsDiscrete != other.IsDiscrete)
        {
            return new("RUN029", path, $"a weight is a ratio of two densities or of two masses: {law} is {KindOf(law)}, {other} is {KindOf(other)}");
        }

        return !(other.Minimum <= law.Minimum && other.Maximum >= law.Maximum) ? NotCovered(path, law, other, null)
            : FirstGap(law, other) is { } gap ? NotCovered(path, law, other, gap)
            : null;
    }

    /// <summary>A warning where the weights have an infinite variance, or hardly a finite one: the other law has too light a tail.</summary>
    public static Problem? LightTail(string name, Distribution law, Distribution other)
    {
        if (law.Equals(other))
        {
            return null;
        }

        var ratio = new LikelihoodRatio(law, other);
        bool lower = Grows(law.Quantile(Near), law.Quantile(Far)), upper = Grows(law.UpperQuantile(Near), law.UpperQuantile(Far));
        return lower || upper
            ? new("RUN031", "design/changes/" + name, $"the {(lower && upper ? "tails" : lower ? "lower tail" : "upper tail")} of {other} {(lower && upper ? "are" : "is")} so much lighter than of {law} that the weights have no finite variance, and intervals may be far too narrow",
                Severity.Warning, "draw from a law with tails at least as heavy, or from a mixture of it with the law itself")
            : null;

        // E w = 1 under g is ∫ w(u) du over the law's own tail probabilities for w², so w ~ u^−s with s ≥ 1 has no second moment.
        bool Grows(double near, double far) => near != far && !(ratio.Log(far) - ratio.Log(near) < Steep * Mathematics.Elementary.Log(Near / Far));
    }

    private static bool IsMixed(Distribution law) => law.HasAtoms && !law.IsDiscrete;

    private static string KindOf(Distribution law) => law.IsDiscrete ? "discrete" : law.HasAtoms ? "partly discrete" : "continuous";

    /// <summary>A value that the law can draw and the other cannot.</summary>
    private static double? FirstGap(Distribution law, Distribution other)
    {
        foreach (double x in law.IsDiscrete ? Values(law) : Points(law, other))
        {
            if (law.Density(x) > 0 && !(other.Density(x) > 0))
            {
                return x;
            }
        }

        return null;
    }

    /// <summary>Even probabilities of the law, its landmarks, and a point between any two neighbouring landmarks of the other, where a gap in it lies, however narrow.</summary>
    private static IEnumerable<double> Points(Distribution law, Distribution other)
    {
        double[] marks = [.. other.Landmarks.Order()];
        return Enumerable.Range(0, Probes).Select(k => law.Quantile((k + 0.5) / Probes))
            .Concat(law.Landmarks.Concat(marks.Zip(marks.Skip(1), (a, b) => a + ((b - a) / 2)).Except(marks)).Where(x => x > law.Minimum && x < law.Maximum));
    }

    /// <summary>The values of a discrete law, each the least that a larger probability needs.</summary>
    private static IEnumerable<double> Values(Distribution law)
    {
        double x = law.Quantile(double.Epsilon);
        for (int i = 0; i < MostValues; i++)
        {
            yield return x;
            double probability = law.Cdf(x), next = probability < 1 ? law.Quantile(Math.BitIncrement(probability)) : x;
            if (!(next > x) || double.IsInfinity(next))
            {
                yield break;
            }

            x = next;
        }
    }

    private static Problem NotCovered(string path, Distribution law, Distribution other, double? at) => new(
        "RUN030", path, string.Create(CultureInfo.InvariantCulture,
            $"{other}, on {Support(other)}, cannot draw {(at is { } x ? $"{x:R}, which" : "all that")} {law}, on {Support(law)}, can: the law drawn from must have a {(law.IsDiscrete ? "mass" : "density")} above 0 wherever the input's own law has one"));

    private static string Support(Distribution law) => string.Create(CultureInfo.InvariantCulture, $"[{law.Minimum:R}, {law.Maximum:R}]");
}
