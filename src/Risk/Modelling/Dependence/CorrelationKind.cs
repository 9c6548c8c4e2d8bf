namespace Risk;

/// <summary>In what a correlation is measured.</summary>
public enum CorrelationKind
{
    /// <summary>Pearson's, of the normal scores: the parameter of a Gaussian or t copula.</summary>
    Scores,

    /// <summary>Spearman's, of the ranks: ρ = 2 sin(π ρₛ/6) for a Gaussian copula.</summary>
    Spearman,

    /// <summary>Kendall's τ, of the order of pairs: ρ = sin(π τ/2) for a Gaussian or t copula.</summary>
    Kendall,

    /// <summary>Pearson's, of the values themselves: it depends on their laws (<see cref="CorrelationMatrix.FromPearson"/>).</summary>
    Pearson,
}
