using System.Globalization;

namespace Risk.Programmes;

/// <summary>One parameter of a programme.</summary>
/// <param name="Path">Its place, which names its draws where it is a distribution.</param>
/// <param name="Kind">What it measures.</param>
/// <param name="Value">The value, where it may be uncertain.</param>
/// <param name="Text">Writes the value, where it may not: few that check parameters read them.</param>
internal sealed record Parameter(string Path, ParameterKind Kind, Uncertain? Value, Func<string>? Text = null)
{
    /// <summary>The certain value; null where it is uncertain.</summary>
    public double? Constant => Value is { IsNamed: true } v && v.Node.IsConstant ? v.Node.Constant : null;

    /// <summary>The value as reports print it.</summary>
    public string Shown => Value is null ? Text?.Invoke() ?? ""
        : Constant is { } number ? number.ToString(CultureInfo.InvariantCulture)
        : Value is { IsNamed: true, Node.Joined: { } joined } ? $"{joined.Name} ~ {(object?)joined.Law.Law ?? joined.Law.Call!.Factory}, joined in {joined.Group.Name}"
        : Value.Law?.ToString() ?? (Value.IsNamed && Value.Node.Payload is Modelling.InputLaw input ? $"{input.Name} ~ {input.Law}" : "computed from other inputs");
}
