namespace Risk.Engine;

/// <summary>The first run of a batch whose drawn parameters are invalid: kept until it is known that the simulation has that run.</summary>
internal sealed class RunFault
{
    private Fault? _fault;

    /// <summary>A new batch begins.</summary>
    public void Clear() => _fault = null;

    /// <summary>Notes a run of the batch; the first run counts, and in it what the plan came to first.</summary>
    public void Note(int run, string input, string law, ParameterException reason)
    {
        if (_fault is null || run < _fault.Run)
        {
            _fault = new(run, input, law, reason);
        }
    }

    /// <exception cref="RunException">One of the first <paramref name="count"/> runs of the batch has no result.</exception>
    public void ThrowIfAny(long firstRun, int count, ulong seed)
    {
        if (_fault is (int run, string input, string law, ParameterException reason) && run < count)
        {
            string value = reason.ActualValue is double number ? $" = {Distributions.Require.Text(number)}" : "";
            throw new RunException(reason.Code, input, firstRun + run, seed, $"input {input}, law {law}, parameter {reason.ParamName}{value}: {reason.Rule}", reason);
        }
    }

    private sealed record Fault(int Run, string Input, string Law, ParameterException Reason);
}
