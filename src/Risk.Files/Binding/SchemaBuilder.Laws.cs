using System.Reflection;
using System.Text.Json.Nodes;

namespace Risk.Files.Binding;

/// <content>Laws, as the factories of <see cref="Distribution"/> make them.</content>
internal sealed partial class SchemaBuilder
{
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
}
