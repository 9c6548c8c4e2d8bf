namespace Risk;

/// <summary>A programme read from a file, and what is odd about it but allowed.</summary>
/// <param name="Programme">The programme, checked.</param>
/// <param name="Warnings">Numbers that became 0, names that differ only by case and the like; empty for most.</param>
public sealed record LoadedProgramme(Programme Programme, IReadOnlyList<Problem> Warnings)
{
    /// <summary>How the file wishes to be simulated (<c>simulation</c>: runs, seed, design, replicates, confidence); null where it does not say.</summary>
    public SimulationOptions? Simulation { get; init; }
}
