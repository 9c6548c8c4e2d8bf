namespace Risk;

/// <summary>An uncertain value as text, with what its names mean: see <see cref="Formula.Of"/>.</summary>
/// <param name="Text">The formula.</param>
/// <param name="Inputs">The inputs that it names by themselves, and their laws.</param>
/// <param name="Groups">The groups of the inputs that it names and a copula joins, each once.</param>
public sealed record WrittenFormula(string Text, IReadOnlyDictionary<string, Distribution> Inputs, IReadOnlyList<DependenceGroup> Groups);
