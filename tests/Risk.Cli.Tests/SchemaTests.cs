using System.Text.Json;
using Json.Schema;
using Risk.Tests.House;

namespace Risk.Cli.Tests;

/// <summary>The schemas that <c>risk schema</c> prints, and what is written and read, judged by a validator that is not this library's.</summary>
public sealed class SchemaTests : IDisposable
{
    private static readonly EvaluationOptions Whole = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    private static readonly Lazy<JsonSchema> Programmes = new(() => JsonSchema.FromText(ProgrammeFile.Schema())), Results = new(() => JsonSchema.FromText(ResultFile.Schema()));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("risk-schema-");

    /// <summary>What is wrong with these rows is no matter of form: a place, a rule between values, the range of a double, what a formula says.</summary>
    private static readonly string[] BeyondASchema = ["DIST", "FIN", "FORM", "GRAPH", "LIM", "MOD", "RUN", "COR", "FILE013", "FILE022", "FILE023"];

    public static TheoryData<BadInput> Edited => [.. BadInput.All.Where(r => r is { Replace: not null, NotApplicable: null, Options: null })];

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_schemas_are_schemas_of_draft_2020_12()
    {
        foreach (string[] asked in (string[][])[["schema"], ["schema", "--result"]])
        {
            using var schema = JsonDocument.Parse((await Risk(asked)).Output);
            Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema.RootElement.GetProperty("$schema").GetString());
            IsValid(MetaSchemas.Draft202012, schema.RootElement);
        }

        using var none = JsonDocument.Parse("""{ "type": "objekt" }""");
        Assert.False(MetaSchemas.Draft202012.Evaluate(none.RootElement, Whole).IsValid);
    }

    [Fact]
    public async Task What_is_written_and_shipped_is_valid()
    {
        await Risk("new", At("p.json"));
        await Risk("new", At("p.xlsx"));
        string document = Repository.Read("docs/model-files.md").Split("```json\n")[1].Split("```")[0];
        foreach (string text in (string[])
            [Repository.Read("samples/NextGenerationSharedServices/programme.json"), File.ReadAllText(At("p.json")), ProgrammeFile.ToJson(ProgrammeFile.Read(At("p.xlsx"))), document])
        {
            IsValid(Programmes.Value, text);
        }
    }

    [Theory]
    [InlineData("--runs", "2000")]
    [InlineData("--runs", "1")]
    [InlineData("--runs", "1024", "--design", "sobol")]
    [InlineData("--until-error", "5%")]
    public async Task Results_are_valid(params string[] options)
    {
        await Risk("new", At("p.json"));
        foreach (string file in (string[])[At("p.json"), Path.Combine(Repository.Root, "samples/NextGenerationSharedServices/programme.json")])
        {
            (int code, string output, string errors) = await Risk(["simulate", file, "--seed", "18446744073709551615", "--json", "-", .. options]);
            Assert.True(code == 0, errors);
            IsValid(Results.Value, output);
        }

        using var wrong = JsonDocument.Parse((await Risk("simulate", At("p.json"), "--runs", "10", "--json", "-")).Output.Replace("\"seed\"", "\"sed\"", StringComparison.Ordinal));
        Assert.False(Results.Value.Evaluate(wrong.RootElement, Whole).IsValid);
    }

    [Theory]
    [MemberData(nameof(Edited))]
    public async Task The_validator_agrees_with_the_reader_where_a_schema_can_say_it(BadInput row)
    {
        string text = File.ReadAllText(await BadFile.Of(row, _folder.FullName));
        bool isValid;
        try
        {
            using var file = JsonDocument.Parse(text);
            isValid = Programmes.Value.Evaluate(file.RootElement, Whole).IsValid;
        }
        catch (JsonException)
        {
            Assert.NotEqual(0, row.Exit);
            return;
        }

        if (row.Exit == 0)
        {
            Assert.True(isValid, "what the reader takes is valid");
        }
        else if (!Array.Exists(BeyondASchema, code => row.Code!.StartsWith(code, StringComparison.Ordinal)) && !row.Words.Contains("beyond the range of a double", StringComparison.Ordinal))
        {
            Assert.False(isValid, $"{row.Code}: a wrong form");
        }
    }

    private static void IsValid(JsonSchema schema, string text)
    {
        using var json = JsonDocument.Parse(text);
        IsValid(schema, json.RootElement);
    }

    private static void IsValid(JsonSchema schema, JsonElement element)
    {
        EvaluationResults found = schema.Evaluate(element, Whole);
        Assert.True(found.IsValid, string.Join('\n', (found.Details ?? []).Where(d => d.Errors is not null).Select(d => $"{d.InstanceLocation}: {string.Join("; ", d.Errors!.Values)}")));
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);

    private static async Task<(int Code, string Output, string Errors)> Risk(params string[] args)
    {
        using StringWriter output = new(), errors = new();
        int code = await new Application(output, errors, showProgress: false).Run(args);
        return (code, output.ToString(), errors.ToString());
    }
}
