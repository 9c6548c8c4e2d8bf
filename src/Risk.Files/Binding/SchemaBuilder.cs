using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Risk.Files.Binding;

/// <summary>The JSON Schema of programme files, from the same records that reader and writer go by, with the library's documentation as hover text.</summary>
internal sealed partial class SchemaBuilder(XDocument documentation)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    private static readonly string[] OwnFields = ["correlation", "kind", "degreesOfFreedom", "theta"];

    private static readonly char[] Separators = ['.', ':'];

    private readonly Dictionary<string, XElement> _members = documentation.Descendants("member").ToDictionary(m => (string)m.Attribute("name")!);
    private readonly SortedDictionary<string, JsonNode> _definitions = new(StringComparer.Ordinal);

    public string Build()
    {
        JsonObject programme = Record(typeof(Programme));
        var properties = (JsonObject)programme["properties"]!;
        properties["$schema"] = new JsonObject { ["type"] = "string" };
        properties["version"] = new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = ProgrammeFile.Version, ["description"] = "Version of the format." };
        properties["simulation"] = new JsonObject { ["$ref"] = "#/$defs/simulation", ["description"] = "How it is simulated where the command line or the caller does not say." };
        _definitions["simulation"] = Simulation();
        properties["inputs"] = Map(new JsonObject { ["$ref"] = "#/$defs/distribution" }, "Uncertain values with a name, to be used in several places. The name fixes the draws.");
        properties["dependence"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["$ref"] = "#/$defs/dependence" }, ["description"] = "Inputs that go together, each group joined by a copula." };
        _definitions["dependence"] = Dependence();
        properties["values"] = Map(new JsonObject { ["$ref"] = "#/$defs/value" }, "Numbers and formulas with a name.");
        _definitions["distribution"] = new JsonObject { ["anyOf"] = new JsonArray([.. LawFactories.Names.SelectMany(LawFactories.Named).Select(Law)]) };
        _definitions["value"] = new JsonObject
        {
            ["description"] = "A number, a formula that begins with =, or a distribution.",
            ["anyOf"] = new JsonArray(Type("number"), new JsonObject { ["type"] = "string", ["pattern"] = "^=" }, new JsonObject { ["$ref"] = "#/$defs/distribution" }),
        };
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Programme of Risk",
        };
        foreach (string name in programme.Select(m => m.Key).ToArray())
        {
            JsonNode? node = programme[name];
            programme.Remove(name);
            schema[name] = node;
        }

        schema["$defs"] = new JsonObject(_definitions.Select(d => KeyValuePair.Create(d.Key, (JsonNode?)d.Value)));
        return schema.ToJsonString(Readable) + "\n";
    }

    private static JsonObject Type(string type) => new() { ["type"] = type };

    private static JsonObject Map(JsonObject value, string description) => new() { ["type"] = "object", ["description"] = description, ["additionalProperties"] = value };

    private JsonObject Record(Type type)
    {
        var fields = Fields.Of(type);
        var properties = new JsonObject();
        foreach (PropertyInfo property in fields.Properties)
        {
            JsonObject schema = type == typeof(Programme) && property.PropertyType == typeof(IReadOnlyList<Supplier>)
                ? new JsonObject { ["type"] = "array", ["items"] = Reference(typeof(Supplier)) }
                : Of(property.PropertyType);
            if (Fields.MayBeNull(property))
            {
                schema = new JsonObject { ["anyOf"] = new JsonArray(schema, Type("null")) };
            }

            if ((TextOf($"P:{type.FullName}.{property.Name}", "summary") ?? TextOf($"T:{type.FullName}", "param", property.Name)) is { } description)
            {
                schema["description"] = description + (property.PropertyType == typeof(Duration) || property.PropertyType == typeof(Duration?) ? " In months." : "");
            }

            properties[Fields.InFiles(property.Name)] = schema;
        }

        var record = new JsonObject { ["type"] = "object" };
        if (TextOf($"T:{type.FullName}", "summary") is { } summary)
        {
            record["description"] = summary;
        }

        record["properties"] = properties;
        string[] required = [.. fields.Properties.Where(fields.IsRequired).Select(p => Fields.InFiles(p.Name))];
        if (required.Length > 0)
        {
            record["required"] = new JsonArray([.. required.Select(r => (JsonNode)r)]);
        }

        record["additionalProperties"] = false;
        return record;
    }

    private JsonObject Of(Type declared)
    {
        Type type = Nullable.GetUnderlyingType(declared) ?? declared;
        return type switch
        {
            _ when type == typeof(Uncertain) => new JsonObject { ["$ref"] = "#/$defs/value" },
            _ when type == typeof(double) => Type("number"),
            _ when type == typeof(int) => Type("integer"),
            _ when type == typeof(bool) => Type("boolean"),
            _ when type == typeof(string) || type == typeof(Supplier) => Type("string"),
            _ when type == typeof(Duration) => new JsonObject { ["type"] = "number", ["minimum"] = 0 },
            _ when type == typeof(DateOnly) => new JsonObject { ["type"] = "string", ["format"] = "date" },
            _ when type == typeof(PriceBasis) => new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["const"] = "cash" }, Type("integer")) },
            _ when type == typeof(DiscountRate) => Rate(),
            _ when type == typeof(ValueForMoneyCriterion) => Criterion(),
            _ when type.IsEnum => new JsonObject { ["enum"] = new JsonArray([.. Enum.GetNames(type).Select(n => (JsonNode)Fields.InFiles(n))]) },
            _ when type == typeof(IReadOnlyDictionary<string, Provenance>) => Map(Reference(typeof(Provenance)), "Where numbers come from, by the place of the value; * stands for any name."),
            _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) =>
                new JsonObject { ["type"] = "array", ["items"] = Of(type.GetGenericArguments()[0]) },
            _ => Reference(type),
        };
    }

    private JsonObject Reference(Type type)
    {
        string name = Fields.InFiles(type.Name);
        if (!_definitions.ContainsKey(name))
        {
            _definitions[name] = new JsonObject();
            _definitions[name] = Record(type);
        }

        return new() { ["$ref"] = "#/$defs/" + name };
    }

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

    private JsonObject Law(MethodInfo factory)
    {
        string id = $"M:Risk.Distribution.{factory.Name}({string.Join(",", factory.GetParameters().Select(p => InDocumentation(p.ParameterType)))})";
        var properties = new JsonObject { ["distribution"] = new JsonObject { ["const"] = Fields.InFiles(factory.Name) } };
        foreach (ParameterInfo parameter in factory.GetParameters())
        {
            JsonObject schema = LawFactories.IsLaw(parameter) ? OfParameter(parameter.ParameterType.IsGenericType ? typeof(IReadOnlyList<Distribution>) : typeof(Distribution)) : OfParameter(parameter.ParameterType);
            if (TextOf(id, "param", parameter.Name!) is { } description)
            {
                schema["description"] = description;
            }

            properties[parameter.Name!] = schema;
        }

        var law = new JsonObject { ["type"] = "object" };
        if (TextOf(id, "summary") is { } summary)
        {
            law["description"] = summary;
        }

        law["properties"] = properties;
        law["required"] = new JsonArray(["distribution", .. factory.GetParameters().Where(p => !p.HasDefaultValue).Select(p => (JsonNode)p.Name!)]);
        law["additionalProperties"] = false;
        return law;
    }

    private static JsonObject OfParameter(Type type) => type switch
    {
        _ when type == typeof(Uncertain) => new JsonObject
        {
            ["anyOf"] = new JsonArray(Type("number"), new JsonObject { ["type"] = "string", ["pattern"] = "^=" }, new JsonObject { ["enum"] = new JsonArray("infinity", "-infinity") }),
        },
        _ when type == typeof(Distribution) => new JsonObject { ["$ref"] = "#/$defs/distribution" },
        _ when type == typeof(IReadOnlyList<Distribution>) => new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["$ref"] = "#/$defs/distribution" } },
        _ when type == typeof(IReadOnlyList<double>) => new JsonObject { ["type"] = "array", ["items"] = Type("number") },
        _ when type == typeof(IReadOnlyList<Uncertain>) => new JsonObject { ["type"] = "array", ["items"] = OfParameter(typeof(Uncertain)) },
        _ when type == typeof(int) || type == typeof(int?) => Type("integer"),
        _ when type == typeof(IReadOnlyList<(double Probability, double Value)>) => new JsonObject
        {
            ["type"] = "array",
            ["items"] = new JsonObject { ["type"] = "array", ["items"] = Type("number"), ["minItems"] = 2, ["maxItems"] = 2 },
        },
        _ when type == typeof(IReadOnlyList<(double Probability, Uncertain Value)>) => new JsonObject
        {
            ["type"] = "array",
            ["items"] = new JsonObject { ["type"] = "array", ["prefixItems"] = new JsonArray(Type("number"), OfParameter(typeof(Uncertain))), ["minItems"] = 2, ["maxItems"] = 2 },
        },
        _ => new JsonObject { ["anyOf"] = new JsonArray(Type("number"), new JsonObject { ["enum"] = new JsonArray("infinity", "-infinity") }) },
    };

    private static string InDocumentation(Type type) => type.IsGenericType
        ? $"{type.FullName!.Split('`')[0]}{{{string.Join(",", type.GetGenericArguments().Select(InDocumentation))}}}"
        : type.FullName!;

    private string? TextOf(string member, string element, string? name = null)
    {
        XElement? found = _members.GetValueOrDefault(member)?.Elements(element).FirstOrDefault(e => name is null || (string?)e.Attribute("name") == name);
        if (found is null)
        {
            return null;
        }

        // References read as the last part of what they name.
        IEnumerable<string> parts = found.DescendantNodes().Select(n => n switch
        {
            XText text => text.Value,
            XElement { Name.LocalName: "see" or "paramref" or "seealso" } reference => ((string?)reference.Attribute("cref") ?? (string?)reference.Attribute("name") ?? "").Split('(')[0].Split(Separators)[^1],
            _ => "",
        });
        string flat = Spaces().Replace(string.Concat(parts), " ").Trim();
        return flat.Length == 0 ? null : flat;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
