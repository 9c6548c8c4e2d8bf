namespace Risk;

/// <summary>A law could not be fitted: the data cannot come from the family, are too few, or leave the parameters open.</summary>
public sealed class FitException : Exception
{
    /// <summary>An exception of the rule <paramref name="code"/>.</summary>
    public FitException(string code, string message)
        : base($"{message} [{code}]") => Code = code;

    /// <summary>
    /// The stable code of the rule. FIT001: too few data, or all equal. FIT002: the family does not know such data: outside its support, or censored where it is fitted to
    /// exact values. FIT003: the method does not know censored data. FIT004: the parameters cannot be found.
    /// </summary>
    public string Code { get; }
}
