using Risk.Engine.Kernels;

namespace Risk.Engine;

/// <summary>The tables by which the laws without a closed form are sampled.</summary>
internal static class LawTables
{
    private const int MaximumCached = 256;
    private const int MaximumSteps = 65536;

    private static readonly TableCache<Distribution, QuantileTable> Cache = new(MaximumCached, QuantileTableBuilder.Build);

    /// <summary>The table of a continuous law, built at the first request and shared by equal laws.</summary>
    public static QuantileTable OfContinuous(Distribution law) => Cache.Of(law).Value;

    /// <summary>The tables of the laws, built side by side. One that cannot be built says so where it is asked for.</summary>
    public static Dictionary<Distribution, Lazy<QuantileTable>> OfContinuous(IReadOnlySet<Distribution> laws)
    {
        var tables = new Dictionary<Distribution, Lazy<QuantileTable>>();
        var waiting = new List<Lazy<QuantileTable>>();
        foreach (Distribution law in laws)
        {
            Lazy<QuantileTable> table = tables[law] = Cache.Of(law);
            if (!table.IsValueCreated)
            {
                waiting.Add(table);
            }
        }

        int next = -1;
        void Build()
        {
            for (int i = Interlocked.Increment(ref next); i < waiting.Count; i = Interlocked.Increment(ref next))
            {
                try
                {
                    _ = waiting[i].Value;
                }
#pragma warning disable CA1031 // The table remembers it, and throws it again where the plan asks for the table.
                catch (Exception)
#pragma warning restore CA1031
                {
                }
            }
        }

        SideBySide.Run(Build, Math.Max(1, Math.Min(waiting.Count, Environment.ProcessorCount)), "tables");
        return tables;
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
