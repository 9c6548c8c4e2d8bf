namespace Risk.Analysis;

/// <summary>
/// The difference of two probabilities seen in the same n runs: b runs with the first event only, c with the second only; d = (c − b) ÷ n, docs/methods.md (36). What the
/// runs have in common does not count (Q. McNemar, 1947).
/// </summary>
/// <remarks>
/// The interval holds every Δ that the score test does not refuse: (c − b − nΔ)² ≤ z² · n (2q + Δ − Δ²), docs/methods.md (37), with q the most probable share of runs with the
/// first event only, given Δ: A = 2n, B = −b − c + (2n − c + b) Δ, C = −b Δ (1 − Δ), q = (√(B² − 4AC) − B) ÷ 2A (T. Tango, "Equivalence test and
/// confidence interval for the difference in proportions for the paired-sample design", Statistics in Medicine 17 (1998) 891–908). Unlike
/// d ± z·s it has a width where no run tells the two apart.
/// </remarks>
internal static class PairedProbability
{
    private const int Halvings = 60;

    public static Estimate Difference(long onlyFirst, long onlySecond, long runs, double z, double confidence)
    {
        double b = onlyFirst, c = onlySecond, n = runs;
        double d = (c - b) / n;
        double error = Math.Sqrt(Math.Max(0, (b + c - ((c - b) * (c - b) / n)) / n / n));
        return new(
            EstimateKind.ProbabilityDifference, d, error, End(b, c, n, z, d, -1), End(b, c, n, z, d, 1), confidence, runs);
    }

    /// <summary>The Δ between d and <paramref name="far"/> at which the score reaches z.</summary>
    private static double End(double b, double c, double n, double z, double d, double far)
    {
        double inside = d, outside = far;
        for (int i = 0; i < Halvings; i++)
        {
            double middle = (inside + outside) / 2;
            bool refused = Refused(b, c, n, z, middle);
            (inside, outside) = refused ? (inside, middle) : (middle, outside);
        }

        return (inside + outside) / 2;
    }

    private static bool Refused(double b, double c, double n, double z, double delta)
    {
        double linear = -b - c + (((2 * n) - c + b) * delta), constant = -b * delta * (1 - delta);
        double q = (Math.Sqrt(Math.Max(0, (linear * linear) - (8 * n * constant))) - linear) / (4 * n);
        double score = c - b - (n * delta);
        return score * score > z * z * n * ((2 * q) + (delta * (1 - delta)));
    }
}
