using System.CommandLine;
using System.Text.Json;
using NextGenerationSharedServices;

namespace Risk.Benchmarks.Modes;

/// <summary>The real case: two stages, exits, two perimeters, every criterion, as the sample runs it.</summary>
internal static class RealCaseMode
{
    public static Command Command()
    {
        var command = new Command("ngss", "Times the real case of the sample and prints one line of JSON: probabilities of value for money (first passage, full costs) by year.");
        foreach (Option option in MeasureOptions.All)
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed =>
        {
            Programme programme = BaseCase.Programme();
            ProgrammeModel translated = programme.ToModel();
            SimulationResult result = null!;
            var measured = Measurement.Of(
                options => (result = translated.Simulate(options)).Model, MeasureOptions.Of(parsed), parsed.GetValue(MeasureOptions.Rounds));
            Measurement.Print(json => Write(json, measured, result));
        });
        return command;
    }

    private static void Write(Utf8JsonWriter json, Measurement measured, SimulationResult result)
    {
        measured.Write(json);
        json.WriteStartArray("years");
        foreach (int year in result.Years)
        {
            json.WriteStringValue(result.YearLabel(year));
        }

        json.WriteEndArray();
        json.WriteStartArray("probabilities");
        foreach (int year in result.Years)
        {
            json.WriteNumberValue(result.ValueForMoney.ProbabilityBy(year).Value);
        }

        json.WriteEndArray();
        ValueOutput npv = result.NetPresentValue();
        json.WriteNumber("meanNpv", npv.Mean.Value);
        json.WriteNumber("p5", npv.Quantile(0.05).Value);
        json.WriteNumber("p50", npv.Quantile(0.5).Value);
        json.WriteNumber("p95", npv.Quantile(0.95).Value);
    }
}
