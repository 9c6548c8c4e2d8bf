namespace Risk.Reporting;

/// <summary>Files that are whole or not there. The codes are those of model files; the package knows none of their code.</summary>
internal static class WholeFile
{
    private const int DiskFull = unchecked((int)0x80070070), NoSpaceLeft = 0x1C;

    public static void Write(string path, string text, bool overwrite)
    {
        string target = Path.GetFullPath(path);
        if (!overwrite && File.Exists(target))
        {
            throw Fault("OUT002", path, $"file exists: {path}", "choose another name, or say that it may be overwritten");
        }

        string temporary = Path.Combine(Path.GetDirectoryName(target) ?? target, $".{Path.GetFileName(target)}.{Environment.ProcessId}.tmp");
        try
        {
            File.WriteAllText(temporary, text);
            File.Move(temporary, target, overwrite);
        }
        catch (UnauthorizedAccessException)
        {
            throw Fault("FILE003", path, $"access denied: {path}");
        }
        catch (DirectoryNotFoundException)
        {
            throw Fault("FILE002", path, $"folder not found: {Path.GetDirectoryName(target)}");
        }
        catch (IOException e)
        {
            throw e.HResult is DiskFull or NoSpaceLeft
                ? Fault("OUT010", path, $"disk full writing {path} (needs about {1 + (text.Length >> 20)} MB)")
                : Fault("OUT011", path, $"{path} could not be written: {e.Message}");
        }
        finally
        {
            if (File.Exists(temporary))
            {
                File.Delete(temporary);
            }
        }
    }

    private static ModelException Fault(string code, string path, string message, string? hint = null) => new(new Problem(code, path, message, Severity.Error, hint));
}
