namespace Risk;

/// <summary>What an uplift is for.</summary>
public enum UpliftedQuantity
{
    /// <summary>How long the works take.</summary>
    WorksDuration,

    /// <summary>Capital expenditure: what it costs to build.</summary>
    CapitalExpenditure,

    /// <summary>Operating expenditure: what it costs to run.</summary>
    OperatingExpenditure,

    /// <summary>What is gained.</summary>
    Benefits,
}
