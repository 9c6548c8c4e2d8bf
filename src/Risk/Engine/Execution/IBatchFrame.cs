namespace Risk.Engine;

/// <summary>The columns of one thread. A column is aligned to 64 bytes and valid until the next <see cref="Evaluate"/>.</summary>
internal unsafe interface IBatchFrame : IDisposable
{
    /// <summary>Computes all outputs of the batch that begins at <paramref name="firstRun"/>, a multiple of the batch's runs.</summary>
    /// <remarks>Whether the parameters drawn are valid is asked afterwards, of those runs that the simulation has: see <see cref="ThrowIfInvalid"/>.</remarks>
    void Evaluate(ulong firstRun);

    /// <summary>Throws where a drawn parameter is invalid in one of the first <paramref name="count"/> runs of the batch last computed.</summary>
    /// <exception cref="RunException">The first such run, with input, parameter, value and rule.</exception>
    void ThrowIfInvalid(long firstRun, int count, ulong seed);

    /// <summary>The column of a value output.</summary>
    double* Value(int index);

    /// <summary>The weights of the runs; null where all count alike.</summary>
    double* Weight => null;

    /// <summary>The mask column of an event output: per run all bits set, or none. Asked for after every <see cref="Evaluate"/>; its place stays the same.</summary>
    ulong* Event(int index);

    /// <summary>In how many of the first <paramref name="runs"/> runs an event output happens.</summary>
    long Count(int index, int runs);
}
