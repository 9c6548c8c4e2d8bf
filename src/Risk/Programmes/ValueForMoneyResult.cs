using Risk.Programmes;

namespace Risk;

/// <summary>How probable it is that a programme passes one test of value for money, in the costs of one perimeter.</summary>
public sealed class ValueForMoneyResult
{
    private readonly SimulationResult _result;
    private readonly EventOutput[] _by, _in, _from;

    internal ValueForMoneyResult(SimulationResult result, ValueForMoneyCriterion criterion, Perimeter perimeter)
    {
        (_result, Test, Perimeter) = (result, criterion, perimeter);
        _by = Read(OutputNames.By);
        _in = Read(OutputNames.In);
        _from = Read(OutputNames.SustainedFrom);
    }

    /// <summary>The test.</summary>
    public ValueForMoneyCriterion Test { get; }

    /// <summary>Which costs are counted.</summary>
    public Perimeter Perimeter { get; }

    /// <summary>The first year at whose end the test holds, and the probability of never.</summary>
    public BreakEvenDistribution BreakEven => new(_result.Years, _by, _result.Model.Confidence);

    /// <summary>First passage: the probability that the test has held at some year-end up to that of <paramref name="year"/>. Never falls.</summary>
    /// <param name="year">The calendar year in which the financial year ends.</param>
    public Estimate ProbabilityBy(int year) => _by[IndexOf(_result.Years, year)].Probability;

    /// <summary>Status: the probability that the test holds at the end of <paramref name="year"/>. It may fall back.</summary>
    /// <param name="year">The calendar year in which the financial year ends.</param>
    public Estimate ProbabilityIn(int year) => _in[IndexOf(_result.Years, year)].Probability;

    /// <summary>Sustained: the probability that the test holds at the end of <paramref name="year"/> and of every later year.</summary>
    /// <param name="year">The calendar year in which the financial year ends.</param>
    public Estimate ProbabilitySustainedFrom(int year) => _from[IndexOf(_result.Years, year)].Probability;

    /// <summary>The same test in the costs of another perimeter.</summary>
    public ValueForMoneyResult In(Perimeter perimeter) => _result.Criterion(Test, perimeter);

    /// <summary>Another test in the costs of the same perimeter.</summary>
    /// <exception cref="ArgumentException">The programme has no such criterion.</exception>
    public ValueForMoneyResult Criterion(ValueForMoneyCriterion criterion) => _result.Criterion(criterion, Perimeter);

    internal static int IndexOf(IReadOnlyList<int> years, int year)
    {
        int k = year - years[0];
        return k >= 0 && k < years.Count
            ? k
            : throw new ArgumentOutOfRangeException(nameof(year), year, $"years are {years[0]} to {years[^1]}, each the calendar year in which a financial year ends");
    }

    /// <summary>The test, the perimeter and the probability by the last year.</summary>
    public override string ToString() => $"{Test}, {OutputNames.Of(Perimeter)} costs, by {_result.YearLabel(_result.Years[^1])}: {ProbabilityBy(_result.Years[^1])}";

    private EventOutput[] Read(Func<string, Perimeter, string, string> name) =>
        [.. _result.Years.Select(year => _result.Model.Events[name(Test.Name, Perimeter, _result.YearLabel(year))])];
}
