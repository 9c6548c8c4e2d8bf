namespace Risk;

/// <summary>What a <see cref="RunColumn"/> holds.</summary>
public enum RunColumnKind
{
    /// <summary>The draws of an input.</summary>
    Input,

    /// <summary>An output that is a number.</summary>
    Value,

    /// <summary>An output that happens in a run (1) or does not (0).</summary>
    Event,

    /// <summary>The weight of the run under importance sampling.</summary>
    Weight,
}
