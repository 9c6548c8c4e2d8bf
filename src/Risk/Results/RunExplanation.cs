using System.Globalization;
using System.Text;

namespace Risk;

/// <summary>One run, told: what was drawn, what followed on the way, and what came out.</summary>
/// <param name="Run">The index of the run.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Inputs">The draws, by name.</param>
/// <param name="Traces">Named values on the way, in the order they were declared.</param>
/// <param name="Values">The outputs that are numbers, in the order they were declared.</param>
/// <param name="Events">The outputs that are events, by name, and whether they happened.</param>
public sealed record RunExplanation(
    long Run,
    ulong Seed,
    IReadOnlyList<InputDraw> Inputs,
    IReadOnlyList<KeyValuePair<string, double>> Traces,
    IReadOnlyList<KeyValuePair<string, double>> Values,
    IReadOnlyList<KeyValuePair<string, bool>> Events)
{
    /// <summary>The weight of the run under importance sampling, which drew some inputs from other laws than those shown; null under any other design.</summary>
    public double? Weight { get; init; }

    /// <summary>A readable table: the unlikeliest draws first, then values on the way, outputs and events.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Run {Run} of seed {Seed}{(Weight is { } w ? FormattableString.Invariant($", weight {w:G6}") : "")}").AppendLine();
        Section(text, "Inputs, the most unusual first", Inputs.OrderBy(i => Math.Min(i.Percentile, 100 - i.Percentile))
            .Select(i => (i.Name, string.Create(CultureInfo.InvariantCulture, $"{i.Value,14:G6}   P{i.Percentile:0.#} of {i.Law}"))));
        Section(text, "On the way", Traces.Select(t => (t.Key, Number(t.Value))));
        Section(text, "Outputs", Values.Select(v => (v.Key, Number(v.Value))));
        Section(text, "Events", Events.Select(e => (e.Key, e.Value ? "           yes" : "            no")));
        return text.ToString();
    }

    private static string Number(double value) => string.Create(CultureInfo.InvariantCulture, $"{value,14:G6}");

    private static void Section(StringBuilder text, string title, IEnumerable<(string Name, string Value)> lines)
    {
        (string Name, string Value)[] all = [.. lines];
        if (all.Length == 0)
        {
            return;
        }

        int width = all.Max(l => l.Name.Length);
        text.AppendLine().AppendLine(title);
        foreach ((string name, string value) in all)
        {
            text.Append("  ").Append(name.PadRight(width)).Append("  ").AppendLine(value);
        }
    }
}
