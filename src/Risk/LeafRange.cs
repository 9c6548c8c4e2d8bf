namespace Risk;

/// <summary>Consecutive leaves; leaf i holds the 4,096 runs from 4,096·i.</summary>
/// <param name="First">The first leaf.</param>
/// <param name="End">The leaf after the last.</param>
public readonly record struct LeafRange(long First, long End)
{
    /// <summary>How many leaves there are.</summary>
    public long Count => End - First;

    /// <summary>The leaves as <c>3..7</c>, both ends included, or one number.</summary>
    public override string ToString() => Count == 1 ? $"{First}" : $"{First}..{End - 1}";
}
