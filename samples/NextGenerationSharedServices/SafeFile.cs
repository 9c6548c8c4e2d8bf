namespace NextGenerationSharedServices;

/// <summary>Writes a file beside its target, then renames it, so that a failure leaves the old file whole.</summary>
internal static class SafeFile
{
    public static void Write(string path, Action<Stream> write)
    {
        string draft = path + ".part";
        try
        {
            using (FileStream stream = File.Create(draft))
            {
                write(stream);
            }

            File.Move(draft, path, overwrite: true);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }
}
