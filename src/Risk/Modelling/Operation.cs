namespace Risk.Modelling;

/// <summary>What a <see cref="Node"/> computes from its arguments.</summary>
internal enum Operation : byte
{
    /// <summary>A number known beforehand.</summary>
    Constant,

    /// <summary>A named uncertain input; the payload is its <see cref="InputLaw"/>.</summary>
    Input,

    Add,
    Subtract,
    Negate,
    Multiply,
    Divide,
    Minimum,
    Maximum,
    Exp,
    Log,
    Sqrt,
    Floor,

    /// <summary>A whole power; the payload is the exponent.</summary>
    Power,

    Less,
    LessOrEqual,
    Equal,
    And,
    Or,
    Not,

    /// <summary>Arguments (event, then, otherwise).</summary>
    Select,

    /// <summary>The quantile of the law in the payload; argument (probability).</summary>
    Quantile,

    /// <summary>The distribution function of the law in the payload, a <see cref="ScoreLaw"/>, held inside (0, 1); argument (value).</summary>
    Cdf,

    /// <summary>The quantile of the standard gamma law; arguments (probability, shape).</summary>
    GammaQuantile,

    /// <summary>The quantile of the beta law; arguments (probability, alpha, beta).</summary>
    BetaQuantile,

    /// <summary>A user's function over columns; the payload is the <see cref="ColumnFunction"/>.</summary>
    Function,

    /// <summary>One number a period; the payload is the array.</summary>
    SeriesConstant,

    /// <summary>One uncertain number a period, from the arguments.</summary>
    SeriesOf,

    /// <summary>(1 + argument)^t in the period with index t.</summary>
    Growth,

    /// <summary>Amount a period of a flow at unit rate; arguments (from, until, ramp, decay).</summary>
    Flow,

    /// <summary>1 in the period that holds the argument, 0 elsewhere.</summary>
    InPeriod,

    /// <summary>Running total over the periods.</summary>
    Cumulative,

    /// <summary>One period of a series; the payload is its index.</summary>
    Element,

    /// <summary>The quantile of the law of the form in the payload, a <see cref="LawForm"/>; arguments (probability, parameters …), or (law inside, parameters …), the latter an input, a quantile or such a node.</summary>
    LawQuantile,
}
