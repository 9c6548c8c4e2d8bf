namespace Risk.Programmes;

/// <summary>What a parameter measures, and with that what it may be.</summary>
internal enum ParameterKind
{
    /// <summary>Any finite number: money, a rate, a score.</summary>
    Number,

    /// <summary>Months beyond plan: never negative.</summary>
    Delay,

    /// <summary>In [0, 1].</summary>
    Probability,

    /// <summary>A pace: always above 0.</summary>
    Pace,

    /// <summary>A hazard: never negative.</summary>
    Hazard,

    /// <summary>A growth: above −1.</summary>
    Growth,

    /// <summary>Fixed text or a date: shown with its provenance, not checked.</summary>
    Text,
}
