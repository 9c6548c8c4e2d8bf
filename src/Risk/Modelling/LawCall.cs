using Risk.Modelling;

namespace Risk;

/// <summary>A law with uncertain parameters as it was written: the factory and what it was given, so that files and reports can say it again.</summary>
/// <param name="Factory">The name of the factory of <see cref="Distribution"/>, such as <c>Triangular</c>.</param>
/// <param name="Arguments">The arguments by parameter name, in the order of the factory; the items of a list one by one, such as <c>weights[0]</c>.</param>
public sealed record LawCall(string Factory, IReadOnlyList<(string Name, Uncertain Value)> Arguments)
{
    /// <summary>How its draw is made of one uniform; null where it is made otherwise, as a sum of draws is.</summary>
    internal DrawnCall? Drawn { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Factory}({string.Join(", ", Arguments.Select(a => a.Name))})";
}
