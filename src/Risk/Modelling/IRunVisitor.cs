namespace Risk.Modelling;

/// <summary>Sees several models side by side in the same runs. Each thread has a visitor of its own.</summary>
internal interface IRunVisitor
{
    /// <summary>Sees a batch.</summary>
    /// <param name="leaf">The leaf of 4,096 runs in which it lies. All batches of a leaf come in order, to one visitor.</param>
    /// <param name="models">The columns of each model.</param>
    /// <param name="runs">The runs of the batch.</param>
    void Visit(long leaf, ReadOnlySpan<RunColumns> models, int runs);
}
