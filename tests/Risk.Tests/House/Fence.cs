namespace Risk.Tests.House;

/// <summary>One fenced block of a Markdown file.</summary>
/// <param name="File">The file, relative to the root.</param>
/// <param name="Line">The line of the opening fence, from 1.</param>
/// <param name="Info">What follows the opening fence: <c>csharp</c>, <c>csharp continue</c>, <c>text</c>.</param>
/// <param name="Text">The lines between the fences.</param>
internal sealed record Fence(string File, int Line, string Info, string Text)
{
    public bool IsCSharp => Info.Split(' ')[0] is "csharp" or "cs" or "c#";

    public static IReadOnlyList<Fence> In(string file)
    {
        var fences = new List<Fence>();
        string[] lines = Repository.Read(file).Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string opening = lines[i].TrimStart();
            if (!opening.StartsWith("```", StringComparison.Ordinal))
            {
                continue;
            }

            int first = i + 1;
            for (i = first; i < lines.Length && lines[i].Trim() != "```"; i++)
            {
            }

            Assert.True(i < lines.Length, $"{file}({first}): the fence is never closed");
            fences.Add(new(file, first, opening[3..].Trim(), string.Join('\n', lines[first..i])));
        }

        return fences;
    }
}
