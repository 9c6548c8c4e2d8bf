using System.CommandLine;
using System.Text.Json;
using Risk.Benchmarks.Models;

namespace Risk.Benchmarks.Modes;

/// <summary>The reference programme, written in the public algebra.</summary>
internal static class ReferenceMode
{
    public static Command Command()
    {
        var form = new Option<ReferenceProgramme.Form>("--form") { Description = "How the cash flow is written: Series, WrittenOut, or OwnLaws (every customer with laws of its own)." };
        var command = new Command("reference", "Times the reference programme, written in the public algebra, and prints one line of JSON.") { form };
        foreach (Option option in MeasureOptions.All)
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed =>
        {
            Model model = ReferenceProgramme.Build(parsed.GetValue(form));
            var measured = Measurement.Of(options => model.Simulate(options), MeasureOptions.Of(parsed), parsed.GetValue(MeasureOptions.Rounds));
            Measurement.Print(json => Write(json, measured, parsed.GetValue(form)));
        });
        return command;
    }

    private static void Write(Utf8JsonWriter json, Measurement measured, ReferenceProgramme.Form form)
    {
        measured.Write(json);
        json.WriteString("form", form.ToString());
        json.WriteStartArray("probabilities");
        foreach (EventOutput worth in measured.Result.Events)
        {
            json.WriteNumberValue(worth.Probability.Value);
        }

        json.WriteEndArray();
        ValueOutput npv = measured.Result.Values["NPV"];
        json.WriteNumber("meanNpv", npv.Mean.Value);
        json.WriteNumber("p5", npv.Quantile(0.05).Value);
        json.WriteNumber("p50", npv.Quantile(0.5).Value);
        json.WriteNumber("p95", npv.Quantile(0.95).Value);
    }
}
