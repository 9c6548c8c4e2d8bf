namespace Risk.Analysis;

/// <summary>An input of one alternative or of several, in the same runs.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Law">Its law in the first alternative that has it, or in the first where it is continuous.</param>
/// <param name="Draws">Its draws there.</param>
/// <param name="Place">That alternative.</param>
internal sealed record DecisionInput(string Name, Distribution Law, double[] Draws, string Place)
{
    /// <summary>False where alternatives draw it from different laws: then what is known is how far up its law it lies, and no value of it turns the decision.</summary>
    public bool HasOneLaw { get; private init; } = true;

    /// <summary>The input as <paramref name="other"/> has it too.</summary>
    /// <exception cref="ModelException">RUN044: the two do not rise and fall together, so that to know one is not to know the other.</exception>
    public DecisionInput With(DecisionInput other)
    {
        if (!RisesWith(other.Draws))
        {
            throw new ModelException(new Problem(
                "RUN044", Name, $"the input is no one thing to know: it is drawn otherwise in {Place} than in {other.Place}, where it may be joined to others or be late in the design. Join it alike in all alternatives, or name it apart"));
        }

        return (Law.IsDiscrete && !other.Law.IsDiscrete ? other : this) with { HasOneLaw = HasOneLaw && other.HasOneLaw && Law.Equals(other.Law) };
    }

    /// <summary>Whether both are drawn from the same uniforms, by whichever laws.</summary>
    private bool RisesWith(double[] others)
    {
        if (Draws.AsSpan().SequenceEqual(others))
        {
            return true;
        }

        (double Own, double Other)[] pairs = [.. Draws.Zip(others)];
        Array.Sort(pairs);
        for (int i = 1; i < pairs.Length; i++)
        {
            if (pairs[i].Other < pairs[i - 1].Other)
            {
                return false;
            }
        }

        return true;
    }
}
