namespace Risk;

/// <summary>How a parameter came to its value.</summary>
public enum ProvenanceKind
{
    /// <summary>Read in a source that others can read too.</summary>
    Fact,

    /// <summary>Arithmetic on facts.</summary>
    Derived,

    /// <summary>A modelling choice; not evidence.</summary>
    Assumption,
}
