namespace Risk.Engine;

/// <summary>A compiled model for one seed and one sampling design: what the driver runs. Immutable, shared by all threads.</summary>
internal interface IBatchProgram
{
    /// <summary>The outputs that are numbers, sorted ordinally.</summary>
    IReadOnlyList<string> ValueNames { get; }

    /// <summary>The outputs that are events, sorted ordinally.</summary>
    IReadOnlyList<string> EventNames { get; }

    /// <summary>Runs of one batch: 64, 128 or 256, divisors of <see cref="Leaf.Runs"/>.</summary>
    int BatchRuns { get; }

    /// <summary>True where runs have weights.</summary>
    bool HasWeights => false;

    /// <summary>True where ±∞ is a legitimate value of this output ("never"); its moments are then undefined, its quantiles are not.</summary>
    bool AllowsInfinity(int value);

    /// <summary>Columns and scratch of one thread.</summary>
    IBatchFrame NewFrame();
}
