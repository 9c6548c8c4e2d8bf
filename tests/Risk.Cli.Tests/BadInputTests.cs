using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Risk.Cli.Tests;

/// <summary>Every row of the list of bad inputs, from the file and from the command line: its code, place, words and exit code, at once, and never a stack trace.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("risk-bad-");

    public static TheoryData<BadInput> Applicable => [.. BadInput.All.Where(r => r.NotApplicable is null && r.Name is null)];

    public static TheoryData<BadInput> Texts => [.. BadInput.All.Where(r => r.Name is not null)];

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Applicable))]
    public async Task What_is_bad_is_told_with_its_code_place_and_rule(BadInput row)
    {
        string file = await BadFile.Of(row, _folder.FullName);
        if (row.Make == "unreadable" && BadFile.IsReadable(file))
        {
            row.Exit = 0;
            row.Code = null;
            row.Words = "";
        }

        string[] command = row.Options is null ? ["check", file] : ["simulate", file, .. row.Options];
        var clock = Stopwatch.StartNew();
        (int code, string output, string errors) = await Run(command);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 60);
        Assert.True(row.Exit == code, errors);
        Assert.Contains(row.Words, errors, StringComparison.Ordinal);
        if (row.Code is null)
        {
            return;
        }

        string line = errors.Split('\n').First(l => l.Contains($"[{row.Code}]", StringComparison.Ordinal));
        Assert.Contains(row.Words, line, StringComparison.Ordinal);
        Assert.Matches(row.Exit == 0 ? "^warning: .+: " : "^.+: ", line);

        // The library says the same as the command; what a simulation is asked is no matter of the file.
        if (row.Options is null)
        {
            IReadOnlyList<Problem> told = row.Exit == 0 ? ProgrammeFile.Load(file).Warnings : Assert.Throws<ModelException>(() => ProgrammeFile.Load(file)).Problems;
            Assert.Contains(told, p => p.Code == row.Code && p.ToString().Contains(row.Words, StringComparison.Ordinal) && line.Contains(p.ToString(), StringComparison.Ordinal));
        }

        if (row.Exit != 0)
        {
            Assert.Equal("", output);
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_name_survives_every_way_out_and_harms_none(BadInput row)
    {
        string file = await BadFile.Of(row, _folder.FullName), name = row.Name!;
        string At(string end) => Path.Combine(_folder.FullName, end);
        (int code, string output, string errors) = await Run("simulate", file, "--runs", "300", "--seed", "1", "--report", At("r.html"), "--json", At("r.json"));
        Assert.True(code == 0, errors);
        Assert.DoesNotContain(output.Split('\n'), l => l.StartsWith("=1+1", StringComparison.Ordinal) || l.StartsWith("line two", StringComparison.Ordinal));
        Assert.DoesNotContain(errors.Split('\n'), l => l.StartsWith("=1+1", StringComparison.Ordinal) || l.StartsWith("line two", StringComparison.Ordinal));
        using var json = JsonDocument.Parse(File.ReadAllText(At("r.json")));
        Assert.Equal(name, json.RootElement.GetProperty("programme").GetString());
        string page = File.ReadAllText(At("r.html"));
        Assert.Equal(2, page.Split("<script").Length);
        Assert.DoesNotContain("<svg onload", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\" onmouseover", page, StringComparison.Ordinal);

        // A cell of text that a spreadsheet would compute begins with an apostrophe.
        Assert.Equal(0, (await Run("export", file, "--to", At("r.csv"), "--columns", "all", "--runs", "5", "--seed", "1", "-q")).Code);
        Assert.DoesNotContain(Cells(File.ReadAllText(At("r.csv"))), c => c.Length > 0 && "=+@\t\r\n".Contains(c[0], StringComparison.Ordinal));
        Assert.Equal(0, (await Run("export", file, "--to", At("r.xlsx"), "--runs", "300", "--seed", "1", "-q")).Code);
        using ZipArchive workbook = ZipFile.OpenRead(At("r.xlsx"));
        foreach (ZipArchiveEntry sheet in workbook.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(sheet.Open());
            Assert.DoesNotContain("<f>", reader.ReadToEnd(), StringComparison.Ordinal);
        }

        // And back: the file that is written of it says it again.
        ProgrammeFile.Write(ProgrammeFile.Read(file), At("again.json"));
        Assert.Equal(name, ProgrammeFile.Read(At("again.json")).Name);
    }

    [Fact]
    public void A_row_that_cannot_occur_says_why() =>
        Assert.All(BadInput.All.Where(r => r.NotApplicable is not null), r => Assert.True(r.NotApplicable!.Length > 15));

    /// <summary>The cells of a file of comma-separated values (RFC 4180), apart from what is between them.</summary>
    private static IEnumerable<string> Cells(string csv) =>
        Regex.Matches(csv, "(?:^|,|\\r?\\n)(?:\"((?:[^\"]|\"\")*)\"|([^,\\r\\n]*))").Select(m => m.Groups[1].Success ? m.Groups[1].Value.Replace("\"\"", "\"", StringComparison.Ordinal) : m.Groups[2].Value);

    private static async Task<(int Code, string Output, string Errors)> Run(params string[] args)
    {
        using StringWriter output = new(), errors = new();
        int code = await new Application(output, errors, showProgress: false).Run(args);
        Assert.DoesNotContain("   at ", errors.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", errors.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", output.ToString(), StringComparison.Ordinal);
        return (code, output.ToString(), errors.ToString());
    }
}
