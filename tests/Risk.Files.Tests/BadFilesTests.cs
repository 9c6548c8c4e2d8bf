using System.Diagnostics;
using System.Text;

namespace Risk.Files.Tests;

public class BadFilesTests
{
    private const string Good = """
        {
          "version": 1,
          "name": "P",
          "inputs": { "demand": { "distribution": "normal", "mean": 1, "standardDeviation": 0.1 } },
          "values": { "double": "=2 * demand" },
          "suppliers": [{ "name": "S" }],
          "customers": [
            { "name": "A", "supplier": "S", "annualSaving": "=double + 1", "plannedMigration": 6,
              "migrationDelay": { "distribution": "triangular", "minimum": 0, "mode": 1, "maximum": 3 } }
          ]
        }
        """;

    [Fact]
    public void The_good_file_is_read_without_a_word()
    {
        LoadedProgramme read = ProgrammeFile.Parse(Good, "good");
        Assert.Empty(read.Warnings);
        Assert.NotNull(read.Programme.Customers[0].Supplier);
        Assert.Equal(2020, ProgrammeFile.Parse(Good.Replace("\"version\": 1", "\"version\": 1.0, \"baseYear\": 2.02e3", StringComparison.Ordinal), "good").Programme.BaseYear);
    }

    [Theory]
    [InlineData("\"mode\": 1", "\"modee\": 1", "FILE014", "unknown field modee; did you mean \"mode\"")]
    [InlineData("\"mode\": 1", "\"mode\": 11", "DIST005", "mode must lie in [min")]
    [InlineData("\"mode\": 1, ", "", "FILE012", "mode is missing")]
    [InlineData("\"triangular\"", "\"triangle\"", "FILE014", "did you mean \"triangular\"")]
    [InlineData("\"mode\": 1", "\"mode\": \"30%\"", "FILE011", "expected a number; write 0.3")]
    [InlineData("\"mode\": 1", "\"mode\": 1e400", "FILE011", "beyond the range")]
    [InlineData("\"mode\": 1", "\"mode\": null", "FILE011", "null")]
    [InlineData("\"mode\": 1", "\"mode\": []", "FILE011", "a list")]
    [InlineData("\"mode\": 1", "\"mode\": true", "FILE011", "true")]
    [InlineData("\"mode\": 1", "\"mode\": NaN", "FILE021", "")]
    [InlineData("\"mode\": 1", "\"mode\": 1,", "FILE021", "")]
    [InlineData("\"mode\": 1", "\"mode\": 1, \"mode\": 2", "FILE013", "key mode appears twice")]
    [InlineData("\"name\": \"A\", ", "", "FILE012", "name is missing")]
    [InlineData("\"version\": 1", "\"version\": 99", "FILE015", "model version 99 is newer than this engine (1)")]
    [InlineData("\"version\": 1", "\"years\": \"10k\"", "FILE011", "expected a whole number; write 10000")]
    [InlineData("\"version\": 1", "\"years\": 2.5", "FILE011", "expected a whole number")]
    [InlineData("\"version\": 1", "\"years\": 201", "LIM005", "horizon 201 exceeds 200")]
    [InlineData("\"version\": 1", "\"discountRate\": 350", "FIN002", "did you mean 0.035?")]
    [InlineData("\"version\": 1", "\"discountRate\": -1", "FIN001", "rate must be greater than -100%")]
    [InlineData("\"version\": 1", "\"start\": \"03/04/2026\"", "FILE044", "expected a date as 2026-04-01")]
    [InlineData("\"version\": 1", "\"discountTiming\": \"never\"", "FILE011", "yearEnd, midYear, continuous")]
    [InlineData("\"version\": 1", "\"criteria\": [\"profit\"]", "FILE011", "payback")]
    [InlineData("\"supplier\": \"S\"", "\"supplier\": \"T\"", "MOD014", "there is no supplier")]
    [InlineData("\"plannedMigration\": 6", "\"plannedMigration\": -6", "DIST001", "not negative")]
    [InlineData("=double + 1", "=System.IO.File.Delete(1)", "FORM001", "unknown name System")]
    [InlineData("=double + 1", "=double +", "FORM002", "ends where a value is expected")]
    [InlineData("=double + 1", "=double < 1", "FORM002", "not an event")]
    [InlineData("=double + 1", "=1e999", "FORM002", "no finite number")]
    [InlineData("=double + 1", "=dubble", "FORM001", "did you mean")]
    [InlineData("=2 * demand", "=2 * double", "GRAPH001", "dependency cycle: double -> double")]
    [InlineData("\"mean\": 1,", "\"mean\": {\"distribution\": \"normal\"},", "FILE011", "declare it under inputs")]
    [InlineData("\"A\"", "\"\\ud800\"", "FILE023", "invalid text in name")]
    [InlineData("\"A\"", "\"\"", "MOD011", "id must not be empty")]
    [InlineData("\"A\"", "\"a\\u0007\"", "MOD012", "U+0007 at 1")]
    public void A_fault_is_named_with_its_code_and_its_line(string good, string bad, string code, string words)
    {
        Assert.Contains(good, Good, StringComparison.Ordinal);
        ModelException thrown = Assert.Throws<ModelException>(() => ProgrammeFile.Parse(Good.Replace(good, bad, StringComparison.Ordinal), "test.json"));
        Problem problem = Assert.Single(thrown.Problems, p => p.Code == code);
        Assert.Contains(words, problem.Message + problem.Hint, StringComparison.Ordinal);
        Assert.True(problem.Path.Contains("line", StringComparison.Ordinal) || problem.Path.StartsWith("years", StringComparison.Ordinal) || problem.Path.Contains('[', StringComparison.Ordinal), problem.Path);
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        string bad = Good.Replace("\"mode\": 1", "\"mode\": 11", StringComparison.Ordinal).Replace("\"supplier\": \"S\"", "\"suplier\": \"S\"", StringComparison.Ordinal).Replace("=2 * demand", "=2 * demmand", StringComparison.Ordinal);
        Assert.Equal(["DIST005", "FILE014", "FORM001"], Assert.Throws<ModelException>(() => ProgrammeFile.Parse(bad, "x")).Problems.Select(p => p.Code).Distinct().Order());
    }

    [Theory]
    [InlineData("", "FILE001")]
    [InlineData("  \n ", "FILE001")]
    [InlineData("[]", "FILE011")]
    [InlineData("{\"name\": \"P\"", "FILE021")]
    [InlineData("{\"name\": \"P\"} x", "FILE021")]
    public void What_is_no_programme_is_refused(string text, string code) =>
        Assert.Equal(code, Assert.Throws<ModelException>(() => ProgrammeFile.Parse(text, "x")).Problems[0].Code);

    [Fact]
    public void A_number_too_small_becomes_0_with_a_warning()
    {
        LoadedProgramme read = ProgrammeFile.Parse(Good.Replace("\"minimum\": 0", "\"minimum\": 1e-400", StringComparison.Ordinal), "x");
        Assert.Contains(read.Warnings, w => w.Code == "FILE022" && w.Message.Contains("1e-400 becomes 0", StringComparison.Ordinal));
    }

    [Fact]
    public void Deep_nesting_is_refused_at_once()
    {
        var clock = Stopwatch.StartNew();
        Assert.Equal("FILE020", Assert.Throws<ModelException>(() => ProgrammeFile.Parse(new string('[', 100_000) + new string(']', 100_000), "x")).Problems[0].Code);
        string formula = Good.Replace("=double + 1", "=" + new string('(', 10_000) + "1" + new string(')', 10_000), StringComparison.Ordinal);
        Assert.Contains(Assert.Throws<ModelException>(() => ProgrammeFile.Parse(formula, "x")).Problems, p => p.Code == "FILE020" && p.Message.Contains("deeper than 256", StringComparison.Ordinal));
        string signs = Good.Replace("=double + 1", "=" + new string('-', 50_000) + "1", StringComparison.Ordinal);
        Assert.Contains(Assert.Throws<ModelException>(() => ProgrammeFile.Parse(signs, "x")).Problems, p => p.Code == "FILE020");
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 60);
    }

    [Fact]
    public void Files_are_found_read_and_kept()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("risk-files-");
        try
        {
            string path = Path.Combine(folder.FullName, "p.json");
            Assert.Equal("FILE002", Assert.Throws<ModelException>(() => ProgrammeFile.Load(path)).Problems[0].Code);
            File.WriteAllText(path, Good, Encoding.Unicode);
            Assert.Equal("FILE023", Assert.Throws<ModelException>(() => ProgrammeFile.Load(path)).Problems[0].Code);
            File.WriteAllText(path, Good, new UTF8Encoding(true));
            Programme programme = ProgrammeFile.Read(path);
            Assert.Equal("OUT002", Assert.Throws<ModelException>(() => ProgrammeFile.Write(programme, path)).Problems[0].Code);
            Assert.Equal(Good, File.ReadAllText(path));
            ProgrammeFile.Write(programme, path, overwrite: true);
            Assert.Equal(ProgrammeFile.ToJson(programme), File.ReadAllText(path));
            Assert.Single(folder.GetFiles());
            Assert.Equal("FILE002", Assert.Throws<ModelException>(() => ProgrammeFile.Write(programme, Path.Combine(folder.FullName, "none", "p.json"))).Problems[0].Code);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Cut_and_damaged_files_give_problems_and_nothing_else()
    {
        byte[] good = Encoding.UTF8.GetBytes(Good);
        for (int length = 0; length < good.Length; length += 3)
        {
            OnlyProblems(Encoding.UTF8.GetString(good, 0, length));
        }

        // A fixed multiplicative sequence picks byte and bit; the rule is that nothing but a ModelException leaves.
        uint state = 1;
        for (int i = 0; i < 2000; i++)
        {
            state = (state * 1664525) + 1013904223;
            byte[] bad = [.. good];
            bad[(int)((state >> 8) % (uint)bad.Length)] ^= (byte)(1 << (int)(state >> 28 & 7));
            OnlyProblems(Encoding.UTF8.GetString(bad));
        }
    }

    [Fact]
    public void No_value_of_the_wrong_kind_breaks_the_reader()
    {
        string[] wrong = ["null", "true", "[]", "{}", "\"\"", "-0.0", "4.9e-324", "1.8e308", "-1", "\"=\"", "[[]]", "{\"distribution\": 3}", "[null]", "\"infinity\""];
        string[] fields =
        [
            .. typeof(Programme).GetProperties().Where(p => p.CanWrite).Select(p => p.Name), "inputs", "values", "version",
        ];
        foreach (string field in fields)
        {
            string name = char.ToLowerInvariant(field[0]) + field[1..];
            foreach (string value in wrong)
            {
                OnlyProblems($$"""{ "name": "P", "customers": [{ "name": "A", "annualSaving": 1 }], "{{name}}": {{value}} }""");
                OnlyProblems($$"""{ "{{name}}": {{value}} }""");
            }
        }

        foreach (string name in typeof(Customer).GetProperties().Where(p => p.CanWrite).Select(p => char.ToLowerInvariant(p.Name[0]) + p.Name[1..]))
        {
            foreach (string value in wrong)
            {
                OnlyProblems($$"""{ "name": "P", "customers": [{ "name": "A", "{{name}}": {{value}} }] }""");
            }
        }
    }

    private static void OnlyProblems(string json)
    {
        try
        {
            ProgrammeFile.Parse(json, "x");
        }
        catch (ModelException e)
        {
            Assert.NotEmpty(e.Problems);
        }
    }
}
