namespace Risk;

/// <summary>How far a report is: its charts are drawn one after another, and some of them draw runs again.</summary>
/// <param name="Chart">The name of the chart that is drawn next, such as <c>cost-and-completion</c>; empty where all are drawn.</param>
/// <param name="Done">The charts that are drawn.</param>
public readonly record struct ReportProgress(string Chart, int Done);
