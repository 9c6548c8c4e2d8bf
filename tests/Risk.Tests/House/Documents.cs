namespace Risk.Tests.House;

/// <summary>The Markdown files that users read, and the programs in them.</summary>
internal static class Documents
{
    public static IReadOnlyList<string> Files { get; } =
        [.. Repository.Files("", ".md").Where(file => !file.Contains('/', StringComparison.Ordinal)), .. Repository.Files("docs", ".md")];

    /// <summary>Each program of a file: a <c>csharp</c> fence and the <c>csharp continue</c> fences that go on from it.</summary>
    public static IReadOnlyList<(Fence First, string Text)> Programs(string file)
    {
        var programs = new List<(Fence First, string Text)>();
        foreach (Fence fence in Fence.In(file).Where(fence => fence.IsCSharp))
        {
            switch (fence.Info)
            {
                case "csharp":
                    programs.Add((fence, fence.Text));
                    break;
                case "csharp continue" when programs.Count > 0:
                    programs[^1] = (programs[^1].First, programs[^1].Text + "\n" + fence.Text);
                    break;
                default:
                    Assert.Fail($"{fence.File}({fence.Line}): ```{fence.Info} is neither ```csharp nor a ```csharp continue after one");
                    break;
            }
        }

        return programs;
    }

    /// <summary>The first program of the README and the block of output that follows it.</summary>
    public static (string Program, string Output) FirstScreen()
    {
        IReadOnlyList<Fence> fences = Fence.In("README.md");
        int program = fences.ToList().FindIndex(fence => fence.Info == "csharp");
        Assert.True(program >= 0, "README.md has no ```csharp block");
        Fence? output = fences.Skip(program + 1).FirstOrDefault(fence => fence.Info == "text");
        Assert.True(output is not null, "README.md has no ```text block with the output of its first program");
        return (fences[program].Text, output.Text);
    }
}
