using System.Numerics;

namespace Risk.Engine;

/// <summary>
/// When a stopping rule is looked at: after 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, … leaves, or as many whole replicates from those of the design on, each time a quarter more, up to
/// the most runs. Each look is the options of a fixed simulation of so many runs, which it continues: replicates keep their points, and their number grows.
/// </summary>
internal sealed class LookSchedule
{
    private const long LeastPoints = Leaf.Runs;

    // 16 redraws of 4,096 draws; few that are named need as many points for their balance.
    private const long LeastSmoothed = 16 * Leaf.Runs;

    // Each replicate keeps the moments of every output: 4,096 of them with 400 outputs are some 100 MB.
    private const long ReplicatesAtMost = 4096;

    // The most runs may be given so that they set no limit: the first look does not wait for them.
    private const long MostPoints = 1 << 18;
    private const long MaximumReplicates = 1_000_000;

    private readonly SimulationOptions options;
    private readonly long runsOfUnit;
    private readonly long mostUnits;
    private readonly long mostRuns;

    /// <summary>The looks of <paramref name="rule"/>, where <paramref name="options"/> say the most runs.</summary>
    public LookSchedule(StoppingRule rule, SimulationOptions options)
    {
        this.options = options;
        if (options.Design.HasReplicates)
        {
            runsOfUnit = PointsOf(rule, options);
            mostUnits = Math.Clamp(options.Runs / runsOfUnit, options.Design.Replicates, MaximumReplicates);
            mostRuns = mostUnits * runsOfUnit;
            First = Look(options.Design.Replicates);
        }
        else
        {
            (runsOfUnit, mostRuns) = (Leaf.Runs, options.Whole().Runs);
            mostUnits = Leaf.Count(mostRuns);
            First = Look(1);
        }
    }

    /// <summary>The first look.</summary>
    public SimulationOptions First { get; }

    /// <summary>The most runs.</summary>
    public long MostRuns => mostRuns;

    /// <summary>The look after <paramref name="look"/>; null where that did the most runs.</summary>
    public SimulationOptions? After(SimulationOptions look)
    {
        long units = look.Runs / runsOfUnit;
        return look.Runs >= mostRuns ? null : Look(units + Math.Max(1, units / 4));
    }

    private SimulationOptions Look(long units)
    {
        long whole = Math.Min(units, mostUnits);
        return options.Design.HasReplicates
            ? options with { Runs = whole * runsOfUnit, Design = options.Design with { Replicates = (int)whole } }
            : options with { Runs = Math.Min(whole * runsOfUnit, mostRuns) };
    }

    /// <summary>The points of a replicate, a whole grid for strata.</summary>
    private static long PointsOf(StoppingRule rule, SimulationOptions options)
    {
        long replicates = options.Design.Replicates, each = 1 + ((options.Runs - 1) / replicates);
        long few = Math.Min(MostPoints, Together(ReplicatesAtMost));
        long usual = Math.Max(options.Design.HasRedraws ? LeastSmoothed : LeastPoints, Math.Max(few, Together(MaximumReplicates)));
        long points = Math.Min(rule.Points ?? Math.Min(usual, SamplingDesign.MaximumPoints), each);
        return options.Design.SchemeOf(points * replicates).Points;

        // The power of two that makes at most so many replicates of the most runs.
        long Together(long most) => (long)BitOperations.RoundUpToPowerOf2((ulong)Math.Max(1, options.Runs / most));
    }
}
