using System.Text.Json.Nodes;

namespace Risk.Files.Tests;

public sealed class SimulationSettingsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("risk-settings-");

    public static TheoryData<string> Settings => [.. Said.Keys];

    private static Dictionary<string, SimulationOptions> Said { get; } = new()
    {
        ["plain"] = new() { Runs = 5000 },
        ["seed"] = new() { Runs = 100_000, Seed = ulong.MaxValue, Confidence = 0.9 },
        ["design"] = new() { Runs = 4096, Seed = 0, Design = SamplingDesign.SmoothedSobol with { Replicates = 8 } },
        ["hypercube"] = new() { Runs = 1L << 40, Seed = (1UL << 53) + 1, Design = SamplingDesign.MidpointLatinHypercube },
    };

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Settings))]
    public void They_come_back_from_a_file_and_from_a_workbook_as_they_were(string name)
    {
        SimulationOptions said = Said[name];
        Programme programme = Plain();
        string json = ProgrammeFile.ToJson(programme, said), book = Path.Combine(_folder.FullName, "p.xlsx");
        LoadedProgramme read = ProgrammeFile.Parse(json, "p");
        Assert.Equal(said, read.Simulation);
        Assert.Equal(json, ProgrammeFile.ToJson(read.Programme, read.Simulation));
        ProgrammeWorkbook.Write(programme, book, simulation: said);
        Assert.Equal(said, ProgrammeWorkbook.Load(book).Simulation);
        Assert.Null(ProgrammeFile.Parse(ProgrammeFile.ToJson(programme), "p").Simulation);
    }

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        Assert.Equal(new SimulationOptions(), Read("{}").Simulation);
        Assert.Equal(new SimulationOptions { Runs = 1_000_000 }, Read("""{ "runs": 1e6 }""").Simulation);
    }

    [Theory]
    [InlineData("""{ "runs": 0 }""", "/simulation/runs (line 1): runs must be at least 1")]
    [InlineData("""{ "runs": 2.5 }""", "/simulation/runs (line 1): expected a whole number")]
    [InlineData("""{ "runs": "10k" }""", "write 10000")]
    [InlineData("""{ "seed": -1 }""", "/simulation/seed (line 1): expected a whole number from 0 to 18446744073709551615 (was -1)")]
    [InlineData("""{ "seed": 18446744073709551616 }""", "expected a whole number from 0")]
    [InlineData("""{ "seed": "42" }""", "expected a whole number from 0")]
    [InlineData("""{ "confidence": 95 }""", "/simulation/confidence (line 1): confidence must be in (0,1)")]
    [InlineData("""{ "design": "halton" }""", "expected one of monteCarlo, antithetic")]
    [InlineData("""{ "design": "sobol", "replicates": 1 }""", "/simulation/replicates (line 1): replicates must be 2..1000000")]
    [InlineData("""{ "replicates": 8 }""", "has no replicates")]
    [InlineData("""{ "thread": 4 }""", "unknown field thread")]
    [InlineData("""{ "runs": 10, "runs": 20 }""", "key runs appears twice")]
    [InlineData("42", "expected an object")]
    public void What_is_wrong_is_told_with_its_place(string settings, string words) =>
        Assert.Contains(Assert.Throws<ModelException>(() => Read(settings)).Problems, p => p.ToString().Contains(words, StringComparison.Ordinal));

    [Fact]
    public void A_design_that_names_inputs_is_refused_in_words() =>
        Assert.Equal("FORM003", Assert.Throws<ModelException>(() => ProgrammeFile.ToJson(Plain(), new() { Design = SamplingDesign.Stratified("customers/A/annual saving") })).Problems.Single().Code);

    private static LoadedProgramme Read(string settings)
    {
        var file = (JsonObject)JsonNode.Parse(ProgrammeFile.ToJson(Plain()))!;
        return ProgrammeFile.Parse(file.ToJsonString()[..^1] + ",\"simulation\":" + settings + "}", "p");
    }

    private static Programme Plain() => new("P") { Customers = [new("A") { AnnualSaving = 1, PlannedMigration = Duration.Months(6), MigrationCost = 1 }] };
}
