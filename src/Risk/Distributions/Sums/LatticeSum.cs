namespace Risk.Distributions;

/// <summary>Random sums of amounts on a lattice, by Horner's scheme in convolutions: every term is positive, so every mass keeps its digits.</summary>
internal static class LatticeSum
{
    private const double MostProducts = 4e8, LeftOut = 1e-30;
    private const int MostCells = 4_000_000;

    public static DiscreteLaw Of((double N, double P)[] counts, Distribution severity)
    {
        (double[] values, double[] masses) = Values(severity);
        double denominator = Denominator(values);
        long[] cells = [.. values.Select(v => (long)Math.Round(v * denominator))];
        long least = cells.Min(), span = cells.Max() - least;
        int last = (int)counts[^1].N;
        Require.Holds((double)span * last < MostCells && (double)span * last * last * cells.Length / 2 < MostProducts, "LIM011", nameof(severity), span,
            $"the sums run over {(double)span * last:G4} values of {cells.Length} amounts: too many to be told apart; take a coarser lattice, or SumOfDraws(count, severity)");

        // G(z) = p₀ + f(z)(p₁ + f(z)(p₂ + …)), where f is divided by z^least; the amount least is put back by the number of terms.
        var total = new SortedDictionary<long, double>();
        double[] power = [1];
        int reached = 0;
        foreach ((double n, double p) in counts)
        {
            for (; reached < (int)n; reached++)
            {
                power = Convolved(power, cells, masses, least);
            }

            for (int i = 0; i < power.Length; i++)
            {
                if (power[i] > 0)
                {
                    long cell = i + ((long)n * least);
                    total[cell] = total.GetValueOrDefault(cell) + (p * power[i]);
                }
            }
        }

        (long Cell, double Mass)[] kept = [.. total.Where(t => t.Value > 0).Select(t => (t.Key, t.Value))];
        return new([.. kept.Select(k => k.Cell / denominator)], [.. kept.Select(k => k.Mass)]);
    }

    private static double[] Convolved(double[] power, long[] cells, double[] masses, long least)
    {
        double[] next = new double[power.Length + (int)(cells.Max() - least)];
        for (int k = 0; k < cells.Length; k++)
        {
            int shift = (int)(cells[k] - least);
            for (int i = 0; i < power.Length; i++)
            {
                next[i + shift] += masses[k] * power[i];
            }
        }

        return next;
    }

    private static (double[] Values, double[] Masses) Values(Distribution severity)
    {
        var values = new List<double>();
        double x = severity.Quantile(LeftOut), last = severity.UpperQuantile(LeftOut);
        while (values.Count < MostCells)
        {
            values.Add(x);
            if (x >= last)
            {
                break;
            }

            double below = severity.Cdf(x);
            x = below < 0.5 ? severity.Quantile(Math.BitIncrement(below)) : severity.UpperQuantile(Math.BitDecrement(severity.SurvivalFunction(x)));
        }

        return ([.. values], [.. values.Select(severity.Atom)]);
    }

    /// <summary>The least denominator of 1, 2, 4, 5, 10, 20, … that makes all values whole.</summary>
    private static double Denominator(double[] values)
    {
        foreach (double d in (double[])[1, 2, 4, 5, 8, 10, 20, 40, 50, 100, 200, 500, 1000, 2000, 5000, 1e4, 1e5, 1e6, 3, 6, 7, 9, 12, 60, 365])
        {
            if (Array.TrueForAll(values, v => Math.Abs((v * d) - Math.Round(v * d)) <= 1e-9 * Math.Max(1, Math.Abs(v)) && Math.Abs(v * d) < 1e15))
            {
                return d;
            }
        }

        throw new ParameterException("CMP001", "severity", values[0], "the amounts are on no lattice of simple fractions, so that their sums cannot be told apart: round them, or draw them with SumOfDraws(count, severity)");
    }
}
