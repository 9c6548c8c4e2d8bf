namespace Risk;

/// <summary>A law could not be fitted: the data cannot come from the family, are too few, or leave the parameters open.</summary>
public sealed class FitException : Exception
{
    /// <summary>An exception of the rule <paramref name="code"/>.</summary>
    public FitException(string code, string message)
        : base($"{message} [{code}]") => Code = code;

    /// <summary>
    /// The stable code of the rule. FIT001: too few data. FIT002: the data lie outside the support. FIT003: the method does not know
    /// censored data, or no likelihood for it. FIT004: the parameters cannot be found.
    /// </summary>
    public string Code { get; }
}
