using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Risk.Files.Data;

/// <summary>A result as data. What is not a number is null; a year is the calendar year in which the financial year ends.</summary>
internal static class ResultJson
{
    public static string Of(SimulationResult result)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Default }))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "result.schema.json");
            json.WriteNumber("version", ResultFile.Version);
            json.WriteString("programme", result.Programme.Name);
            json.WriteNumber("runs", result.Runs);
            json.WriteNumber("runsAsked", result.Model.RunsAsked);
            Number(json, "effectiveRuns", result.Model.EffectiveRuns);
            json.WriteNumber("seed", result.Seed);
            json.WriteString("design", result.Model.Design);
            json.WriteNumber("streamVersion", result.Model.StreamVersion);
            json.WriteString("libraryVersion", result.Model.LibraryVersion);
            json.WriteString("modelHash", result.Model.ModelHash);
            json.WriteString("checksum", result.Model.Checksum);
            json.WriteNumber("confidence", result.Model.Confidence);
            Until(json, result.Stopping);
            Probabilities(json, result);
            json.WriteStartArray("netPresentValue");
            foreach (Perimeter perimeter in Enum.GetValues<Perimeter>())
            {
                json.WriteStartObject();
                json.WriteString("perimeter", PerimeterOf(perimeter));
                Distribution(json, result.NetPresentValue(perimeter));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            Backtest(json, result);
            json.WriteStartArray("warnings");
            foreach (Problem warning in result.Warnings.Concat(result.Model.Warnings).Distinct())
            {
                json.WriteStringValue(warning.ToString());
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Probabilities(Utf8JsonWriter json, SimulationResult result)
    {
        json.WriteStartArray("valueForMoney");
        foreach (ValueForMoneyCriterion criterion in result.Programme.Criteria)
        {
            foreach (Perimeter perimeter in Enum.GetValues<Perimeter>())
            {
                ValueForMoneyResult test = result.Criterion(criterion, perimeter);
                foreach (int year in result.Years)
                {
                    json.WriteStartObject();
                    json.WriteString("criterion", criterion.Name);
                    json.WriteString("perimeter", PerimeterOf(perimeter));
                    json.WriteNumber("year", year);
                    json.WriteString("label", result.YearLabel(year));
                    Estimate(json, "by", test.ProbabilityBy(year));
                    Estimate(json, "in", test.ProbabilityIn(year));
                    Estimate(json, "sustainedFrom", test.ProbabilitySustainedFrom(year));
                    json.WriteEndObject();
                }
            }
        }

        json.WriteEndArray();
    }

    private static void Until(Utf8JsonWriter json, Stopping? stopping)
    {
        if (stopping is null)
        {
            json.WriteNull("until");
            return;
        }

        json.WriteStartObject("until");
        json.WriteString("output", stopping.Rule.Output);
        Number(json, "within", stopping.Rule.Within);
        json.WriteString("reason", JsonNamingPolicy.CamelCase.ConvertName(stopping.Reason.ToString()));
        json.WriteNumber("looks", stopping.Looks);
        Estimate(json, "interval", stopping.Interval);
        json.WriteEndObject();
    }

    private static void Backtest(Utf8JsonWriter json, SimulationResult result)
    {
        json.WriteStartArray("backtest");
        foreach (BacktestRow row in result.Backtest)
        {
            json.WriteStartObject();
            json.WriteString("target", row.Observation.Name);
            json.WriteBoolean("isForecast", row.Observation.IsForecast);
            Number(json, "actual", row.Observation.Actual);
            Distribution(json, row.Simulated);
            Number(json, "rank", row.Rank);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Distribution(Utf8JsonWriter json, ValueOutput output)
    {
        Estimate(json, "mean", output.Mean);
        IReadOnlyList<Estimate> quantiles = output.Quantiles(0.05, 0.10, 0.50, 0.80, 0.90, 0.95);
        foreach ((int i, string name) in ((string[])["p5", "p10", "p50", "p80", "p90", "p95"]).Index())
        {
            Estimate(json, name, quantiles[i]);
        }
    }

    private static void Estimate(Utf8JsonWriter json, string name, Estimate estimate)
    {
        json.WriteStartObject(name);
        Number(json, "value", estimate.Value);
        Number(json, "low", estimate.Low);
        Number(json, "high", estimate.High);
        json.WriteEndObject();
    }

    private static string PerimeterOf(Perimeter perimeter) => perimeter == Perimeter.Reported ? "reported" : "full";

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
