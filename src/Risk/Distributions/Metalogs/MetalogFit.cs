namespace Risk.Distributions;

/// <summary>Coefficients of metalogs from quantiles or a sample, which are checked.</summary>
internal static class MetalogFit
{
    public static double[] Coefficients(IReadOnlyList<(double Probability, double Value)> quantiles, int terms, double lower, double upper)
    {
        Require.Holds(quantiles.Count >= 2, "DIST011", nameof(quantiles), quantiles.Count, "at least two quantiles are required");
        CheckTerms(terms, quantiles.Count);
        for (int i = 0; i < quantiles.Count; i++)
        {
            (double p, double x) = quantiles[i];
            Require.Finite(x, $"quantiles[{i}]");
            Require.Holds(p > 0 && p < 1, "DIST009", $"quantiles[{i}]", p, $"probability must be in (0,1) (was {Require.Text(p)})");
            Require.Holds(i == 0 || (p > quantiles[i - 1].Probability && x > quantiles[i - 1].Value), "DIST005", $"quantiles[{i}]", x,
                $"percentiles must increase (P{Require.Text(100 * p)}={Require.Text(x)} after {(i == 0 ? "" : Require.Text(quantiles[i - 1].Value))})");
        }

        CheckBounds(quantiles[0], quantiles[^1], lower, upper);
        return MetalogEquations.Solve([.. quantiles.Select(q => (StandardLogistic.LogOdds(q.Probability), new MetalogScale(lower, upper).Score(q.Value)))], terms);
    }

    /// <summary>Refuses what is wrong with quantiles whose values are not known yet.</summary>
    public static void CheckProbabilities(double[] probabilities, int terms)
    {
        CheckTerms(terms, probabilities.Length);
        for (int i = 0; i < probabilities.Length; i++)
        {
            double p = probabilities[i];
            Require.Holds(p > 0 && p < 1, "DIST009", $"quantiles[{i}]", p, $"probability must be in (0,1) (was {Require.Text(p)})");
            Require.Holds(i == 0 || p > probabilities[i - 1], "DIST005", $"quantiles[{i}]", p, $"probabilities must increase (was {Require.Text(p)} after {(i == 0 ? "" : Require.Text(probabilities[i - 1]))})");
        }
    }

    private static void CheckTerms(int terms, int quantiles) =>
        Require.Holds(terms >= 2 && terms <= quantiles, "DIST011", nameof(terms), terms, $"terms must be from 2 to the number of quantiles, {quantiles} (was {terms})");

    public static double[] OfSample(IReadOnlyList<double> sample, int terms, double lower, double upper)
    {
        Require.Holds(terms >= 2, "DIST011", nameof(terms), terms, $"terms must be at least 2 (was {terms})");
        Require.Holds(sample.Count > terms, "DIST011", nameof(sample), sample.Count, $"a sample of more than {terms} values is required for {terms} terms (was {sample.Count})");
        for (int i = 0; i < sample.Count; i++)
        {
            Require.Finite(sample[i], $"sample[{i}]");
        }

        double[] sorted = [.. sample.Order()];
        int n = sorted.Length;
        CheckBounds((0.5 / n, sorted[0]), ((n - 0.5) / n, sorted[^1]), lower, upper);
        return MetalogEquations.Solve([.. sorted.Select((x, i) => (StandardLogistic.LogOdds((i + 0.5) / n), new MetalogScale(lower, upper).Score(x)))], terms);
    }

    private static void CheckBounds((double Probability, double Value) first, (double Probability, double Value) last, double lower, double upper)
    {
        Require.Holds(!(lower >= first.Value), "DIST005", nameof(lower), lower, $"lower bound {Require.Text(lower)} is above the {Ordinal(first.Probability)} percentile {Require.Text(first.Value)}");
        Require.Holds(!(upper <= last.Value), "DIST005", nameof(upper), upper, $"upper bound {Require.Text(upper)} is below the {Ordinal(last.Probability)} percentile {Require.Text(last.Value)}");
    }

    private static string Ordinal(double probability)
    {
        double percentage = Math.Round(100 * probability, 6);
        string suffix = percentage % 1 != 0 ? "th" : (percentage % 100, percentage % 10) switch { (11 or 12 or 13, _) => "th", (_, 1) => "st", (_, 2) => "nd", (_, 3) => "rd", _ => "th" };
        return Require.Text(percentage) + suffix;
    }
}
