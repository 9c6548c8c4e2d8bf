using System.Text.Json;
using Risk;

namespace NextGenerationSharedServices;

/// <summary>The result as data.</summary>
internal static class ResultJson
{
    public static void Write(SimulationResult result, int threads, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, new() { Indented = true });
        json.WriteStartObject();
        json.WriteNumber("runs", result.Runs);
        json.WriteNumber("seed", result.Seed);
        json.WriteNumber("threads", threads);
        json.WriteNumber("streamVersion", result.Model.StreamVersion);
        json.WriteString("checksum", result.Model.Checksum);
        json.WriteString("libraryVersion", result.Model.LibraryVersion);
        json.WriteString("modelHash", result.Model.ModelHash);
        Plan(json, result.Plan);
        json.WriteStartArray("valueForMoney");
        foreach (Perimeter perimeter in (Perimeter[])[Perimeter.Reported, Perimeter.Full])
        {
            ValueForMoneyResult payback = result.Criterion(ValueForMoneyCriterion.Payback, perimeter);
            Probabilities(json, result, "status", perimeter, payback.ProbabilityIn);
            Probabilities(json, result, "firstPassage", perimeter, payback.ProbabilityBy);
            Probabilities(json, result, "sustained", perimeter, payback.ProbabilitySustainedFrom);
            Probabilities(json, result, "bcr2", perimeter, result.Criterion(BaseCase.Bcr2, perimeter).ProbabilityIn);
            Probabilities(json, result, "outcome75", perimeter, result.Criterion(BaseCase.Outcome75, perimeter).ProbabilityIn);
            Probabilities(json, result, "horizonNpv", perimeter, result.Criterion(ValueForMoneyCriterion.HorizonNetPresentValue, perimeter).ProbabilityIn);
        }

        json.WriteEndArray();
        Backtest(json, result);
        json.WriteEndObject();
    }

    private static void Plan(Utf8JsonWriter json, ProgrammePlan plan)
    {
        json.WriteStartObject("plan");
        json.WriteNumber("savings", plan.Saving);
        json.WriteNumber("reportedCost", plan.Cost(Perimeter.Reported));
        json.WriteNumber("migratedAtMonth30", plan.MigratedAt(Duration.Months(30)));
        foreach (int month in (int[])[29, 30, 41, 53])
        {
            json.WriteNumber($"savingsAtMonth{month}", plan.SavingAt(Duration.Months(month)));
        }

        json.WriteEndObject();
    }

    private static void Probabilities(Utf8JsonWriter json, SimulationResult result, string criterion, Perimeter perimeter, Func<int, Estimate> probability)
    {
        foreach (int year in result.Years)
        {
            Estimate estimate = probability(year);
            json.WriteStartObject();
            json.WriteString("criterion", criterion);
            json.WriteString("perimeter", perimeter == Perimeter.Reported ? "reported" : "full");
            json.WriteString("year", result.YearLabel(year));
            json.WriteNumber("probability", estimate.Value);
            json.WriteNumber("low", estimate.Low);
            json.WriteNumber("high", estimate.High);
            json.WriteEndObject();
        }
    }

    private static void Backtest(Utf8JsonWriter json, SimulationResult result)
    {
        json.WriteStartArray("backtest");
        foreach (BacktestRow row in result.Backtest)
        {
            IReadOnlyList<Estimate> quantiles = row.Simulated.Quantiles(0.05, 0.50, 0.95);
            json.WriteStartObject();
            json.WriteString("target", row.Observation.Name);
            Number(json, "actual", row.Observation.Actual);
            Number(json, "mean", row.Simulated.Mean.Value);
            Number(json, "p5", quantiles[0].Value);
            Number(json, "p50", quantiles[1].Value);
            Number(json, "p95", quantiles[2].Value);
            Number(json, "rank", row.Rank);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>JSON has no word for what is not a number: null says that there is none.</summary>
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
