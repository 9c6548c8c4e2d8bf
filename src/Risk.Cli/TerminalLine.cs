namespace Risk.Cli;

/// <summary>One line on a terminal, written over as things go on; it is wiped out at the end. Nothing where the output goes to a file or a pipe.</summary>
internal sealed class TerminalLine(TextWriter errors, bool show) : IDisposable
{
    private readonly Lock _lock = new();
    private int _width;

    /// <summary>Whether there is anything on the line.</summary>
    public bool IsShown => _width > 0;

    public void Show(string line)
    {
        lock (_lock)
        {
            if (show)
            {
                errors.Write("\r" + line.PadRight(_width));
                _width = line.Length;
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (_width > 0)
            {
                errors.Write("\r" + new string(' ', _width) + "\r");
                _width = 0;
            }
        }
    }
}
