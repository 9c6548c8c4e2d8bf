namespace Risk.Engine;

/// <summary>The columns of one thread. A column is aligned to 64 bytes and valid until the next <see cref="Evaluate"/>.</summary>
internal unsafe interface IBatchFrame : IDisposable
{
    /// <summary>Computes all outputs of the batch that begins at <paramref name="firstRun"/>, a multiple of the batch's runs.</summary>
    /// <exception cref="RunException">A run has no result: a drawn parameter is invalid, a user's function failed.</exception>
    void Evaluate(ulong firstRun);

    /// <summary>The column of a value output.</summary>
    double* Value(int index);

    /// <summary>The mask column of an event output: per run all bits set, or none. Asked for after every <see cref="Evaluate"/>; its place stays the same.</summary>
    ulong* Event(int index);

    /// <summary>In how many of the first <paramref name="runs"/> runs an event output happens.</summary>
    long Count(int index, int runs);
}
