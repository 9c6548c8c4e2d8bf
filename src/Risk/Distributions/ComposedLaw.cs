namespace Risk.Distributions;

/// <summary>A law made of other laws.</summary>
internal abstract class ComposedLaw : LawWithMoments
{
    // Of a model file; the second keeps a law that shares its parts from unfolding without end.
    private const int DeepestNesting = 64, MostLaws = 20_000;

    private protected ComposedLaw(IReadOnlyList<Distribution> components)
    {
        int deepest = 0;
        long size = 1;
        foreach (Distribution component in components)
        {
            ArgumentNullException.ThrowIfNull(component);
            (deepest, size) = (Math.Max(deepest, component.Depth), size + component.Size);
        }

        Require.Holds(deepest < DeepestNesting, "LIM002", nameof(components), deepest + 1, $"nesting deeper than {DeepestNesting}");
        Require.Holds(size <= MostLaws, "LIM002", nameof(components), size, $"a law made of more than {MostLaws} laws (was {size})");
        (Components, Depth, Size, HasAtoms) = (components, deepest + 1, (int)size, components.Any(c => c.HasAtoms));
    }

    public sealed override IReadOnlyList<Distribution> Components { get; }

    internal sealed override int Depth { get; }

    internal sealed override int Size { get; }

    internal override bool HasAtoms { get; }

    /// <summary>Those of its laws; but what is capped, or the least of several, may have the mean that its law has not.</summary>
    public override IReadOnlyList<Problem> Warnings
    {
        get
        {
            Problem[] all = [.. Components.SelectMany(c => c.Warnings)];
            return Array.Exists(all, IsOfNoMean) && double.IsFinite(Mean) ? Array.FindAll(all, w => !IsOfNoMean(w)) : all;
        }
    }

    private static bool IsOfNoMean(Problem warning) => warning.Code == "DIST008";
}
