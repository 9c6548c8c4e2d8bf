using System.Text.Json.Nodes;

namespace Risk.Files.Binding;

/// <content>What files write in a form of its own: settings of a simulation, groups of joined inputs, discount rates, criteria.</content>
internal sealed partial class SchemaBuilder
{
    private static readonly string[] OwnFields = ["correlation", "kind", "degreesOfFreedom", "theta"];

    private static JsonObject Simulation()
    {
        static JsonObject Whole(long least, ulong most, string description) => new() { ["type"] = "integer", ["minimum"] = least, ["maximum"] = most, ["description"] = description };
        return new JsonObject
        {
            ["type"] = "object",
            ["description"] = "Settings of the simulation; what is left out has its default.",
            ["properties"] = new JsonObject
            {
                ["runs"] = Whole(1, SimulationOptions.MaximumRuns, "The number of simulated lives; 100000 unless set."),
                ["seed"] = Whole(0, ulong.MaxValue, "The one number of the experiment: the same file, seed and number of runs give the same figures everywhere. Drawn unless set."),
                ["design"] = new JsonObject { ["enum"] = new JsonArray([.. SamplingDesign.Named.Select(d => (JsonNode)Fields.InFiles(d.Name))]), ["description"] = "How runs are spread over the inputs; monteCarlo unless set." },
                ["replicates"] = Whole(2, 1_000_000, "Independent repetitions of a design that has them; 16 unless set."),
                ["confidence"] = new JsonObject { ["type"] = "number", ["exclusiveMinimum"] = 0, ["exclusiveMaximum"] = 1, ["description"] = "Confidence of every interval; 0.95 unless set." },
            },
            ["additionalProperties"] = false,
        };
    }

    /// <summary>A group: what all have, and then what each family of copula needs and the others do not take.</summary>
    private JsonObject Dependence()
    {
        JsonObject Described(JsonObject schema, string description)
        {
            schema["description"] = description;
            return schema;
        }

        JsonObject number = Type("number");
        JsonObject[] families =
        [
            .. Enum.GetValues<CopulaFamily>().Select(family => new JsonObject
            {
                ["properties"] = new JsonObject(
                    new[] { KeyValuePair.Create("copula", (JsonNode?)Described(new JsonObject { ["const"] = Fields.InFiles(family.ToString()) }, TextOf($"F:{typeof(CopulaFamily).FullName}.{family}", "summary") ?? "")) }
                        .Concat(OwnFields.Except(Binding.Dependence.FieldsOf(family)).Select(f => KeyValuePair.Create(f, (JsonNode?)Type("null"))))
                        .Concat(Binding.Dependence.FieldsOf(family).Select(f => KeyValuePair.Create(f, (JsonNode?)new JsonObject { ["not"] = Type("null") })))),
                ["required"] = new JsonArray([.. Binding.Dependence.FieldsOf(family).Select(f => (JsonNode)f)]),
            }),
        ];
        return new JsonObject
        {
            ["type"] = "object",
            ["description"] = "Inputs that a copula joins: each keeps its own law.",
            ["properties"] = new JsonObject
            {
                ["name"] = Described(Type("string"), "What the group is called. The name fixes the draws that its inputs have in common."),
                ["inputs"] = Described(new JsonObject { ["type"] = "array", ["items"] = Type("string"), ["minItems"] = 2, ["maxItems"] = Binding.Dependence.MostInputs }, "Names under inputs, in the order of the matrix; each in one group."),
                ["copula"] = Described(Of(typeof(CopulaFamily)), "How they go together: gaussian is the habit, and has no dependence in the extremes; studentT has at both ends, clayton at the low end, gumbel at the high end, frank none."),
                ["correlation"] = Described(
                    new JsonObject
                    {
                        ["anyOf"] = new JsonArray(
                            new JsonObject { ["type"] = "number", ["minimum"] = -1, ["maximum"] = 1 },
                            new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "number", ["minimum"] = -1, ["maximum"] = 1 }, Type("null")) } } },
                            Type("null")),
                    },
                    "Of a gaussian or studentT copula: one correlation for every pair, or a matrix; null on both sides of the diagonal for a pair that nobody has judged."),
                ["kind"] = Described(new JsonObject { ["anyOf"] = new JsonArray(Of(typeof(CorrelationKind)), Type("null")) }, "In what the correlation is measured: spearman, of ranks; kendall, of the order of pairs; scores, the parameter of the copula; pearson, of the values themselves. A studentT copula takes scores or kendall."),
                ["degreesOfFreedom"] = Described(new JsonObject { ["anyOf"] = new JsonArray(number, Type("null")) }, "Of a studentT copula: the fewer, the more extremes come together. 0.1 to 1e14."),
                ["theta"] = Described(new JsonObject { ["anyOf"] = new JsonArray(Type("number"), Type("null")) }, "Of a clayton copula, above 0: Kendall's tau is theta/(theta + 2). Of a gumbel copula, at least 1: tau is 1 - 1/theta. Of a frank copula, not 0."),
                ["survival"] = Described(Type("boolean"), "True turns the copula over: what it does at the low end it does at the high end. False unless set."),
            },
            ["required"] = new JsonArray("name", "inputs", "copula"),
            ["additionalProperties"] = false,
            ["anyOf"] = new JsonArray([.. families]),
        };
    }

    private JsonObject Rate() => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = "number", ["exclusiveMinimum"] = -1, ["maximum"] = 1 },
            new JsonObject { ["enum"] = new JsonArray([.. ProgrammeWriter.NamedRates.Select(r => (JsonNode)r.Name)]) },
            new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject { ["label"] = Type("string"), ["bands"] = new JsonObject { ["type"] = "array", ["items"] = Reference(typeof(DiscountBand)) } },
                ["required"] = new JsonArray("label", "bands"),
                ["additionalProperties"] = false,
            }),
    };

    private static JsonObject Criterion() => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["enum"] = new JsonArray("payback", "horizonNetPresentValue") },
            OneNumber("benefitCostRatio"),
            OneNumber("outcome")),
    };

    private static JsonObject OneNumber(string name) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject { [name] = new JsonObject { ["type"] = "number", ["exclusiveMinimum"] = 0 } },
        ["required"] = new JsonArray(name),
        ["additionalProperties"] = false,
    };
}
