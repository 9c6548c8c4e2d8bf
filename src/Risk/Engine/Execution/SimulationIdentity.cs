namespace Risk.Engine;

/// <summary>What two partial results must share to be parts of one simulation.</summary>
/// <param name="ModelHash">The hash of the model: what is drawn and what is computed from it.</param>
/// <param name="Seed">The one number of the experiment.</param>
/// <param name="Design">The sampling design in words; a design tied to a number of runs says the number.</param>
/// <param name="StreamVersion">The version of the mapping from (seed, name, run) to a draw.</param>
/// <param name="LibraryVersion">The version of this library.</param>
internal sealed record SimulationIdentity(string ModelHash, ulong Seed, string Design, int StreamVersion, string LibraryVersion)
{
    /// <summary>How runs depend on each other: it follows from the design.</summary>
    public RunScheme Scheme { get; } = RunScheme.Parse(Design);

    /// <summary>The version of this assembly, without the source revision.</summary>
    public static string ThisLibrary { get; } = typeof(SimulationIdentity).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}
