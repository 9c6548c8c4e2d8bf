namespace Risk.Modelling;

/// <summary>What one run of a node yields.</summary>
internal enum Shape : byte
{
    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Event,

    /// <summary>A number a period.</summary>
    Series,
}
