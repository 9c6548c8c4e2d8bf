namespace Risk.Files;

/// <summary>Files read whole, up to a limit.</summary>
internal static class InputFile
{
    public static byte[] ReadAll(string path, long limit)
    {
        try
        {
            if (Directory.Exists(path))
            {
                throw WholeFile.Fault("FILE004", path, $"{path} is a folder");
            }

            var file = new FileInfo(path);
            if (!file.Exists)
            {
                throw WholeFile.Fault("FILE002", path, $"file not found: {path}");
            }

            return file.Length > limit ? throw WholeFile.Fault("LIM008", path, $"the file has {file.Length} bytes, limit {limit}") : File.ReadAllBytes(path);
        }
        catch (UnauthorizedAccessException)
        {
            throw WholeFile.Fault("FILE003", path, $"access denied: {path}");
        }
        catch (IOException e)
        {
            throw WholeFile.Fault("FILE004", path, $"{path} could not be read: {e.Message}");
        }
    }
}
