namespace Risk.Tests.Statistics;

/// <summary>
/// Every test that a sampler must pass, as p-values. Kolmogorov–Smirnov and Anderson–Darling see the body and the tails of 65,536 values, χ² all
/// 1,048,576 in 1,024 cells, moments and tail counts 8,388,608; ties see lost bits; lags and neighbours see streams that are not independent.
/// </summary>
internal static class Battery
{
    private const int Transformed = 1 << 16;
    private const int Cells = 1024;

    /// <summary>All p-values of these samplers, whose neighbours in the list are compared too.</summary>
    public static IReadOnlyList<Finding> Of(IReadOnlyList<Draws> all)
    {
        double[][] uniforms = [.. all.AsParallel().AsOrdered().Select(d => d.IsContinuous ? Array.ConvertAll(d.Sample[..Math.Min(Transformed, d.Sample.Length)], d.Law.Cdf) : [])];
        return
        [
            .. all.Select((d, i) => (d, i)).AsParallel().AsOrdered().SelectMany(x => Of(x.d, uniforms[x.i]).ToArray()),
            .. Enumerable.Range(1, Math.Max(0, all.Count - 1)).Where(i => all[i].IsContinuous && all[i - 1].IsContinuous)
                .Select(i => new Finding($"{all[i - 1].Law} beside {all[i].Law}", "correlation", PValue.Normal(Correlation(uniforms[i - 1], uniforms[i])))),
            .. all.SelectMany(d => d.Tails.Where(t => t.Probability > 0).Select(t => (t.Name, t.Count, Expected: d.Runs * t.Probability))).GroupBy(t => t.Name[^4..])
                .Select(g => new Finding($"{all.Count} laws together", $"tails {g.Key}", PValue.Poisson(g.Sum(t => t.Count), g.Sum(t => t.Expected)))),
        ];
    }

    private static IEnumerable<Finding> Of(Draws d, double[] uniforms)
    {
        Finding Found(string test, double p) => new($"{d.Law}", test, p);
        foreach (TailCount tail in d.Tails)
        {
            yield return Found(tail.Name, PValue.Count(tail.Count, d.Runs, tail.Probability));
        }

        double kurtosis = d.Law.ExcessKurtosis;
        if (double.IsFinite(kurtosis) && d.Law.Variance > 0)
        {
            yield return Found("mean", PValue.Normal((d.Mean - d.Law.Mean) / Math.Sqrt(d.Law.Variance / d.Runs)));

            // The normal limit of the variance comes late for heavy tails. Var s² = σ⁴(κ + 2)/n; −2 is the two-point law, whose s² says nothing new.
            if (kurtosis is < 25 and > -1.99)
            {
                yield return Found("variance", PValue.Normal(((d.Variance / d.Law.Variance) - 1) / Math.Sqrt((kurtosis + 2) / d.Runs)));
            }
        }

        if (ChiSquare(d) is { } p)
        {
            yield return Found("chi-square", p);
        }

        if (d.IsContinuous)
        {
            yield return Found("ties", Ties(d));
            double[] lower = [.. uniforms.Order()];
            double[] upper = [.. d.Sample[..uniforms.Length].Select(d.Law.SurvivalFunction).OrderDescending()];
            yield return Found("Kolmogorov-Smirnov", KolmogorovSmirnov(lower));
            yield return Found("Anderson-Darling", AndersonDarling(lower, upper));
            foreach (int lag in (int[])[1, 2, 3, 4, 5, 7, 8, 64, 128, 4096])
            {
                yield return Found($"lag {lag}", PValue.Normal(Correlation(uniforms.AsSpan(0, uniforms.Length - lag), uniforms.AsSpan(lag))));
            }
        }
    }

    /// <summary>Cells between the 1,024-quantiles, each with its probability; those of the same end are one. Null where only one is left.</summary>
    private static double? ChiSquare(Draws d)
    {
        double[] edges = [.. Enumerable.Range(1, Cells - 1).Select(i => d.Law.Quantile((double)i / Cells)).Distinct().Order()];
        double[] below = [.. edges.Select(d.Law.Cdf)];
        long[] counts = new long[edges.Length + 1];
        foreach (double x in d.Sample)
        {
            int at = Array.BinarySearch(edges, x);
            counts[at < 0 ? ~at : at]++;
        }

        double statistic = 0;
        int degrees = -1;
        double waiting = 0;
        long waitingCount = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            double expected = i == 0 ? below[0] : i == edges.Length ? d.Law.SurvivalFunction(edges[^1]) : below[i] - below[i - 1];
            (waiting, waitingCount) = (waiting + (expected * d.Sample.Length), waitingCount + counts[i]);

            // Few expected values make no χ²: such a cell joins the next one. What is left over at the end is counted by the tails.
            if (waiting >= 20)
            {
                statistic += (waitingCount - waiting) * (waitingCount - waiting) / waiting;
                degrees++;
                (waiting, waitingCount) = (0, 0);
            }
        }

        return degrees < 1 ? null : PValue.ChiSquare(statistic, degrees);
    }

    /// <summary>Draws of 52 bits hardly ever meet; n²⁄2³³ pairs of 32 bits do. Rounding of a narrow law far from 0 adds some: 0.1 are expected at most.</summary>
    private static double Ties(Draws d)
    {
        double[] sorted = [.. d.Sample];
        Array.Sort(sorted);
        return PValue.AtLeast(Enumerable.Range(1, sorted.Length - 1).Count(i => sorted[i] == sorted[i - 1]), 0.1);
    }

    internal static double KolmogorovSmirnov(double[] sorted)
    {
        double n = sorted.Length;
        double distance = sorted.Select((u, i) => Math.Max(((i + 1) / n) - u, u - (i / n))).Max();
        return PValue.KolmogorovSmirnov(distance, sorted.Length);
    }

    /// <summary>A² = −n − Σ (2i − 1)(ln F(xᵢ) + ln(1 − F(x₍ₙ₊₁₋ᵢ₎)))/n, with the survival functions <paramref name="upper"/> computed apart, in the same order.</summary>
    private static double AndersonDarling(double[] lower, double[] upper)
    {
        double n = lower.Length;
        double sum = 0;
        for (int i = 0; i < lower.Length; i++)
        {
            sum += ((2 * i) + 1) / n * (Math.Log(lower[i]) + Math.Log(upper[^(i + 1)]));
        }

        return PValue.AndersonDarling(-n - sum);
    }

    /// <summary>√n · 12 · mean of (u − ½)(v − ½): standard normal for independent uniforms.</summary>
    internal static double Correlation(ReadOnlySpan<double> u, ReadOnlySpan<double> v)
    {
        double sum = 0;
        for (int i = 0; i < u.Length; i++)
        {
            sum += (u[i] - 0.5) * (v[i] - 0.5);
        }

        return 12 * sum / Math.Sqrt(u.Length);
    }
}

/// <summary>What one test says of one sampler.</summary>
internal sealed record Finding(string Of, string Test, double P);
