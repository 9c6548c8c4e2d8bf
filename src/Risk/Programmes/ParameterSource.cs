namespace Risk;

/// <summary>One parameter of a programme, its value and where it is from.</summary>
/// <param name="Path">Its place, such as <c>customers/Payroll/annual saving</c>.</param>
/// <param name="Value">The value as text.</param>
/// <param name="Provenance">Where it is from; null where nobody has said.</param>
public sealed record ParameterSource(string Path, string Value, Provenance? Provenance)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Path} = {Value}" + (Provenance is null ? "" : $"  [{Provenance}]");
}
