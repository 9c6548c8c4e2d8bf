using Risk.Engine.Kernels;

namespace Risk.Engine;

/// <summary>The tables by which the laws without a closed form are sampled.</summary>
internal static class LawTables
{
    private const int MaximumCached = 256;
    private const int MaximumSteps = 65536;

    private static readonly Lock Gate = new();
    private static readonly Dictionary<Distribution, Lazy<QuantileTable>> Cache = [];

    /// <summary>The table of a continuous law, built at the first request and shared by equal laws.</summary>
    public static QuantileTable OfContinuous(Distribution law)
    {
        Lazy<QuantileTable>? table;
        lock (Gate)
        {
            if (!Cache.TryGetValue(law, out table))
            {
                if (Cache.Count >= MaximumCached)
                {
                    Cache.Clear(); // tables in use stay with their plans
                }

                Cache.Add(law, table = new(() => QuantileTableBuilder.Build(law)));
            }
        }

        return table.Value;
    }

    /// <summary>Builds the tables of the laws side by side.</summary>
    public static void Prepare(Distribution[] laws)
    {
        int next = -1;
        void Build()
        {
            for (int i = Interlocked.Increment(ref next); i < laws.Length; i = Interlocked.Increment(ref next))
            {
                try
                {
                    OfContinuous(laws[i]);
                }
#pragma warning disable CA1031 // The table remembers it, and throws it again where the plan asks for the table.
                catch (Exception)
#pragma warning restore CA1031
                {
                }
            }
        }

        SideBySide.Run(Build, Math.Max(1, Math.Min(laws.Length, Environment.ProcessorCount)), "tables");
    }

    /// <summary>The table of a discrete law between its quantiles at 2⁻⁵³ and 1 − 2⁻⁵³; null where it has more than 65,536 steps.</summary>
    public static StepTable? OfDiscrete(Distribution law)
    {
        var values = new List<double>();
        var cumulative = new List<double>();
        double last = law.UpperQuantile(QuantileTable.LeastV);
        double x = law.Quantile(QuantileTable.LeastV);
        while (values.Count < MaximumSteps)
        {
            double probability = law.Cdf(x);
            values.Add(x);
            cumulative.Add(probability);
            if (!(x < last) || probability >= 1)
            {
                return new StepTable(values.ToArray(), cumulative.ToArray());
            }

            // The next value is the least that a larger probability needs.
            double next = law.Quantile(Math.BitIncrement(probability));
            if (!(next > x))
            {
                return null;
            }

            x = next;
        }

        return null;
    }
}
