namespace Risk;

/// <summary>A value breaks the rule of a parameter. The message names the parameter, the value and the rule.</summary>
public sealed class ParameterException : ArgumentOutOfRangeException
{
    /// <summary>The stable code of the rule, such as <c>DIST003</c>.</summary>
    public string Code { get; }

    /// <summary>The rule with the values that break it, without the decoration of <see cref="Exception.Message"/>.</summary>
    public string Rule { get; }

    /// <summary>An exception for the rule <paramref name="code"/> of <paramref name="parameter"/>.</summary>
    public ParameterException(string code, string parameter, object? value, string rule)
        : base(parameter, value, rule) => (Code, Rule) = (code, rule);
}
