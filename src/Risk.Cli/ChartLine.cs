using System.Globalization;

namespace Risk.Cli;

/// <summary>Tells on a terminal which chart of a report is drawn.</summary>
internal sealed class ChartLine(TextWriter errors, bool show) : IProgress<ReportProgress>, IDisposable
{
    private readonly TerminalLine _line = new(errors, show);

    public void Report(ReportProgress value) => _line.Show(value.Chart.Length == 0 ? "" : Line(value));

    public void Dispose() => _line.Dispose();

    internal static string Line(ReportProgress value) => string.Create(CultureInfo.InvariantCulture, $"report: {value.Done} charts drawn, now {value.Chart}");
}
