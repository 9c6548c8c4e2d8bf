using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Risk;

/// <summary>Where uncertain parameters make no sense or no law in time, the compiler says what to do instead, and so does a model file.</summary>
public abstract partial class Distribution
{
    private const string OfData =
        "a law of data takes numbers alone: for data that are too few fit a family and draw from its bootstrap (Bootstrap().Law), for data that may be read in several ways take a Mixture of their laws";

    private const string OfPool =
        "a logarithmic pool takes numbers alone, for it would be integrated anew in each run: take LinearPool, or for normal laws the normal law of pooled precisions";

    /// <summary>Not with uncertain items: a law of data.</summary>
    [Obsolete(OfData, error: true), EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    public static Uncertain Empirical(IReadOnlyList<Uncertain> sample) => throw new NotSupportedException(OfData);

    /// <summary>Not with uncertain items: a law of data.</summary>
    [Obsolete(OfData, error: true), EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    public static Uncertain KernelDensity(IReadOnlyList<Uncertain> sample, Uncertain? bandwidth = null) => throw new NotSupportedException(OfData);

    /// <summary>Not with uncertain items: a law of data.</summary>
    [Obsolete(OfData, error: true), EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    public static Uncertain MetalogFromData(IReadOnlyList<Uncertain> sample, int terms = 5, Uncertain? lower = null, Uncertain? upper = null) => throw new NotSupportedException(OfData);

    /// <summary>Not with uncertain weights or parameters: too slow for every run.</summary>
    [Obsolete(OfPool, error: true), EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    public static Uncertain LogarithmicPool(IReadOnlyList<Uncertain> weights, [Law] IReadOnlyList<Uncertain> laws) => throw new NotSupportedException(OfPool);
}
