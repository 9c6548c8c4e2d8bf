using System.Text;

namespace Risk.Files;

/// <summary>Files that are whole or not there: what is there stays until the new one is complete. Risk.Reporting compiles it too, so that it needs no package of files.</summary>
internal static class WholeFile
{
    private const int DiskFull = unchecked((int)0x80070070), NoSpaceLeft = 0x1C;

    public static void ThrowIfTaken(string path, bool overwrite)
    {
        if (!overwrite && File.Exists(path))
        {
            throw Fault("OUT002", path, $"file exists: {path}", "choose another name, or say that it may be overwritten");
        }
    }

    public static void Write(string path, string text, bool overwrite)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Write(path, stream => stream.Write(bytes), overwrite, bytes.Length);
    }

    /// <summary>
    /// Writes to a temporary file of its own beside <paramref name="path"/>, which takes that name when it is whole and is removed when it cannot be.
    /// Of two that write one file at the same moment the last to end is kept whole where both may overwrite it, and the first where not.
    /// </summary>
    /// <param name="path">Where.</param>
    /// <param name="write">Writes the content; need not flush.</param>
    /// <param name="overwrite">True to replace a file that is there.</param>
    /// <param name="about">How many bytes it may come to, for the message when the disk is full.</param>
    public static void Write(string path, Action<Stream> write, bool overwrite, long about)
    {
        string target = Path.GetFullPath(path);
        ThrowIfTaken(path, overwrite);
        string temporary = Path.Combine(Path.GetDirectoryName(target) ?? target, $".{Guid.NewGuid():N}.tmp");
        bool isThere = false;
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16))
            {
                isThere = true;
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite);
            isThere = false;
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
            ThrowIfTaken(path, overwrite);
            throw e.HResult is DiskFull or NoSpaceLeft
                ? Fault("OUT010", path, $"disk full writing {path} (needs about {1 + (about >> 20)} MB)")
                : Fault("OUT011", path, $"{path} could not be written: {e.Message}");
        }
        finally
        {
            if (isThere)
            {
                File.Delete(temporary);
            }
        }
    }

    public static ModelException Fault(string code, string path, string message, string? hint = null) => new(new Problem(code, path, message, Severity.Error, hint));
}
