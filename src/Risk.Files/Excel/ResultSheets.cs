using System.Globalization;

namespace Risk.Files.Excel;

/// <summary>A result as sheets: the answer, the curves, what was assumed, and the runs where they are asked for.</summary>
internal static class ResultSheets
{
    public static IReadOnlyList<Sheet> Of(SimulationResult result, RunTable? runs, CancellationToken cancellation)
    {
        List<Sheet> sheets =
        [
            new("summary", Summary(result)),
            new("curves", Curves(result)) { Shares = new HashSet<int>([4, 5, 6, 7, 8, 9, 10, 11, 12]) },
            new("assumptions", Assumptions(result.Programme)),
        ];
        if (result.Backtest.Count > 0)
        {
            sheets.Add(new("backtest", Backtest(result)));
        }

        if (runs is not null)
        {
            if (runs.Runs >= Sheet.MaximumRows || runs.Columns.Count >= Sheet.MaximumColumns)
            {
                throw new ModelException(new Problem(
                    "LIM012", "runs", string.Create(CultureInfo.InvariantCulture, $"a sheet holds {Sheet.MaximumRows - 1} runs of {Sheet.MaximumColumns - 1} columns (were {runs.Runs} of {runs.Columns.Count})"), Severity.Error, "write them as CSV or Parquet"));
            }

            sheets.Add(new("runs", Runs(runs, cancellation)));
        }

        return sheets;
    }

    private static IEnumerable<object?[]> Summary(SimulationResult result)
    {
        yield return [result.Programme.Name];
        yield return ["runs", result.Runs];

        // As text: a spreadsheet keeps 15 digits of a number.
        yield return ["seed", result.Seed.ToString(CultureInfo.InvariantCulture)];
        yield return ["design", result.Model.Design];
        if (!result.Model.Weights.IsEmpty)
        {
            yield return ["effective runs", result.Model.EffectiveRuns];
        }

        yield return ["confidence of intervals", result.Model.Confidence];
        yield return ["checksum", result.Model.Checksum];
        yield return ["model", result.Model.ModelHash];
        yield return ["library", result.Model.LibraryVersion, "stream version", result.Model.StreamVersion];
        yield return [];
        yield return [$"probability of value for money ({result.ValueForMoney.Test.Name}, full costs)", "by the year", "low", "high"];
        foreach (int year in result.Years)
        {
            yield return [result.YearLabel(year), .. Figure(result.ValueForMoney.ProbabilityBy(year))];
        }

        yield return ["never within the horizon", .. Figure(result.ValueForMoney.BreakEven.Never)];
        yield return [];
        yield return ["net present value", "mean", "low", "high", "P10", "P50", "P80", "P90", "plan"];
        foreach (Perimeter perimeter in Enum.GetValues<Perimeter>())
        {
            ValueOutput value = result.NetPresentValue(perimeter);
            yield return [perimeter == Perimeter.Reported ? "reported costs" : "full costs", .. Figure(value.Mean), .. value.Quantiles(0.1, 0.5, 0.8, 0.9).Select(q => (object)q.Value), result.Plan.NetPresentValue(perimeter)];
        }

        foreach (Problem warning in result.Warnings.Concat(result.Model.Warnings).Distinct())
        {
            yield return ["warning", warning.ToString()];
        }
    }

    private static IEnumerable<object?[]> Curves(SimulationResult result)
    {
        yield return ["criterion", "costs", "year", "label", "by", "by low", "by high", "in", "in low", "in high", "sustained from", "sustained low", "sustained high"];
        foreach (ValueForMoneyCriterion criterion in result.Programme.Criteria)
        {
            foreach (Perimeter perimeter in Enum.GetValues<Perimeter>())
            {
                ValueForMoneyResult test = result.Criterion(criterion, perimeter);
                foreach (int year in result.Years)
                {
                    yield return
                    [
                        criterion.Name, perimeter == Perimeter.Reported ? "reported" : "full", year, result.YearLabel(year),
                        .. Figure(test.ProbabilityBy(year)), .. Figure(test.ProbabilityIn(year)), .. Figure(test.ProbabilitySustainedFrom(year)),
                    ];
                }
            }
        }
    }

    private static IEnumerable<object?[]> Assumptions(Programme programme) =>
    [
        ["parameter", "value", "kind", "source", "note", "owner", "date"],
        .. programme.Parameters().Select(p => (object?[])
        [
            p.Path, p.Value, p.Provenance?.Kind.ToString().ToLowerInvariant() ?? "not said", p.Provenance?.Source, p.Provenance?.Note, p.Provenance?.Owner,
            p.Provenance?.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ]),
    ];

    private static IEnumerable<object?[]> Backtest(SimulationResult result) =>
    [
        ["target", "actual", "rank", "mean", "P10", "P50", "P90"],
        .. result.Backtest.Select(row => (object?[])
            [row.Observation.Name, row.Observation.Actual, row.Rank, row.Simulated.Mean.Value, .. row.Simulated.Quantiles(0.1, 0.5, 0.9).Select(q => (object)q.Value)]),
    ];

    private static IEnumerable<object?[]> Runs(RunTable runs, CancellationToken cancellation)
    {
        yield return ["run", .. runs.Names];
        foreach (RunBlock block in runs.Blocks(cancellation))
        {
            for (int i = 0; i < block.Runs; i++)
            {
                object?[] row = new object?[block.Columns + 1];
                row[0] = block.FirstRun + i;
                for (int c = 0; c < block.Columns; c++)
                {
                    row[c + 1] = block[c].Span[i];
                }

                yield return row;
            }
        }
    }

    private static object?[] Figure(Estimate estimate) => [estimate.Value, estimate.Low, estimate.High];
}
