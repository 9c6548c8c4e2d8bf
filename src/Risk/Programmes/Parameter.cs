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

    /// <summary>The input that stands here by its name, where its law is known before the runs; null for any other value.</summary>
    public Modelling.InputLaw? NamedLaw => Value is not { IsNamed: true, Node: { } node } ? null
        : node.Joined is { } joined ? (joined.Law.Law is { } own ? new(joined.Name, own) : null)
        : node.Payload is Modelling.InputLaw { Serves: null } input ? input : null;

    /// <summary>The value as reports print it.</summary>
    public string Shown => Value is null ? Text?.Invoke() ?? ""
        : Constant is { } number ? number.ToString(CultureInfo.InvariantCulture)
        : Value is { IsNamed: true, Node.Joined: { } joined } ? $"{joined.Name} ~ {(object?)joined.Law.Law ?? joined.Law.Call!.Factory}, joined in {joined.Group.Name}"
        : Value.Law?.ToString() ?? (Value.IsNamed && Value.Node.Payload is Modelling.InputLaw input ? $"{input.Name} ~ {input.Law}" : "computed from other inputs");
}
