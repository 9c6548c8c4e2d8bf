using Risk.Programmes;

namespace Risk;

/// <summary>What a simulated programme comes to: probabilities of value for money, savings, costs, and the plan beside them.</summary>
public sealed class SimulationResult
{
    private readonly bool _calendarYears;

    internal SimulationResult(Programme programme, ProgrammePlan plan, ModelResult model, IReadOnlyList<Problem> warnings)
    {
        (Programme, Plan, Model) = (programme, plan, model);
        _calendarYears = programme.FinancialYearEndMonth == 12;
        Warnings = [.. warnings, .. model.Warnings.Except(warnings)]; // Of a law in the programme both tell.
        ValueForMoney = Criterion(programme.Criteria[0], Perimeter.Full);
    }

    /// <summary>The programme.</summary>
    public Programme Programme { get; }

    /// <summary>What happens if all goes as planned.</summary>
    public ProgrammePlan Plan { get; }

    /// <summary>Every output of the model, with seed, version and checksum.</summary>
    public ModelResult Model { get; }

    /// <summary>The number of runs.</summary>
    public long Runs => Model.Runs;

    /// <summary>Why and how the simulation ended, where a <see cref="StoppingRule"/> ended it; else null.</summary>
    public Stopping? Stopping => Model.Stopping;

    /// <summary>The seed.</summary>
    public ulong Seed => Model.Seed;

    /// <summary>What is odd about the programme or the options, but allowed.</summary>
    public IReadOnlyList<Problem> Warnings { get; }

    /// <summary>The financial years, each by the calendar year in which it ends.</summary>
    public IReadOnlyList<int> Years => Plan.Years;

    /// <summary>The headline: the programme's first criterion in full costs. Its <see cref="ValueForMoneyResult.ProbabilityBy"/> is first passage.</summary>
    public ValueForMoneyResult ValueForMoney { get; }

    /// <summary>Where the observations of the programme lie within what was simulated.</summary>
    public IReadOnlyList<BacktestRow> Backtest => [.. Programme.Observations.Select(Row)];

    /// <summary>One criterion of the programme, in the costs of one perimeter.</summary>
    /// <exception cref="ArgumentException">The programme has no such criterion.</exception>
    public ValueForMoneyResult Criterion(ValueForMoneyCriterion criterion, Perimeter perimeter = Perimeter.Full)
    {
        ArgumentNullException.ThrowIfNull(criterion);
        return Programme.Criteria.FirstOrDefault(c => c.Name == criterion.Name) is { } known
            ? new(this, known, perimeter)
            : throw new ArgumentException($"the programme has no criterion \"{criterion.Name}\": its criteria are {string.Join(", ", Programme.Criteria)}", nameof(criterion));
    }

    /// <summary>Undiscounted savings to the end of financial year <paramref name="year"/>, £m.</summary>
    /// <remarks>Years before the last only where <see cref="Programme.YearlyFigures"/> is set. So too for costs and net present value.</remarks>
    public ValueOutput SavingBy(int year) => Model.Values[OutputNames.Saving(YearLabel(year))];

    /// <summary>Undiscounted costs to the end of financial year <paramref name="year"/>, £m.</summary>
    public ValueOutput CostBy(int year, Perimeter perimeter = Perimeter.Full) => Model.Values[OutputNames.Cost(perimeter, YearLabel(year))];

    /// <summary>Discounted savings less discounted costs to the end of financial year <paramref name="year"/>, £m.</summary>
    public ValueOutput NetPresentValueBy(int year, Perimeter perimeter = Perimeter.Full) => Model.Values[OutputNames.NetPresentValue(perimeter, YearLabel(year))];

    /// <summary>Discounted savings less discounted costs to the horizon, £m.</summary>
    public ValueOutput NetPresentValue(Perimeter perimeter = Perimeter.Full) => NetPresentValueBy(Years[^1], perimeter);

    /// <summary>Discounted savings ÷ discounted costs to the horizon; 0 in a run without net cost, where there is no ratio.</summary>
    public ValueOutput BenefitCostRatio(Perimeter perimeter = Perimeter.Full) => Model.Values[OutputNames.BenefitCostRatio(perimeter)];

    /// <summary>How many customers have migrated by the end of financial year <paramref name="year"/>.</summary>
    public ValueOutput MigratedBy(int year) => Model.Values[OutputNames.Migrated(YearLabel(year))];

    /// <summary>Such as <c>2016-17</c> for the financial year that ends in 2017.</summary>
    public string YearLabel(int year) => Calendar.LabelOf(Years[ValueForMoneyResult.IndexOf(Years, year)], _calendarYears);

    /// <summary>The whole result as a table for people.</summary>
    public override string ToString() => new ResultTable(this).ToString(withWarnings: true);

    /// <summary>The same text, without the warnings for those who tell them elsewhere.</summary>
    public string ToString(bool withWarnings) => new ResultTable(this).ToString(withWarnings);

    /// <summary>The headline by year and the money at the horizon as tables of HTML, every text encoded: what a notebook shows.</summary>
    public string ToHtml() => new ResultPage(this).ToString();

    private BacktestRow Row(Observation observation)
    {
        double? rank = observation.Actual is null ? null
            : Model.Events[OutputNames.Below(observation.Name)].Probability.Value + (Model.Events[OutputNames.Equal(observation.Name)].Probability.Value / 2);
        return new(observation, Model.Values[OutputNames.Observed(observation.Name)], rank);
    }
}
