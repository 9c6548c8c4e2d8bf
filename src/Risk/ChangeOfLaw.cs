namespace Risk;

/// <summary>An input, and the law that importance sampling draws it from in place of its own.</summary>
/// <param name="Input">The name of the input.</param>
/// <param name="Law">The law it is drawn from. It must be able to draw whatever the input's own law can.</param>
public sealed record ChangeOfLaw(string Input, Distribution Law)
{
    /// <summary>Such as <c>delay from gamma(shape: 1.5, scale: 9)</c>.</summary>
    public override string ToString() => $"{Input} from {Law}";
}
