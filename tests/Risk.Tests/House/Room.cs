namespace Risk.Tests.House;

/// <summary>A folder of src/Risk: one stage on the way from a programme to a result.</summary>
/// <param name="Folder">The folder under src/Risk; empty for the door, the words that every room shares.</param>
/// <param name="MayUse">The rooms whose types may be mentioned here, besides the room itself and the door.</param>
internal sealed record Room(string Folder, params string[] MayUse)
{
    public string Namespace => Folder.Length == 0 ? "Risk" : "Risk." + Folder.Replace('/', '.');
}
