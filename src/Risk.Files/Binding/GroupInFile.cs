using Risk.Files.Json;

namespace Risk.Files.Binding;

/// <summary>A group and its place.</summary>
/// <param name="Group">The group, whose inputs are names under <c>inputs</c>.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="IsWhole">False where some other field has a fault, which has been told: its laws are still held to their rules.</param>
internal sealed record GroupInFile(Dependence Group, Element Place, bool IsWhole);
