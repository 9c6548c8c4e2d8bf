namespace Risk.Engine;

/// <summary>The first run of a batch whose drawn parameters are invalid: kept until it is known that the simulation has that run.</summary>
internal sealed class RunFault
{
    private int _run = int.MaxValue;
    private string _input = "";
    private string _law = "";
    private ParameterException? _reason;

    /// <summary>A new batch begins.</summary>
    public void Clear() => _run = int.MaxValue;

    /// <summary>Notes a run of the batch; the first run counts, and in it what the plan came to first.</summary>
    public void Note(int run, string input, string law, ParameterException reason)
    {
        if (run < _run)
        {
            (_run, _input, _law, _reason) = (run, input, law, reason);
        }
    }

    /// <exception cref="RunException">One of the first <paramref name="count"/> runs of the batch has no result.</exception>
    public void ThrowIfAny(long firstRun, int count, ulong seed)
    {
        if (_run < count)
        {
            ParameterException reason = _reason!;
            string value = reason.ActualValue is double number ? $" = {Distributions.Require.Text(number)}" : "";
            throw new RunException(reason.Code, _input, firstRun + _run, seed, $"input {_input}, law {_law}, parameter {reason.ParamName}{value}: {reason.Rule}", reason);
        }
    }
}
