namespace Risk.Engine;

/// <summary>What a canonical <see cref="Expression"/> is. New kinds go to the end: the order of sums follows from hashes of them.</summary>
internal enum Kind : byte
{
    Constant,

    /// <summary>The uniform of a named input: Tag is the name.</summary>
    Uniform,

    /// <summary>The quantile of a law, from a table or law by law, at argument 0: Tag is the law.</summary>
    Quantile,

    /// <summary>The standard normal quantile of argument 0.</summary>
    NormalQuantile,

    /// <summary>K[0] + Σ K[i + 1]·A[i].</summary>
    Linear,

    /// <summary>Π A[i].</summary>
    Product,

    Divide,
    Minimum,
    Maximum,
    Exp,
    Log,
    Sqrt,
    Floor,
    Less,
    LessOrEqual,
    Equal,
    And,
    Or,
    Not,
    Select,
    GammaQuantile,
    BetaQuantile,
    Function,

    /// <summary>e^(−k·t); arguments (k, t, 1 ⁄ k).</summary>
    Decay,

    /// <summary>(1 − e^(−k·t)) ⁄ k; arguments (k, t, 1 ⁄ k).</summary>
    Annuity,

    /// <summary>(1 − e^(−k·t)·(1 + k·t)) ⁄ k²; arguments (k, t, 1 ⁄ k).</summary>
    RampAnnuity,

    /// <summary>How much of [A[0], A[1]) lies between K[0] and K[1]: a user's max(0, min(hi, until) − max(lo, from)).</summary>
    Overlap,

    /// <summary>1 where ⌊A[0]⌋ = K[0], else 0: a user's "in year t".</summary>
    InUnit,

    /// <summary>Σ coefficient · <see cref="Overlap"/> or <see cref="InUnit"/> over the terms of the <see cref="TimeFamily"/> Tag, between K[0] and K[1].</summary>
    FamilySum,

    /// <summary>Row Tag (an int) of the rows A[0].</summary>
    Element,

    /// <summary>One row a period: the sum Tag, a <see cref="RowSum"/>.</summary>
    Rows,

    /// <summary>One row a period: (1 + A[0])^t.</summary>
    Growth,

    /// <summary>One row a period, each from the scalar argument of the same index.</summary>
    Stack,

    /// <summary>One row a period: running totals of the rows A[0].</summary>
    Cumulative,

    /// <summary>One row a boundary: <see cref="Annuity"/> (k = A[0] = 1 ⁄ A[1]) at each of the boundaries K.</summary>
    AnnuityRows,

    /// <summary>One row a boundary: <see cref="RampAnnuity"/> (k = A[0] = 1 ⁄ A[1]) at each of the boundaries K.</summary>
    RampAnnuityRows,

    /// <summary>One row a boundary: the block Tag, an <see cref="AccrualBlock"/>.</summary>
    Accrual,

    /// <summary>One row a period, and one before and after: the block Tag, a <see cref="PulseBlock"/>.</summary>
    Pulse,

    /// <summary>The distribution function of the law Tag at argument 0, held inside (0, 1).</summary>
    Cdf,

    /// <summary>The quantile at argument 0 of the law Tag, a <see cref="DrawnTag"/>, made from the other arguments.</summary>
    LawQuantile,

    /// <summary>What a ramped flow of rate 1 has carried by its end: the operands of a <see cref="RampTerm"/>; Tag is 1 where it is steep.</summary>
    Ramped,

    /// <summary>One row a boundary K: <see cref="Ramped"/> without an end, of rate A[0], from its annuities A[1], its ramped annuities A[2] and the operands after them.</summary>
    RampedRows,
}
