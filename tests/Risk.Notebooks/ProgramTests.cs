using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Risk.Tests.House;

namespace Risk.Notebooks;

/// <summary>The scripts of samples/scripts and the programs of the guide, run as a session runs them, print what stands beside them.</summary>
[Collection(OneConsole.Name)]
public sealed partial class ProgramTests(PackedFeed feed)
{
    public static TheoryData<string> Scripts => [.. Repository.Files("samples/scripts", ".cs")];

    public static TheoryData<string, int> Programs
    {
        get
        {
            var programs = new TheoryData<string, int>();
            foreach (string file in (string[])["docs/getting-started.md", "docs/methods.md", "docs/faq.md"])
            {
                for (int number = 1; number <= Fence.In(file).Count(fence => fence.Info == "csharp"); number++)
                {
                    programs.Add(file, number);
                }
            }

            return programs;
        }
    }

    /// <summary>RISK_UPDATE=1 writes what was printed instead of comparing it.</summary>
    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task A_script_prints_what_was_committed_beside_it(string file)
    {
        string text = Repository.Read(file);
        Assert.InRange(text.Split('\n').Length - 1, 20, 60);
        Assert.All(Project().Matches(text), project => Assert.True(File.Exists(Path.Combine(Repository.Root, "samples/scripts", project.Groups[1].Value))));
        string expected = Path.Combine(Repository.Root, Path.ChangeExtension(file, ".txt"));
        string printed = await Printed(Directive().Replace(text, ""), Path.Combine(Repository.Root, "samples/scripts"));
        if (Environment.GetEnvironmentVariable("RISK_UPDATE") == "1")
        {
            await File.WriteAllTextAsync(expected, printed);
            return;
        }

        Assert.Equal(await File.ReadAllTextAsync(expected), printed);
    }

    /// <summary>A program is followed by the block of text that it prints.</summary>
    [Theory]
    [MemberData(nameof(Programs))]
    public async Task A_program_of_a_document_prints_the_block_that_follows_it(string file, int number)
    {
        List<Fence> fences = [.. Fence.In(file)];
        int program = fences.IndexOf(fences.Where(fence => fence.Info == "csharp").ElementAt(number - 1));
        Assert.True(program + 1 < fences.Count && fences[program + 1].Info == "text", $"{file}, program {number}: a program without its output");
        string printed = await Printed(fences[program].Text, Repository.Root);
        if (Environment.GetEnvironmentVariable("RISK_UPDATE") == "1")
        {
            List<string> all = [.. Repository.Read(file).Split('\n')];
            all.RemoveRange(fences[program + 1].Line, fences[program + 1].Text.Split('\n').Length);
            all.InsertRange(fences[program + 1].Line, Lines(printed));
            await File.WriteAllTextAsync(Path.Combine(Repository.Root, file), string.Join('\n', all));
            return;
        }

        Assert.Equal(Lines(fences[program + 1].Text), Lines(printed));
    }

    private async Task<string> Printed(string program, string folder)
    {
        Directory.SetCurrentDirectory(folder);
        string packages = string.Concat(((string[])["Risk.Files", "Risk.Reporting"]).Select(id => $"#r \"nuget: {id}, {feed.Version}\"\n"));
        JsonArray outputs = await new Session(feed).Run(packages + program);
        Assert.DoesNotContain(outputs, output => (string?)output!["output_type"] == "error" && Fail(output));
        return string.Concat(outputs.Select(output => Cell.Text(output!["text"])));
    }

    private static bool Fail(JsonNode error) => throw new InvalidOperationException((string?)error["evalue"]);

    private static string[] Lines(string text) => [.. text.TrimEnd().Split('\n').Select(line => line.TrimEnd())];

    [GeneratedRegex("^#:.*$", RegexOptions.Multiline)]
    private static partial Regex Directive();

    [GeneratedRegex("^#:project (.+)$", RegexOptions.Multiline)]
    private static partial Regex Project();
}
