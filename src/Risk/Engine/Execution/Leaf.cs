namespace Risk.Engine;

/// <summary>A leaf is 4,096 consecutive runs: the unit of merging. Leaf i holds the runs from 4,096·i; only the last of a simulation may be short.</summary>
internal static class Leaf
{
    public const int Runs = 4096;

    /// <summary>How many leaves hold <paramref name="runs"/> runs.</summary>
    public static long Count(long runs) => (runs + (Runs - 1)) / Runs;

    /// <summary>How many of the <paramref name="runs"/> runs of a simulation lie in <paramref name="leaf"/>.</summary>
    public static int RunsIn(long leaf, long runs) => (int)Math.Clamp(runs - (leaf * Runs), 0, Runs);
}
