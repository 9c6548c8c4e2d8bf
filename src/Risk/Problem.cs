namespace Risk;

/// <summary>One thing wrong, or worth a second look, in a model: where it is, what was found, what the rule is.</summary>
/// <param name="Code">A stable code such as <c>DIST005</c>.</param>
/// <param name="Path">The place in the words of the model, such as <c>customers/Payroll/migration delay</c>.</param>
/// <param name="Message">The rule with the values that break it.</param>
/// <param name="Severity">Whether the model can still run.</param>
/// <param name="Hint">What to do, where that can be said.</param>
public sealed record Problem(string Code, string Path, string Message, Severity Severity = Severity.Error, string? Hint = null)
{
    /// <summary>The problem as one line: line ends and other control characters of names in it are written as escapes, so that no name forges a line of a log.</summary>
    public override string ToString() =>
        PlainText.OneLine((Path.Length == 0 ? "" : $"{Path}: ") + $"{Message} [{Code}]" + (Hint is null ? "" : $" ({Hint})"));
}
