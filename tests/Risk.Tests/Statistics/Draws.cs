namespace Risk.Tests.Statistics;

/// <summary>What one sampler drew in the engine: every value of the first runs, and counts and moments of many more.</summary>
internal sealed record Draws(Distribution Law, bool IsContinuous, double[] Sample, long Runs, double Mean, double Variance, IReadOnlyList<TailCount> Tails)
{
    // Runs whose values are kept, and runs that are only counted.
    public const int Kept = 1 << 20;
    public const int Counted = 1 << 23;

    private static readonly double[] Levels = [1e-6, 1e-5];

    /// <summary>Draws the laws by name: each is an input of one model.</summary>
    public static IReadOnlyList<Draws> Of(IReadOnlyList<Distribution> laws, bool areContinuous, ulong seed) =>
        Of([.. laws.Select((law, i) => (law, Uncertain.Input($"x{i:00} {law}", law)))], areContinuous, seed);

    /// <summary>Draws values that claim to be of the laws.</summary>
    public static IReadOnlyList<Draws> Of(
        IReadOnlyList<(Distribution Law, Uncertain Value)> claims, bool areContinuous, ulong seed, int kept = Kept, int counted = Counted)
    {
        var values = new Model("values");
        var counts = new Model("counts");
        for (int i = 0; i < claims.Count; i++)
        {
            values.Output($"{i}", claims[i].Value);
            counts.Output($"{i}", claims[i].Value);
            foreach (double level in Levels)
            {
                counts.Output($"{i} low {level:R}", claims[i].Value < claims[i].Law.Quantile(level));
                counts.Output($"{i} high {level:R}", claims[i].Value > claims[i].Law.UpperQuantile(level));
            }
        }

        ModelResult few = values.Simulate(new SimulationOptions { Runs = kept, Seed = seed, KeepSamples = true });
        ModelResult many = counts.Simulate(new SimulationOptions { Runs = counted, Seed = seed, KeepSamples = false });
        return [.. claims.Select((claim, i) => new Draws(
            claim.Law, areContinuous, few.Values[$"{i}"].Samples.ToArray(), counted, many.Values[$"{i}"].Mean.Value, many.Values[$"{i}"].Variance,
            [
                .. Levels.Select(level => new TailCount($"below {level:R}", many.Events[$"{i} low {level:R}"].Count, Below(claim.Law, claim.Law.Quantile(level)))),
                .. Levels.Select(level => new TailCount($"above {level:R}", many.Events[$"{i} high {level:R}"].Count, claim.Law.SurvivalFunction(claim.Law.UpperQuantile(level)))),
            ]))];
    }

    /// <summary>P(X &lt; x): an atom at x is not below it.</summary>
    private static double Below(Distribution law, double x) => law.IsDiscrete ? Math.Max(0, law.Cdf(x) - law.Density(x)) : law.Cdf(x);
}

/// <summary>How many runs lie in a tail, and the probability of it.</summary>
internal sealed record TailCount(string Name, long Count, double Probability);
