using System.Text.Json;

namespace Risk.Files.Tests.Data;

public class ResultJsonTests
{
    [Fact]
    public void A_result_has_the_form_that_its_schema_says()
    {
        SimulationResult result = (TableSubject.Programme with { Observations = [new("seen", ObservedQuantity.Saving, 9), new("not yet", ObservedQuantity.FullCost, null)] }).Simulate(TableSubject.Options);
        using var json = JsonDocument.Parse(ResultFile.ToJson(result));
        using var schema = JsonDocument.Parse(ResultFile.Schema());
        Assert.Empty(Faults(json.RootElement, schema.RootElement, schema.RootElement, ""));
        using var broken = JsonDocument.Parse(ResultFile.ToJson(result).Replace("\"low\"", "\"lov\"", StringComparison.Ordinal));
        Assert.Contains("/valueForMoney/0/by: lov is unknown", Faults(broken.RootElement, schema.RootElement, schema.RootElement, ""));
        Assert.Contains("/valueForMoney/0/by: low is missing", Faults(broken.RootElement, schema.RootElement, schema.RootElement, ""));
    }

    [Fact]
    public void A_result_by_importance_sampling_tells_its_effective_runs()
    {
        SimulationResult result = TableSubject.Programme.Simulate(TableSubject.Options with { Design = SamplingDesign.Importance(("customers/Payroll/migration delay", Distribution.Gamma(1.5, 9))) });
        using var json = JsonDocument.Parse(ResultFile.ToJson(result));
        using var schema = JsonDocument.Parse(ResultFile.Schema());
        Assert.Empty(Faults(json.RootElement, schema.RootElement, schema.RootElement, ""));
        Assert.Equal(result.Model.EffectiveRuns, json.RootElement.GetProperty("effectiveRuns").GetDouble());
        Assert.InRange(result.Model.EffectiveRuns, 100, 4_000);
        Assert.Equal(result.Years.Count, result.Years.Count(y => result.ValueForMoney.ProbabilityBy(y).Value <= 1));
        Assert.Equal(1, result.ValueForMoney.BreakEven.Never.Value + result.Years.Sum(y => result.ValueForMoney.BreakEven.ProbabilityOf(y).Value), 1e-12);
    }

    /// <summary>The part of JSON Schema that the schema of results uses.</summary>
    private static IEnumerable<string> Faults(JsonElement value, JsonElement schema, JsonElement root, string at)
    {
        if (schema.TryGetProperty("$ref", out JsonElement reference))
        {
            schema = root.GetProperty("$defs").GetProperty(reference.GetString()!.Split('/')[^1]);
        }

        if (schema.TryGetProperty("enum", out JsonElement allowed) && !allowed.EnumerateArray().Any(a => a.GetString() == value.GetString()))
        {
            yield return $"{at}: {value} is not allowed";
        }

        string kind = value.ValueKind switch
        {
            JsonValueKind.Number => value.GetRawText().Contains('.', StringComparison.Ordinal) ? "number" : "integer",
            JsonValueKind.True or JsonValueKind.False => "boolean",
            var other => other.ToString().ToLowerInvariant(),
        };
        if (schema.TryGetProperty("type", out JsonElement type))
        {
            string[] types = type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(t => t.GetString()!)] : [type.GetString()!];
            if (!types.Contains(kind) && !(kind == "integer" && types.Contains("number")))
            {
                yield return $"{at}: {kind} is not {string.Join(" or ", types)}";
            }
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            JsonElement properties = schema.GetProperty("properties");
            foreach (JsonElement required in schema.GetProperty("required").EnumerateArray().Where(r => !value.TryGetProperty(r.GetString()!, out _)))
            {
                yield return $"{at}: {required} is missing";
            }

            foreach (JsonProperty member in value.EnumerateObject())
            {
                if (!properties.TryGetProperty(member.Name, out JsonElement inner))
                {
                    yield return $"{at}: {member.Name} is unknown";
                    continue;
                }

                foreach (string fault in Faults(member.Value, inner, root, $"{at}/{member.Name}"))
                {
                    yield return fault;
                }
            }
        }

        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (string fault in value.EnumerateArray().SelectMany((v, i) => Faults(v, schema.GetProperty("items"), root, $"{at}/{i}")))
            {
                yield return fault;
            }
        }
    }
}
