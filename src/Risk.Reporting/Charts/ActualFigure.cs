using System.Globalization;

namespace Risk.Reporting;

/// <summary>What really came to be, or was then forecast, to stand on a chart of financial years.</summary>
/// <param name="Name">Which observations it is of.</param>
/// <param name="Position">Where it stands: 0 at the end of the first financial year, 1 at that of the next.</param>
/// <param name="Value">The figure.</param>
/// <param name="IsForecast">Whether it is itself a forecast.</param>
internal sealed record ActualFigure(string Name, double Position, double Value, bool IsForecast)
{
    /// <summary>Savings less costs, of observations of both at one date.</summary>
    public static IReadOnlyList<ActualFigure> Of(Programme programme, IReadOnlyList<int> years, Perimeter perimeter)
    {
        ObservedQuantity cost = perimeter == Perimeter.Full ? ObservedQuantity.FullCost : ObservedQuantity.ReportedCost;
        return
        [
            .. from saving in programme.Observations
               from spent in programme.Observations
               where saving is { Quantity: ObservedQuantity.Saving, Supplier: null, Actual: not null } && spent.Quantity == cost && spent is { Supplier: null, Actual: not null } && saving.At == spent.At
               select new ActualFigure($"{saving.Name} less {spent.Name}", PositionOf(programme, years, saving.At), saving.Actual!.Value - spent.Actual!.Value, saving.IsForecast || spent.IsForecast) into figure
               where IsOnPaper(figure, years)
               select figure,
        ];
    }

    /// <summary>Migrated customers of all suppliers.</summary>
    public static IReadOnlyList<ActualFigure> OfMigrations(Programme programme, IReadOnlyList<int> years) =>
    [
        .. programme.Observations.Where(o => o is { Quantity: ObservedQuantity.MigratedCustomers, Supplier: null, Actual: not null })
            .Select(o => new ActualFigure(o.Name, PositionOf(programme, years, o.At), o.Actual!.Value, o.IsForecast)).Where(f => IsOnPaper(f, years)),
    ];

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Name}: {(IsForecast ? "forecast then" : "actual")} {Math.Round(Value, 2)}");

    private static bool IsOnPaper(ActualFigure figure, IReadOnlyList<int> years) => years.Count > 1 && figure.Position >= 0 && figure.Position <= years.Count - 1;

    /// <summary>In years after the end of the first financial year.</summary>
    private static double PositionOf(Programme programme, IReadOnlyList<int> years, Duration? at)
    {
        if (at is not { } since)
        {
            return years.Count - 1;
        }

        double start = (12 * programme.Start.Year) + programme.Start.Month - 1 + ((programme.Start.Day - 1) / 31.0);
        return (start + since.InMonths - ((12 * years[0]) + programme.FinancialYearEndMonth)) / 12;
    }
}
