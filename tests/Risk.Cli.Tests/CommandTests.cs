using System.Text.Json;

namespace Risk.Cli.Tests;

/// <summary>The commands, run in this process as a shell would run them.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("risk-cli-");

    private string At(string file) => Path.Combine(_folder.FullName, file);

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<(int Code, string Output, string Errors)> Risk(params string[] args)
    {
        using StringWriter output = new(), errors = new();
        int code = await new Application(output, errors, showProgress: false).Run(args);
        Assert.DoesNotContain("   at ", errors.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", output.ToString(), StringComparison.Ordinal);
        return (code, output.ToString(), errors.ToString());
    }

    private async Task<string> Example()
    {
        Assert.Equal(0, (await Risk("new", At("p.json"))).Code);
        return At("p.json");
    }

    [Fact]
    public async Task From_nothing_to_an_answer()
    {
        string file = await Example();
        Assert.True(File.Exists(At("programme.schema.json")));
        (int code, string output, _) = await Risk("check", file);
        Assert.Equal((0, true), (code, output.Contains("2 customers, 1 supplier, 10 years", StringComparison.Ordinal)));
        (code, output, _) = await Risk("simulate", file, "--runs", "2e3", "--seed", "42", "--json", At("r.json"));
        Assert.Equal(0, code);
        Assert.Contains("2,000 runs, seed 42", output, StringComparison.Ordinal);
        Assert.Equal(0, (await Risk("simulate", file, "--runs", "500", "--report", At("r.html"), "-q")).Code);
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(At("r.html")), StringComparison.Ordinal);
        Assert.Equal(4, (await Risk("simulate", file, "--runs", "500", "--report", At("r.html"))).Code);
        using var json = JsonDocument.Parse(File.ReadAllText(At("r.json")));
        Assert.Equal(2000, json.RootElement.GetProperty("runs").GetInt64());
        Assert.Contains(json.RootElement.GetProperty("checksum").GetString()!, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_has_its_pictures_and_drivers_and_never_replaces_the_model()
    {
        string file = await Example(), before = File.ReadAllText(file);
        Directory.CreateDirectory(At("charts"));
        (int code, string output, string errors) = await Risk("report", file, "--runs", "2000", "--seed", "1", "--charts", At("charts"), "--drivers-by", "2034", "-q");
        Assert.True(code == 0, errors);
        Assert.Contains("p.html: ", output, StringComparison.Ordinal);
        Assert.Contains("drivers-2.svg", Directory.GetFiles(At("charts")).Select(Path.GetFileName));
        string page = File.ReadAllText(At("p.html"));
        Assert.Contains("2033-34", page, StringComparison.Ordinal);

        // A picture in the way: nothing is written.
        File.Delete(At("charts/by-year.svg"));
        File.Delete(At("p.html"));
        Assert.Equal(4, (await Risk("report", file, "--runs", "2000", "--seed", "1", "--charts", At("charts"), "-q")).Code);
        Assert.False(File.Exists(At("p.html")) || File.Exists(At("charts/by-year.svg")));

        Assert.Equal(64, (await Risk("report", file, "--to", file, "--force")).Code);
        Assert.Equal(64, (await Risk("simulate", file, "--report", file, "--force")).Code);
        Assert.Equal(64, (await Risk("export", file, "--to", file, "--force")).Code);
        Assert.Equal(before, File.ReadAllText(file));
        Assert.Equal(2, (await Risk("report", file, "--runs", "50", "--drivers-by", "2034", "--to", At("few.html"))).Code);
    }

    [Theory]
    [InlineData("report", "")]
    [InlineData("check", " ")]
    [InlineData("simulate", "")]
    public async Task An_empty_argument_is_told(string command, string file)
    {
        (int code, string output, string errors) = await Risk(command, file);
        Assert.Equal((64, "", true), (code, output, errors.Contains("empty", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_error_that_would_take_days_is_not_begun()
    {
        (int code, _, string errors) = await Risk("simulate", await Example(), "--until-error", "0.00001%", "--runs", "1e15");
        Assert.Equal(64, code);
        Assert.Contains("LIM001", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _risk risk")]
    [InlineData("zsh", "compdef _risk risk")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public async Task A_shell_is_told_how_to_complete(string shell, string said)
    {
        Assert.Contains(said, (await Risk("completion", shell)).Output, StringComparison.Ordinal);
        const string Line = "risk simulate p --design ";
        Assert.Contains("monte-carlo", (await Risk($"[suggest:{Line.Length}]", Line)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Joined_inputs_are_told_where_a_life_is_explained_and_drive_under_their_own_names()
    {
        string text = File.ReadAllText(await Example());
        const string Delay = """{ "distribution": "gamma", "shape": 1.5, "scale": 4.5 }""";
        int first = text.IndexOf(Delay, StringComparison.Ordinal), second = text.LastIndexOf(Delay, StringComparison.Ordinal);
        text = text[..first] + "\"=one\"" + text[(first + Delay.Length)..second] + "\"=other\"" + text[(second + Delay.Length)..];
        text = text.Replace("\"years\": 10,", $$"""
            "years": 10, "inputs": { "one": {{Delay}}, "other": {{Delay}} },
            "dependence": [{ "name": "delays", "inputs": ["one", "other"], "copula": "gumbel", "theta": 2 }],
            """, StringComparison.Ordinal);
        File.WriteAllText(At("joined.json"), text);
        (int code, string output, string errors) = await Risk("explain", At("joined.json"), "--run", "3", "--seed", "1");
        Assert.True(code == 0, errors);
        Assert.Contains("Joined in delays: one, other: Gumbel copula with theta 2: Kendall's tau 0.5; extremes together 0 at the low end, 0.59 at the high end.", output, StringComparison.Ordinal);
        Assert.Matches("\n  one +[0-9.]+\n", output);
        File.WriteAllText(At("unquoted.json"), text.Replace("\"one\"", "\"one of two\"", StringComparison.Ordinal).Replace("\"=one\"", "\"=one of two\"", StringComparison.Ordinal));
        Assert.Contains("stand in single quotation marks: 'one of two')", (await Risk("check", At("unquoted.json"))).Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await Risk("export", At("joined.json"), "--to", At("joined.csv"), "--columns", "inputs", "--runs", "5", "--seed", "1")).Code);
        Assert.Contains(",input/one,input/one/wait,", File.ReadAllText(At("joined.csv")).Split('\n')[0], StringComparison.Ordinal);
        foreach (string file in (string[])["joined.sipmath.json", "joined.parquet"])
        {
            Assert.Equal(0, (await Risk("export", At("joined.json"), "--to", At(file), "--columns", "inputs", "--runs", "2000", "--seed", "1")).Code);
        }

        (code, _, errors) = await Risk("report", At("joined.json"), "--runs", "2000", "--seed", "1", "--to", At("joined.html"));
        Assert.True(code == 0, errors);
        string page = File.ReadAllText(At("joined.html"));
        Assert.Contains("<td>dependence/delays</td><td>one, other: Gumbel copula with theta 2", page, StringComparison.Ordinal);
        Assert.DoesNotContain("frailty", page, StringComparison.Ordinal);
        Assert.Matches("one: rank correlation (−|&#8722;)?0", page);
    }

    [Fact]
    public async Task A_warning_is_told_once_with_its_line()
    {
        string example = File.ReadAllText(await Example());
        string text = example.Replace("\"years\": 10,", """
            "years": 1, "inputs": { "coin": { "distribution": "bernoulli", "probability": 0.3 }, "penny": { "distribution": "bernoulli", "probability": 0.9 } },
            "dependence": [{ "name": "pair", "inputs": ["coin", "penny"], "copula": "gaussian", "correlation": 0.9, "kind": "spearman" }], "migrationCostFactor": "=1 + coin + penny",
            """, StringComparison.Ordinal);
        Assert.NotEqual(example, text);
        File.WriteAllText(At("warns.json"), text);
        foreach (string[] command in (string[][])[["simulate", At("warns.json")], ["report", At("warns.json"), "--to", At("warns.html")], ["export", At("warns.json"), "--to", At("warns.csv")]])
        {
            (int code, string output, string errors) = await Risk([.. command, "--runs", "300", "--seed", "1"]);
            Assert.True(code == 0, errors);
            string[] told = [.. (output + errors).Split('\n').Where(line => line.Contains("COR011", StringComparison.Ordinal))];
            Assert.StartsWith("warning: dependence/pair (line ", Assert.Single(told), StringComparison.Ordinal);
            told = [.. (output + errors).Split('\n').Where(line => line.Contains("MOD051", StringComparison.Ordinal))];
            Assert.NotEmpty(told);
            Assert.All(told, line => Assert.Contains(" (line ", line, StringComparison.Ordinal));
            Assert.Equal(told.Distinct(), told);
        }

        Assert.DoesNotContain("COR011", (await Risk("simulate", At("warns.json"), "--runs", "300", "--seed", "1", "--quiet")) is var quiet ? quiet.Output + quiet.Errors : "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("risk simulate p --design=la", "latin-hypercube")]
    [InlineData("risk simulate p --design=", "monte-carlo")]
    [InlineData("risk simulate p --seed=1 --des", "--design")]
    [InlineData("risk export p --format=par", "parquet")]
    [InlineData("risk simulate p=q --des", "--design")]
    [InlineData("--a=b", "")]
    [InlineData("", "")]
    public async Task A_value_behind_an_equals_sign_is_completed(string line, string offered)
    {
        (int code, string output, string errors) = await Risk($"[suggest:{line.Length}]", line);
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains(offered, output, StringComparison.Ordinal);
        Assert.Equal(0, (await Risk($"[suggest:{line.Length + 9}]", line)).Code);
    }

    [Fact]
    public async Task Ten_thousand_cycles_are_told_in_a_moment()
    {
        string values = string.Join(",", Enumerable.Range(0, 10_000).Select(i => $"\"v{i}\": \"= v{i + 1} + v0\"").Append("\"v10000\": \"= v0\""));
        string text = File.ReadAllText(await Example());
        File.WriteAllText(At("cycles.json"), text[..text.LastIndexOf('}')].TrimEnd() + ", \"values\": {" + values + "} }");
        var clock = System.Diagnostics.Stopwatch.StartNew();
        (int code, _, string errors) = await Risk("check", At("cycles.json"));
        Assert.Equal(2, code);
        Assert.Contains("GRAPH001", errors, StringComparison.Ordinal);
        Assert.Contains("faults were found: only the first 100", errors, StringComparison.Ordinal);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 120);
    }

    [Fact]
    public async Task The_command_gives_the_bits_of_the_library_for_any_threads()
    {
        string file = await Example();
        string expected = ProgrammeFile.Read(file).Simulate(new SimulationOptions { Runs = 5000, Seed = 7, Checksum = true }).Model.Checksum!;
        foreach (string threads in (string[])["1", "2", "3"])
        {
            Assert.Contains(expected, (await Risk("simulate", file, "--runs", "5_000", "--seed", "7", "--threads", threads, "-q")).Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_result_as_data_goes_to_the_output_alone()
    {
        string file = await Example();
        (int code, string output, _) = await Risk("simulate", file, "--runs", "1000", "--seed", "1", "--json", "-", "--design", "sobol");
        Assert.Equal(0, code);
        using var json = JsonDocument.Parse(output);
        Assert.Contains("Sobol", json.RootElement.GetProperty("design").GetString(), StringComparison.OrdinalIgnoreCase);
        JsonElement by = json.RootElement.GetProperty("valueForMoney")[0].GetProperty("by");
        Assert.InRange(by.GetProperty("low").GetDouble(), 0, by.GetProperty("high").GetDouble());
    }

    [Fact]
    public async Task Programmes_are_compared_in_the_same_lives()
    {
        string file = await Example();
        File.WriteAllText(At("dearer.json"), File.ReadAllText(file).Replace("\"buildCost\": 9", "\"buildCost\": 19", StringComparison.Ordinal));
        (int code, string output, _) = await Risk("compare", file, At("dearer.json"), "--runs", "2000", "--seed", "1");
        Assert.Equal(0, code);
        Assert.Contains("dearer.json less", output, StringComparison.Ordinal);
        Assert.Contains("2035-36", output, StringComparison.Ordinal);
        Assert.Contains("mean net present value, £m: difference -", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_run_is_told()
    {
        (int code, string output, string errors) = await Risk("explain", await Example(), "--run", "3", "--seed", "42");
        Assert.Equal(0, code);
        Assert.Contains("customers/Payroll/migration delay", output, StringComparison.Ordinal);
        Assert.Contains("seed 42", errors, StringComparison.Ordinal);
        Assert.Equal(2, (await Risk("explain", At("p.json"), "--run", "-1")).Code);
    }

    [Fact]
    public async Task A_seed_is_drawn_and_told_where_none_is_given()
    {
        (int code, string output, _) = await Risk("simulate", await Example(), "--runs", "100");
        Assert.Equal(0, code);
        Assert.Matches(@"seed \d+", output);
    }

    [Fact]
    public async Task Faults_of_a_file_are_told_all_at_once_with_their_exit_codes()
    {
        string file = await Example();
        File.WriteAllText(At("bad.json"), File.ReadAllText(file).Replace("\"mode\": 4,", "\"modee\": 4,", StringComparison.Ordinal).Replace("\"years\"", "\"yeers\"", StringComparison.Ordinal).Replace("\"buildCost\": 9", "\"buildCost\": \"9k\"", StringComparison.Ordinal));
        (int code, _, string errors) = await Risk("simulate", At("bad.json"));
        Assert.Equal(2, code);
        Assert.Contains("did you mean \"mode\"", errors, StringComparison.Ordinal);
        Assert.Contains("write 9000", errors, StringComparison.Ordinal);
        Assert.Equal(4, (await Risk("check", At("none.json"))).Code);
        Assert.Equal(4, (await Risk("new", file)).Code);
        Assert.Equal(0, (await Risk("new", file, "--force")).Code);
        File.WriteAllText(At("kept.json"), "mine");
        Assert.Equal(4, (await Risk("simulate", file, "--runs", "10", "--json", At("kept.json"))).Code);
        Assert.Equal("mine", File.ReadAllText(At("kept.json")));

        // What stands in the way is told before anything is simulated, and all of it.
        (code, string output, errors) = await Risk("simulate", file, "--runs", "10", "--json", At("none/r.json"), "--report", At("kept.json"));
        Assert.Equal((4, ""), (code, output));
        Assert.Contains("folder not found", errors, StringComparison.Ordinal);
        Assert.Contains("file exists", errors, StringComparison.Ordinal);
        (code, _, errors) = await Risk("simulate", file, "--runs", "10", "--json", At("same"), "--report", At("same"));
        Assert.Equal((64, true), (code, errors.Contains("two options write the same file", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(64, "write 10000", "--runs", "10k")]
    [InlineData(64, "expected a whole number", "--runs", "2.5")]
    [InlineData(64, "--sedd", "--sedd", "1")]
    [InlineData(64, "--replicates cannot go with --design monte-carlo", "--replicates", "4")]
    [InlineData(64, "halton", "--design", "halton")]
    [InlineData(64, "lives in code", "--design", "importance")]
    [InlineData(64, "-1", "--seed", "-1")]
    [InlineData(2, "runs must be at least 1", "--runs", "0")]
    [InlineData(2, "runs exceed 2^53 - 1", "--runs", "9.2e18")]
    [InlineData(2, "threads must be 1..1024", "--threads", "100000")]
    [InlineData(2, "confidence must be in (0,1)", "--confidence", "1.0")]
    public async Task Wrong_settings_are_told_in_words(int code, string words, params string[] settings)
    {
        (int found, _, string errors) = await Risk(["simulate", await Example(), .. settings]);
        Assert.Contains(words, errors, StringComparison.Ordinal);
        Assert.Equal(code, found);
    }

    [Fact]
    public async Task It_simulates_until_the_headline_is_known_well_enough()
    {
        string file = await Example();
        (int code, string output, _) = await Risk("simulate", file, "--until-error", "2%", "--seed", "5", "--json", At("until.json"));
        Assert.Equal(0, code);
        Assert.Contains("within ±0.02: reached after", output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(File.ReadAllText(At("until.json")));
        long runs = json.RootElement.GetProperty("runs").GetInt64();
        JsonElement until = json.RootElement.GetProperty("until"), interval = until.GetProperty("interval");
        Assert.Equal("narrow", until.GetProperty("reason").GetString());
        Assert.InRange(interval.GetProperty("high").GetDouble() - interval.GetProperty("low").GetDouble(), 0, 0.04);

        // The result is that of a simulation of that many runs, and no year is known less well.
        (_, string plain, _) = await Risk("simulate", file, "--runs", $"{runs}", "--seed", "5", "-q");
        Assert.Contains(json.RootElement.GetProperty("checksum").GetString()!, plain, StringComparison.Ordinal);
        Assert.All(json.RootElement.GetProperty("valueForMoney").EnumerateArray(), row =>
            Assert.InRange(row.GetProperty("by").GetProperty("high").GetDouble() - row.GetProperty("by").GetProperty("low").GetDouble(), 0, 0.04));
        (_, output, _) = await Risk("simulate", file, "--until-error", "0.01%", "--until-year", "2036", "--runs", "9000", "--seed", "5", "-q");
        Assert.Contains("2035-36", output.Split("within ±0.0001")[0].Split('\n')[^1], StringComparison.Ordinal);
        Assert.Contains("not reached after 9,000 runs", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(64, "write 0.1%", "--until-error", "0.1")]
    [InlineData(64, "expected percentage points", "--until-error", "-1%")]
    [InlineData(64, "expected percentage points", "--until-error", "NaN%")]
    [InlineData(64, "--time-limit needs --until-error", "--time-limit", "5")]
    [InlineData(64, "--until-year needs --until-error", "--until-year", "2035")]
    [InlineData(2, "timeout must be positive (was 0)", "--until-error", "5%", "--time-limit", "0")]
    [InlineData(2, "financial years end in", "--until-error", "5%", "--until-year", "1999")]
    public async Task Wrong_limits_are_told_in_words(int code, string words, params string[] settings)
    {
        (int found, _, string errors) = await Risk(["simulate", await Example(), .. settings]);
        Assert.Contains(words, errors, StringComparison.Ordinal);
        Assert.Equal(code, found);
    }

    [Fact]
    public async Task Help_teaches_with_examples_and_nothing_asked_is_a_fault_of_use()
    {
        (int code, string output, _) = await Risk("--help");
        Assert.Equal(0, code);
        Assert.Contains("risk simulate programme.json", output, StringComparison.Ordinal);
        Assert.Equal(64, (await Risk("simulate")).Code);
        Assert.Equal(64, (await Risk()).Code);
        Assert.Equal(0, (await Risk("schema")).Code);
    }

    [Fact]
    public async Task A_workbook_is_written_checked_and_simulated_to_the_bits_of_the_file()
    {
        string file = await Example();
        Assert.Equal(0, (await Risk("new", "--excel", At("p.xlsx"))).Code);
        Assert.Equal(4, (await Risk("new", At("p.xlsx"))).Code);
        Assert.Equal(0, (await Risk("new", At("p.xlsx"), "--force")).Code);
        (int code, string output, string errors) = await Risk("check", At("p.xlsx"));
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("nothing is wrong", output, StringComparison.Ordinal);
        string[] run = ["--runs", "2000", "--seed", "7", "-q"];
        Assert.Equal((await Risk(["simulate", file, .. run])).Output, (await Risk(["simulate", At("p.xlsx"), .. run])).Output);
        Assert.Equal(0, (await Risk(["export", At("p.xlsx"), "--to", At("runs.xlsx"), "--columns", "inputs", .. run])).Code);
        File.WriteAllText(At("broken.xlsx"), "PK\u0003\u0004 and then nothing");
        (code, _, errors) = await Risk("check", At("broken.xlsx"));
        Assert.Equal(2, code);
        Assert.Contains("no workbook", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_life_is_exported_in_the_format_of_the_ending()
    {
        string file = await Example();
        string[] run = ["--runs", "3e3", "--seed", "42", "-q"];
        string checksum = ProgrammeFile.Read(file).Simulate(new SimulationOptions { Runs = 3000, Seed = 42, Checksum = true }).Model.Checksum!;
        foreach (string name in (string[])["d.csv", "d.parquet", "d.arrow", "d.json", "d.xlsx", "d.sipmath.json"])
        {
            (int code, string output, string errors) = await Risk(["export", file, "--to", At(name), .. run]);
            Assert.Equal((0, ""), (code, errors));
            Assert.Contains($"checksum {checksum}", output, StringComparison.Ordinal);
            Assert.True(new FileInfo(At(name)).Length > 1000);
            Assert.Equal(4, (await Risk(["export", file, "--to", At(name), .. run])).Code);
            Assert.Equal(0, (await Risk(["export", file, "--to", At(name), "--force", .. run])).Code);
        }

        Assert.Equal(3001, File.ReadAllLines(At("d.csv")).Length);
        Assert.NotEmpty(SipLibrary.Load(At("d.sipmath.json")).AddTo(new Model("again")));
        Assert.Equal(0, (await Risk(["export", file, "--to", At("e"), "--format", "csv", "--columns", "input/customers/Payroll/*", "payback/full/by/*", .. run])).Code);
        Assert.StartsWith("run,input/customers/Payroll/", File.ReadLines(At("e")).First(), StringComparison.Ordinal);
        (int found, _, string words) = await Risk(["export", file, "--to", At("f.csv"), "--columns", "net present valu", .. run]);
        Assert.Equal(2, found);
        Assert.Contains("there is no such column", words, StringComparison.Ordinal);
        Assert.Equal(64, (await Risk(["export", file, "--to", At("f.docx"), .. run])).Code);
        Assert.Equal(64, (await Risk(["export", file, .. run])).Code);
        Assert.Equal(4, (await Risk(["export", file, "--to", At("none/f.csv"), .. run])).Code);
        Assert.False(File.Exists(At("f.csv")));
        Assert.Equal(0, (await Risk("schema", "--result")).Code);
    }

    [Fact]
    public void Progress_is_a_share_a_rate_and_a_time() =>
        Assert.Equal("[##########..........] 50 %, 250 runs a second, 2 s left", ProgressLine.Line(new(500, 1000, TimeSpan.FromSeconds(2))));

    [Fact]
    public void Progress_tells_the_watched_probability()
    {
        var told = new List<SimulationProgress>();
        Programme programme = ProgrammeFile.Read(ExampleSync());
        string watch = programme.HeadlineBy(2036);
        SimulationResult result = programme.Simulate(new SimulationOptions { Runs = 10_000, Seed = 3, Watch = watch }, new Told(told));
        Assert.Equal(result.ValueForMoney.ProbabilityBy(2036).Value, (double)told[^1].WatchedCount!.Value / told[^1].WatchedRuns);
        Assert.Matches(@"; \d+\.\d\d % \(\d+\.\d\d to \d+\.\d\d\)$", ProgressLine.Line(told[^1]));
        ModelException wrong = Assert.Throws<ModelException>(() => programme.Simulate(new SimulationOptions { Runs = 10, Seed = 3, Watch = watch + "x" }));
        Assert.Contains("no event is named", wrong.Message, StringComparison.Ordinal);
    }

    private string ExampleSync() => Example().GetAwaiter().GetResult();

    private sealed class Told(List<SimulationProgress> told) : IProgress<SimulationProgress>
    {
        public void Report(SimulationProgress value) => told.Add(value);
    }
}
