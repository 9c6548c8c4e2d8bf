namespace Risk.Tests.House;

/// <summary>A folder of src/Risk: one stage on the way from a programme to a result. Folders within it are its drawers, unless they are rooms themselves.</summary>
/// <param name="Folder">The folder under src/Risk; empty for the door, the words that every room shares.</param>
/// <param name="MayUse">The rooms whose types may be mentioned here, besides the room itself and the door.</param>
internal sealed record Room(string Folder, params string[] MayUse)
{
    public const string Door = "";

    /// <summary>Whether the room, or one of its drawers, is <paramref name="folder"/>.</summary>
    public bool Holds(string folder) =>
        folder == Folder || (Folder.Length > 0 && folder.StartsWith(Folder + "/", StringComparison.Ordinal));
}
