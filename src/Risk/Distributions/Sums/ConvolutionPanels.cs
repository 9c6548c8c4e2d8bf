using Risk.Mathematics;

namespace Risk.Distributions;

/// <summary>The panels for sums of an amount Y ≥ 0: short where Y or a sum changes much, wide where they do not, with ends wherever one of them bends.</summary>
/// <param name="law">The law of Y + shift.</param>
/// <param name="shift">What is taken off each amount.</param>
/// <param name="most">The most amounts in a sum.</param>
/// <param name="cut">Where a panel is cut in two, as a share of its logarithm: grids that are to be compared cut at different places.</param>
internal sealed class ConvolutionPanels(Distribution law, double shift, int most, double cut)
{
    private const double LeftOut = 1e-15, MostChange = 4, FarTail = 1e-18;
    private const int MostBends = 160, MostLandmarks = 12, MostBent = 3, BendingTerms = 8, Grades = 5;

    /// <summary>The ends of panels of at most <paramref name="width"/> on the logarithmic scale.</summary>
    public double[] Edges(double width)
    {
        double first = Math.Max(law.Quantile(LeftOut) - shift, Math.Max(4e-16 * shift, 1e-290)), last = Last();
        double mean = law.Mean - shift, deviation = law.StandardDeviation;
        bool spread = double.IsFinite(mean) && double.IsFinite(deviation);
        double crowd = spread ? (most * mean) + (10 * Math.Sqrt(most) * deviation) : 0, relative = spread ? Math.Min(deviation / mean, 1) : 1;
        double bulk = law.Quantile(1e-4) - shift;
        double[] ends = [.. Bends(first, last).Append(first).Append(last).Order()];
        var edges = new List<double> { ends[0] };
        for (int i = 1; i < ends.Length; i++)
        {
            if (ends[i] > ends[i - 1] * (1 + 1e-12))
            {
                Split(ends[i - 1], ends[i], edges, width, y => width * (y < bulk ? 4 : y > mean && y < crowd ? Math.Min(1, 0.6 * relative * Math.Sqrt(mean / y)) : 1));
            }
        }

        return [.. edges];
    }

    /// <summary>Beyond this no sum is looked at.</summary>
    private double Last()
    {
        double far = law.UpperQuantile(FarTail) - shift;
        return double.IsFinite(law.Maximum) ? Math.Min(most * far, Centre() + (12 * Math.Sqrt(most) * far))
            : double.IsFinite(law.Variance) ? far + Math.Min(most * far, Centre() + (40 * Math.Sqrt(most) * law.StandardDeviation))
            : most * (law.UpperQuantile(FarTail / most) - shift);

        double Centre() => most * (law.Mean - shift);
    }

    /// <summary>Where a density bends, begins and ends, so far as it is known; many landmarks are no bends but places of something narrow.</summary>
    public static IEnumerable<double> Of(Distribution law) => law is MixtureLaw ? law.Components.SelectMany(Of)
        : (law.Landmarks.Take(MostLandmarks + 1).ToArray() is { Length: <= MostLandmarks } few ? few : []).Append(law.Minimum).Append(law.Maximum).Where(double.IsFinite);

    private void Split(double from, double until, List<double> edges, double width, Func<double, double> widest)
    {
        double middle = from * Elementary.Exp(cut * Elementary.Log(until / from));
        if (edges.Count < 2_000 && middle > from && middle < until && (Elementary.Log(until / from) > Math.Min(widest(from), widest(until)) || Changes(from, until, MostChange * width)))
        {
            Split(from, middle, edges, width, widest);
            Split(middle, until, edges, width, widest);
        }
        else
        {
            edges.Add(until);
        }
    }

    private bool Changes(double from, double until, double most)
    {
        double s = law.SurvivalFunction(shift + until), f = law.Cdf(shift + from);
        return (s > 1e-25 && Elementary.Log(law.SurvivalFunction(shift + from) / s) > most)
            || (f > 1e-19 && Elementary.Log(law.Cdf(shift + until) / f) > most);
    }

    /// <summary>Where one amount bends or ends, closer and closer on either side, and where sums of a few bend for it.</summary>
    private IEnumerable<double> Bends(double first, double last)
    {
        double[] one = [.. Of(law).Select(x => x - shift).Where(y => y > first).Distinct()];
        var all = new SortedSet<double>(one);
        double[] sums = one;
        for (int n = 2; n <= Math.Min(most, BendingTerms) && one.Length <= MostBent && all.Count * one.Length < MostBends; n++)
        {
            sums = [.. sums.SelectMany(s => one.Select(o => s + o)).Distinct()];
            all.UnionWith(sums);
        }

        foreach (double bend in one)
        {
            double step = bend / 4;
            for (int k = 0; k < Grades; k++, step /= 4)
            {
                all.Add(bend - step);
                all.Add(bend + step);
            }
        }

        return all.Where(y => y > first && y < last);
    }
}
