using System.Text.Json.Nodes;

namespace Risk.Cli.Tests;

/// <summary>What a new user does, and gets wrong: every answer says what was expected in the user's words.</summary>
public sealed class NewUserTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("risk-user-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("a command is expected: new, check, simulate")]
    [InlineData("there is no command simulat; did you mean \"simulate\"?", "simulat", "p.json")]
    [InlineData("there is no option --sead", "--sead")]
    [InlineData("simulate has no option --sead; did you mean \"--seed\"?", "simulate", "p.json", "--sead", "4")]
    [InlineData("--seed -1: expected a whole number from 0 to 18446744073709551615", "simulate", "p.json", "--seed", "-1")]
    [InlineData("--seed one: expected a whole number", "simulate", "p.json", "--seed", "one")]
    [InlineData("--threads many: expected a whole number", "simulate", "p.json", "--threads", "many")]
    [InlineData("--replicates x: expected a whole number", "simulate", "p.json", "--replicates", "x")]
    [InlineData("--run x: expected a whole number", "explain", "p.json", "--run", "x")]
    [InlineData("--confidence high: expected a share between 0 and 1, such as 0.95 or 95%", "simulate", "p.json", "--confidence", "high")]
    [InlineData("--drivers-by soon: expected a financial year, such as 2032 or 2031-32", "report", "p.json", "--drivers-by", "soon")]
    [InlineData("--until-year 2031-33: expected a financial year", "simulate", "p.json", "--until-error", "1%", "--until-year", "2031-33")]
    [InlineData("--time-limit soon: expected a number of seconds, such as 60", "simulate", "p.json", "--until-error", "1%", "--time-limit", "soon")]
    [InlineData("two or more model files are compared, the first is the baseline (was 1)", "compare", "p.json")]
    [InlineData("risk compare --help tells what can be asked", "compare")]
    [InlineData("--design sobel: expected one of monte-carlo, antithetic, latin-hypercube, midpoint-latin-hypercube, sobol, smoothed-sobol; did you mean \"sobol\"", "simulate", "p.json", "--design", "sobel")]
    [InlineData("--format exel: expected one of csv, parquet, arrow, excel, sipmath, json; did you mean \"excel\"?", "export", "p.json", "--to", "x.csv", "--format", "exel")]
    [InlineData("shell fish: expected one of bash, zsh, pwsh", "completion", "fish")]
    [InlineData("--confidence 95: expected a share between 0 and 1; write 95%", "simulate", "p.json", "--confidence", "95")]
    [InlineData("there is no command simulat; did you mean \"simulate\"?", "help", "simulat")]
    [InlineData("there is no command simulat; did you mean \"simulate\"?", "simulat", "--help")]
    public async Task Wrong_use_is_told_in_words(string words, params string[] command)
    {
        (int code, string output, string errors) = await Risk(command);
        Assert.Equal((64, ""), (code, output));
        Assert.Contains(words, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programmes_of_other_horizons_are_compared_as_far_as_they_go()
    {
        await Risk("new", At("long.json"));
        string text = await File.ReadAllTextAsync(At("long.json"));
        Assert.Contains("\"years\": 10", text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(At("short.json"), text.Replace("\"years\": 10", "\"years\": 8", StringComparison.Ordinal));
        (int code, string output, _) = await Risk("compare", At("long.json"), At("short.json"), "--runs", "2000", "--seed", "1", "--report", At("page.html"), "-q");
        Assert.Equal(0, code);
        Assert.Contains("the horizons differ", output, StringComparison.Ordinal);
        Assert.True(File.Exists(At("page.html")));
    }

    [Fact]
    public async Task Help_is_there_as_people_ask_for_it()
    {
        foreach (string[] asked in (string[][])[["help"], ["help", "simulate"], ["simulate", "-h"]])
        {
            (int code, string output, _) = await Risk(asked);
            Assert.Equal(0, code);
            Assert.Contains("Usage:", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Shares_and_years_are_read_as_tables_write_them()
    {
        string file = await Example();
        string[] run = ["simulate", file, "--runs", "2000", "--seed", "1", "-q", "--confidence"];
        Assert.Equal((await Risk([.. run, "0.8"])).Output, (await Risk([.. run, "80%"])).Output);
        (int code, string output, string errors) = await Risk("simulate", file, "--until-error", "3%", "--until-year", "2031-32", "--seed", "5");
        Assert.True(code == 0, errors);
        Assert.Contains("2031-32", output.Split("within ±0.03")[0].Split('\n')[^1], StringComparison.Ordinal);
        (code, _, errors) = await Risk("report", file, "--runs", "300", "--drivers-by", "2031-32", "-q");
        Assert.True(code == 0, errors);
    }

    [Fact]
    public async Task The_example_shows_what_is_edited_first_and_no_number_that_nobody_would_write()
    {
        string text = File.ReadAllText(await Example());
        foreach (string shown in (string[])["\"start\": \"2026-04-01\"", "\"years\": 10", "\"discountRate\": \"greenBook2026\"", "\"plannedBuild\": 12", "\"p10\": 3, \"p90\": 18"])
        {
            Assert.Contains(shown, text, StringComparison.Ordinal);
        }

        Assert.DoesNotMatch(@"\d\.\d{4}", text);
        Assert.Equal(4, (await Risk("new", At("p.json"))).Code);
        Assert.Contains("--force replaces it", (await Risk("new", At("p.json"))).Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"mean\": 0", "\"mean\": 0,}, \"x\": {", "a comma stands before the closing } or ]")]
    [InlineData("\"shape\": 1.5", "\"shape\": 1,5", "the decimal sign is a point")]
    [InlineData("\"years\": 10,", "\"years\": 10, // ten", "comments are not read")]
    [InlineData("\"years\": 10,", "\"years\": 10", "a comma is missing before it")]
    [InlineData("\"greenBook2026\"", "\"3.5%\"", "expected a rate; write 0.035")]
    public async Task What_is_edited_wrong_is_told_in_the_words_of_the_file(string was, string edited, string words)
    {
        string text = File.ReadAllText(await Example());
        Assert.Contains(was, text, StringComparison.Ordinal);
        File.WriteAllText(At("edited.json"), text.Replace(was, edited, StringComparison.Ordinal));
        (int code, _, string errors) = await Risk("check", At("edited.json"));
        Assert.Equal(2, code);
        Assert.Contains(words, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("reader options", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_faults_of_all_compared_files_are_told_at_once_each_with_its_file()
    {
        string text = File.ReadAllText(await Example());
        File.WriteAllText(At("b.json"), text.Replace("\"mode\": 4", "\"mode\": 7", StringComparison.Ordinal));
        File.WriteAllText(At("c.json"), text.Replace("\"plannedMigration\": 18", "\"plannedMigration\": \"soon\"", StringComparison.Ordinal));
        (int code, _, string errors) = await Risk("compare", At("p.json"), At("b.json"), At("c.json"), At("none.json"));
        Assert.Equal(2, code);
        string[] lines = errors.Split('\n');
        Assert.Contains(lines, l => l.StartsWith(At("b.json") + ": /customers/0/annualSaving", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith(At("c.json") + ": /customers/0/plannedMigration", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith(At("none.json") + ": file not found", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_design_cannot_do_for_a_model_is_told_once_for_each_file_of_a_comparison()
    {
        string file = await Example();
        File.WriteAllText(At("late.json"), File.ReadAllText(file).Replace("\"plannedMigration\": 18", "\"plannedMigration\": 200", StringComparison.Ordinal));
        (int code, _, string errors) = await Risk("compare", file, At("late.json"), "--runs", "65536", "--seed", "1", "--design", "smoothed-sobol");
        Assert.Equal(0, code);
        Assert.Contains($"{file}: design/redraws", errors, StringComparison.Ordinal);
        Assert.Contains($"{At("late.json")}: design/redraws", errors, StringComparison.Ordinal);
        Assert.Equal((3, 2), (errors.Split("RUN041").Length, errors.Split("MOD051").Length));
    }

    [Fact]
    public async Task A_comparison_is_written_as_a_page_under_the_names_of_files_where_a_copy_kept_its_name()
    {
        string file = await Example();
        File.WriteAllText(At("cheaper.json"), File.ReadAllText(file).Replace("\"buildCost\": 9", "\"buildCost\": 5", StringComparison.Ordinal));
        string[] command = ["compare", file, At("cheaper.json"), "--runs", "2000", "--seed", "1", "--report", At("c.html"), "-q"];
        (int code, _, string errors) = await Risk(command);
        Assert.True(code == 0, errors);
        string page = File.ReadAllText(At("c.html"));
        Assert.Contains("<h1>Compared with p</h1>", page, StringComparison.Ordinal);
        Assert.Contains("<strong>cheaper</strong>", page, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder.FullName, page, StringComparison.Ordinal);
        Assert.Contains("suppliers/Acme/platform/build cost", page, StringComparison.Ordinal);
        Assert.Equal(4, (await Risk(command)).Code);
        Assert.Equal(0, (await Risk([.. command, "--force"])).Code);
        Assert.Equal(64, (await Risk("compare", file, At("cheaper.json"), "--report", file, "--force")).Code);
        Assert.NotNull(JsonNode.Parse(File.ReadAllText(file)));
    }

    [Fact]
    public void The_charts_of_a_report_are_told_as_they_are_drawn()
    {
        using var errors = new StringWriter();
        using (var line = new ChartLine(errors, show: true))
        {
            line.Report(new("cost-and-completion", 7));
        }

        Assert.StartsWith("\rreport: 7 charts drawn, now cost-and-completion", errors.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("\r", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_begins_with_a_minus_is_text_to_a_spreadsheet()
    {
        string text = File.ReadAllText(await Example());
        const string Name = "-2+3+cmd|' /C calc'!A0";
        File.WriteAllText(At("minus.json"), text.Replace("\"Payroll\"", System.Text.Json.JsonSerializer.Serialize(Name), StringComparison.Ordinal).Replace("\"Finance modernisation\"", "\"-1\"", StringComparison.Ordinal));
        (int code, _, string errors) = await Risk("export", At("minus.json"), "--to", At("m.csv"), "--columns", "all", "--runs", "10", "--seed", "1", "-q");
        Assert.True(code == 0, errors);

        // A name stands behind input/ or its kind, so no cell of text begins with it; numbers may begin with a minus.
        foreach (string cell in File.ReadLines(At("m.csv")).SelectMany(line => line.Split(',')))
        {
            Assert.True(!cell.TrimStart('"').StartsWith('-') || double.TryParse(cell, System.Globalization.CultureInfo.InvariantCulture, out _), cell);
        }

        // In a workbook it is a text by its type, never a formula or a number.
        Assert.Equal(0, (await Risk("export", At("minus.json"), "--to", At("m.xlsx"), "--runs", "300", "--seed", "1", "-q")).Code);
        using System.IO.Compression.ZipArchive workbook = System.IO.Compression.ZipFile.OpenRead(At("m.xlsx"));
        var cells = new List<System.Xml.Linq.XElement>();
        foreach (System.IO.Compression.ZipArchiveEntry sheet in workbook.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)))
        {
            using Stream stream = sheet.Open();
            cells.AddRange(System.Xml.Linq.XDocument.Load(stream).Descendants().Where(e => e.Name.LocalName == "c"));
        }

        Assert.DoesNotContain(cells.SelectMany(c => c.Descendants()), e => e.Name.LocalName == "f");
        System.Xml.Linq.XElement[] named = [.. cells.Where(c => c.Value is "-1" or Name || c.Value.StartsWith("-2+3", StringComparison.Ordinal))];
        Assert.Contains(named, c => c.Value == "-1" && (string?)c.Attribute("t") == "inlineStr");
        Assert.All(named.Where(c => c.Value != "-1"), c => Assert.Equal("inlineStr", (string?)c.Attribute("t")));
    }

    [Fact]
    public async Task How_many_faults_more_than_a_hundred_there_are_is_told()
    {
        string[] customers = [.. Enumerable.Range(0, 150).Select(i => $"{{ \"name\": \"C{i}\", \"annualSavin\": 1, \"plannedMigratio\": 3 }}")];
        File.WriteAllText(At("many.json"), $"{{ \"name\": \"P\", \"customers\": [{string.Join(", ", customers)}] }}");
        (int code, _, string errors) = await Risk("check", At("many.json"));
        Assert.Equal(2, code);
        Assert.Equal(100, errors.Split('\n').Count(line => line.Contains("[FILE014]", StringComparison.Ordinal)));
        Assert.Contains("300 faults were found: only the first 100 are told", errors, StringComparison.Ordinal);

        // Those of several files together, and no word of more where there are exactly a hundred.
        (_, _, errors) = await Risk("compare", At("many.json"), At("many.json"));
        Assert.Contains("300 faults were found: only the first 100 are told", errors, StringComparison.Ordinal);
        File.WriteAllText(At("hundred.json"), $"{{ \"name\": \"P\", \"customers\": [{string.Join(", ", customers[..50])}] }}");
        Assert.DoesNotContain("only the first", (await Risk("check", At("hundred.json"))).Errors, StringComparison.Ordinal);

        // A thousand told exactly where the file was read to its end; at least so many where it was not.
        string[] wrong = [.. Enumerable.Range(0, 600).Select(i => $"{{ \"name\": \"C{i}\", \"annualSavin\": 1, \"plannedMigratio\": 3 }}")];
        File.WriteAllText(At("thousand.json"), $"{{ \"name\": \"P\", \"customers\": [{string.Join(", ", wrong[..500])}] }}");
        File.WriteAllText(At("more.json"), $"{{ \"name\": \"P\", \"customers\": [{string.Join(", ", wrong)}] }}");
        Assert.Contains("\n1,000 faults were found", (await Risk("check", At("thousand.json"))).Errors, StringComparison.Ordinal);
        Assert.Contains("\nat least 1,000 faults were found", (await Risk("check", At("more.json"))).Errors, StringComparison.Ordinal);
        Assert.Contains("\nat least 1,300 faults were found", (await Risk("compare", At("many.json"), At("more.json"))).Errors, StringComparison.Ordinal);
        Problem[] problems = [.. Enumerable.Range(0, 130).Select(i => new Problem("X", $"{i}", "wrong"))];
        Assert.Equal((130, 100), (new ModelException(problems).Found, new ModelException(problems).Problems.Count));
        using StringWriter output = new(), told = new();
        Assert.Equal(2, await new Application(output, told, showProgress: false).Guarded(() => throw new ModelException(problems)));
        Assert.Contains("130 faults were found: only the first 100", told.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("simulate", "--report", "-")]
    [InlineData("report", "--to", "-")]
    [InlineData("export", "--format", "csv", "--to", "-")]
    [InlineData("export", "--format", "excel", "--to", "x.csv")]
    public async Task What_would_write_to_a_file_nobody_meant_is_refused(string command, params string[] options)
    {
        (int code, string output, string errors) = await Risk([command, await Example(), "--runs", "300", .. options]);
        Assert.Equal((64, ""), (code, output));
        Assert.Contains(options[^1] == "-" ? "name a file" : "--format excel cannot go with --to x.csv: its ending says csv", errors, StringComparison.Ordinal);
        Assert.False(File.Exists(options[^1]));
    }

    [Fact]
    public async Task Numbers_too_long_for_their_column_stay_apart()
    {
        string text = File.ReadAllText(await Example());
        foreach ((string cost, string shown) in new[] { ("9e49", "     9e49     9e49"), ("12345678", " 12345694 12345696 "), ("1e20", "     1e20     1e20") })
        {
            File.WriteAllText(At("huge.json"), text.Replace("\"buildCost\": 9", $"\"buildCost\": {cost}", StringComparison.Ordinal));
            (int code, string output, string errors) = await Risk("simulate", At("huge.json"), "--runs", "300", "--seed", "1", "-q");
            Assert.True(code == 0, errors);
            Assert.Contains(shown, output, StringComparison.Ordinal);
            Assert.DoesNotContain("NaN", output, StringComparison.Ordinal);
            Assert.All(output.Split('\n'), line => Assert.InRange(line.Length, 0, 150));
        }

        // Beyond what can be summed it is refused, a number and a law.
        foreach (string cost in (string[])["9e300", "-1e51", "{ \"distribution\": \"uniform\", \"minimum\": 0, \"maximum\": 1e60 }"])
        {
            File.WriteAllText(At("huge.json"), text.Replace("\"buildCost\": 9", $"\"buildCost\": {cost}", StringComparison.Ordinal));
            (int code, _, string errors) = await Risk("simulate", At("huge.json"), "--runs", "300");
            Assert.Equal(2, code);
            Assert.Contains("is beyond 1E+50", errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task One_run_of_one_customer_is_told_in_the_singular_and_auto_is_a_number_of_threads()
    {
        (int code, string output, string errors) = await Risk("simulate", await Example(), "--runs", "1", "--seed", "1", "--threads", "auto");
        Assert.True(code == 0, errors);
        Assert.Contains("1 run, seed 1", output, StringComparison.Ordinal);
        Assert.Contains("(not in the one run)", output, StringComparison.Ordinal);
        Assert.Contains("(in the one run)", output, StringComparison.Ordinal);
        Assert.DoesNotContain("1 runs", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_written_beside_the_answer_is_told_and_a_seed_drawn_to_explain_a_run_too()
    {
        (_, _, string errors) = await Risk("simulate", await Example(), "--runs", "300", "--report", At("r.html"), "--json", At("r.json"));
        Assert.Contains($"{At("r.html")} is written", errors, StringComparison.Ordinal);
        Assert.Contains($"{At("r.json")} is written", errors, StringComparison.Ordinal);
        Assert.Contains("drawn now: --seed tells a life of an earlier simulation", (await Risk("explain", At("p.json"), "--run", "3")).Errors, StringComparison.Ordinal);
        (_, string told, errors) = await Risk("explain", At("p.json"), "--run", "3", "--seed", "5");
        Assert.DoesNotContain("drawn now", errors, StringComparison.Ordinal);
        Assert.Contains("Money in £m", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_probability_in_a_comparison_never_rounds_to_certainty()
    {
        string text = File.ReadAllText(await Example());
        File.WriteAllText(At("cheaper.json"), text.Replace("\"buildCost\": 9", "\"buildCost\": 6", StringComparison.Ordinal));
        (int code, string output, string errors) = await Risk("compare", At("p.json"), At("cheaper.json"), "--seed", "1", "-q", "--charts", _folder.FullName);
        Assert.True(code == 0, errors);
        Assert.DoesNotMatch(@"(?<![\d.<])0\.0 %", output);
        Assert.DoesNotContain("100.0 %", output, StringComparison.Ordinal);
        Assert.Matches(@"2029-30 +<0\.1 % to +<0\.1 %", output);
        Assert.Equal(["by-year.svg", "differences.svg", "drivers.svg"], _folder.GetFiles("*.svg").Select(f => f.Name).Order(StringComparer.Ordinal));
        Assert.Equal(4, (await Risk("compare", At("p.json"), At("cheaper.json"), "--runs", "300", "--charts", _folder.FullName)).Code);
    }

    [Fact]
    public async Task The_command_line_overrides_what_the_file_says_of_its_simulation()
    {
        string text = File.ReadAllText(await Example());
        File.WriteAllText(At("s.json"), text.Replace("\"years\": 10,", "\"years\": 10, \"simulation\": { \"runs\": 2048, \"seed\": 7, \"design\": \"sobol\", \"replicates\": 8, \"confidence\": 0.8 },", StringComparison.Ordinal));
        string[] plain = ["simulate", At("p.json"), "-q", "--runs", "2048", "--seed", "7", "--design", "sobol", "--replicates", "8", "--confidence", "0.8"];
        Assert.Equal((await Risk(plain)).Output, (await Risk("simulate", At("s.json"), "-q")).Output);
        Assert.Equal((await Risk([.. plain[..^4], "--confidence", "0.8"])).Output, (await Risk("simulate", At("s.json"), "-q", "--design", "sobol")).Output);
        Assert.Contains("1,024 runs, seed 9, Monte Carlo", (await Risk("simulate", At("s.json"), "-q", "--runs", "1024", "--seed", "9", "--design", "monte-carlo")).Output, StringComparison.Ordinal);
        Assert.Contains("128 points", (await Risk("simulate", At("s.json"), "-q", "--replicates", "16")).Output, StringComparison.Ordinal);
        Assert.Contains("seed 7", (await Risk("explain", At("s.json"), "--run", "3")).Errors, StringComparison.Ordinal);
        Assert.Contains("2,048 runs", (await Risk("export", At("s.json"), "--to", At("s.csv"), "-q")).Output, StringComparison.Ordinal);

        // A comparison simulates all as the baseline's file says, and tells another that says otherwise.
        (int code, string output, string errors) = await Risk("compare", At("s.json"), At("p.json"));
        Assert.Equal(0, code);
        Assert.Contains("2,048 runs, seed 7", output, StringComparison.Ordinal);
        Assert.DoesNotContain("FILE048", errors, StringComparison.Ordinal);
        Assert.Contains("FILE048", (await Risk("compare", At("p.json"), At("s.json"), "--runs", "500")).Errors, StringComparison.Ordinal);
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);

    private async Task<string> Example()
    {
        Assert.Equal(0, (await Risk("new", At("p.json"))).Code);
        return At("p.json");
    }

    private static async Task<(int Code, string Output, string Errors)> Risk(params string[] args)
    {
        using StringWriter output = new(), errors = new();
        int code = await new Application(output, errors, showProgress: false).Run(args);
        Assert.DoesNotContain("   at ", errors.ToString(), StringComparison.Ordinal);
        return (code, output.ToString(), errors.ToString());
    }
}
