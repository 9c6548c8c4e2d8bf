namespace Risk;

/// <summary>How the runs of a simulation are spread over the inputs.</summary>
public enum SamplingMethod
{
    /// <summary>Independent runs.</summary>
    MonteCarlo,

    /// <summary>Pairs of runs: where one draws u, the other draws 1 − u.</summary>
    Antithetic,

    /// <summary>Each input has one run in each of n equal strata, at a random place in it.</summary>
    LatinHypercube,

    /// <summary>Each input has one run in the middle of each of n equal strata.</summary>
    MidpointLatinHypercube,

    /// <summary>Sobol points, scrambled at random.</summary>
    Sobol,

    /// <summary>A few named inputs have one run in each cell of a grid.</summary>
    Stratified,

    /// <summary>Independent runs, in which some inputs are drawn from other laws and every run has a weight.</summary>
    Importance,
}
