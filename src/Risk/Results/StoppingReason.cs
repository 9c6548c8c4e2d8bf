namespace Risk;

/// <summary>Why a simulation with a <see cref="StoppingRule"/> ended.</summary>
public enum StoppingReason
{
    /// <summary>The interval is as narrow as asked for.</summary>
    Narrow,

    /// <summary>The interval lies on one side of the threshold.</summary>
    Settled,

    /// <summary>Every run gave the same value, or the output depends on nothing uncertain: there is nothing to wait for.</summary>
    Degenerate,

    /// <summary>The most runs were done, and neither was reached.</summary>
    RunLimit,

    /// <summary>The time was up, and neither was reached. Another machine may do another number of runs.</summary>
    TimeLimit,

    /// <summary>Cancelled, where <see cref="SimulationOptions.ResultWhenCancelled"/> asks for what was done by then: the last look.</summary>
    Cancelled,

    /// <summary>The mean does not exist, and no number of runs makes it exist.</summary>
    Undefined,
}
