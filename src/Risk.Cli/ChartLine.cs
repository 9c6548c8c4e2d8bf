using System.Globalization;

namespace Risk.Cli;

/// <summary>One line on a terminal that tells which chart of a report is drawn; nothing where the output goes to a file or a pipe.</summary>
internal sealed class ChartLine(TextWriter errors, bool show) : IProgress<ReportProgress>, IDisposable
{
    private int _width;

    public void Report(ReportProgress value)
    {
        if (show)
        {
            Show(value.Chart.Length == 0 ? "" : Line(value));
        }
    }

    public void Dispose()
    {
        if (_width > 0)
        {
            Show("");
            errors.Write('\r');
            _width = 0;
        }
    }

    internal static string Line(ReportProgress value) => string.Create(CultureInfo.InvariantCulture, $"report: {value.Done} charts drawn, now {value.Chart}");

    private void Show(string line)
    {
        errors.Write("\r" + line.PadRight(_width));
        _width = line.Length;
    }
}
