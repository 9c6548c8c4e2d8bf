using System.Globalization;

namespace Risk;

/// <summary>One run has no result: an output is not a number, a drawn parameter is invalid, a user's function failed.</summary>
public sealed class RunException : Exception
{
    /// <summary>The stable code of the rule, such as <c>NUM001</c>.</summary>
    public string Code { get; }

    /// <summary>The output or input at fault.</summary>
    public string Name { get; }

    /// <summary>The index of the run, which can be recomputed alone.</summary>
    public long Run { get; }

    /// <summary>The seed of the simulation.</summary>
    public ulong Seed { get; }

    /// <summary>An exception for <paramref name="run"/>; the run, the seed and the code are appended to <paramref name="fault"/>.</summary>
    public RunException(string code, string name, long run, ulong seed, string fault, Exception? inner = null)
        : base(string.Create(CultureInfo.InvariantCulture, $"{fault} in run {run} (seed {seed}) [{code}]"), inner) =>
        (Code, Name, Run, Seed) = (code, name, run, seed);

    /// <summary>The same fault, with the place where several models run side by side.</summary>
    internal RunException(string place, RunException fault)
        : base($"{place}: {fault.Message}", fault.InnerException) =>
        (Code, Name, Run, Seed) = (fault.Code, fault.Name, fault.Run, fault.Seed);
}
