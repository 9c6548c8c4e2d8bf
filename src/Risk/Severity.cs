namespace Risk;

/// <summary>How much a <see cref="Problem"/> matters.</summary>
public enum Severity
{
    /// <summary>The model runs; the report prints the problem.</summary>
    Warning,

    /// <summary>The model does not run.</summary>
    Error,
}
