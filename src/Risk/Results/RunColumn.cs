namespace Risk;

/// <summary>One figure of every run: the draws of an input, a value, an event or the weight.</summary>
/// <param name="Name">The name of the input or output.</param>
/// <param name="Kind">Which of them.</param>
public sealed record RunColumn(string Name, RunColumnKind Kind)
{
    /// <summary>The weights of the runs of importance sampling, without which its values tell nothing of the model.</summary>
    public static RunColumn Weight { get; } = new("weight", RunColumnKind.Weight);
}
