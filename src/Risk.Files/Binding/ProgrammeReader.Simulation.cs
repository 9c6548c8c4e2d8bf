using System.Globalization;
using Risk.Files.Excel;
using Risk.Files.Json;

namespace Risk.Files.Binding;

/// <content>How a file wishes to be simulated.</content>
internal sealed partial class ProgrammeReader
{
    /// <summary>The settings under <c>simulation</c>, held to the rules of <see cref="SimulationOptions"/>; null where there are none.</summary>
    private SimulationOptions? Simulation(Element? element)
    {
        if (element is null || Record(typeof(RunSettings), element, SheetLayout.Simulation) is not RunSettings settings)
        {
            return null;
        }

        SimulationOptions options = settings.Options();
        if (settings.Replicates is not null && !options.Design.HasReplicates)
        {
            problems.Error("RUN014", element["replicates"]!, $"the design {options.Design} has no replicates");
        }

        foreach (Problem problem in options.Check().Where(p => p.Severity == Severity.Error))
        {
            problems.Error(problem.Code, element[problem.Path.Split('/')[^1]] ?? element, problem.Message, problem.Hint);
        }

        return options;
    }

    private long Long(Element element) =>
        element.Kind == ElementKind.Number && long.TryParse(element.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long exact) ? exact : (long)(Number(element, whole: true) ?? 0);

    /// <summary>A number of 64 bits, digit by digit: a double would lose the last ones.</summary>
    private ulong Seed(Element element)
    {
        if (element.Kind == ElementKind.Number)
        {
            if (ulong.TryParse(element.Text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong exact))
            {
                return exact;
            }

            // As a spreadsheet may write it: 1E+15.
            if (double.TryParse(element.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value >= 0 && value <= 1L << 53 && value == Math.Floor(value))
            {
                return (ulong)value;
            }
        }

        problems.Error("FILE011", element, $"expected a whole number from 0 to {ulong.MaxValue} (was {element.Shown})");
        return 0;
    }
}
