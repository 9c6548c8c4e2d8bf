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
