namespace Risk.Files.Binding;

/// <summary>A group under <c>dependence</c>: inputs of the file that a copula joins.</summary>
/// <param name="Name">The name of the group.</param>
/// <param name="Inputs">Names under <c>inputs</c>, in the order of the matrix.</param>
/// <param name="Copula">Which copula.</param>
internal sealed record Dependence(string Name, IReadOnlyList<string> Inputs, CopulaFamily Copula)
{
    /// <summary>The most inputs of one group.</summary>
    public const int MostInputs = 1000;

    /// <summary>Of a Gaussian or t copula.</summary>
    public StatedCorrelation? Correlation { get; init; }

    /// <summary>In what the correlation is measured.</summary>
    public CorrelationKind? Kind { get; init; }

    /// <summary>Of a t copula.</summary>
    public double? DegreesOfFreedom { get; init; }

    /// <summary>Of a Clayton, Gumbel or Frank copula.</summary>
    public double? Theta { get; init; }

    /// <summary>True where low and high are exchanged.</summary>
    public bool Survival { get; init; }

    /// <summary>The fields that a family needs beyond name, inputs and copula; the others it does not take.</summary>
    public static IReadOnlyList<string> FieldsOf(CopulaFamily family) => family switch
    {
        CopulaFamily.Gaussian => ["correlation", "kind"],
        CopulaFamily.StudentT => ["correlation", "kind", "degreesOfFreedom"],
        _ => ["theta"],
    };

    /// <summary>A group as a file says it.</summary>
    public static Dependence Of(DependenceGroup group) => new(group.Name, [.. group.Inputs.Select(i => i.Name)], group.Copula.Family)
    {
        Correlation = group.Copula.Correlation is { } matrix ? StatedCorrelation.Of(matrix) : null,
        Kind = group.Copula.Correlation?.Kind,
        DegreesOfFreedom = group.Copula.DegreesOfFreedom,
        Theta = group.Copula.Theta,
        Survival = group.Copula.IsSurvival,
    };
}
