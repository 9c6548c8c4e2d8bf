namespace Risk;

/// <summary>Where a programme stands at the end of a financial year, from its beginning on: what a criterion of value for money is told.</summary>
public sealed class YearEndPosition
{
    private readonly Func<YearEndPosition> _horizon;

    internal YearEndPosition(Func<YearEndPosition> horizon) => _horizon = horizon;

    /// <summary>The calendar year in which the financial year ends.</summary>
    public required int Year { get; init; }

    /// <summary>Which costs are counted.</summary>
    public required Perimeter Perimeter { get; init; }

    /// <summary>Undiscounted savings so far, £m.</summary>
    public required Uncertain Saving { get; init; }

    /// <summary>Undiscounted costs so far, £m.</summary>
    public required Uncertain Cost { get; init; }

    /// <summary>Discounted savings so far, £m.</summary>
    public required Uncertain PresentValueOfSaving { get; init; }

    /// <summary>Discounted costs so far, £m.</summary>
    public required Uncertain PresentValueOfCost { get; init; }

    /// <summary>The undiscounted savings so far by the plan, £m.</summary>
    public required double PlannedSaving { get; init; }

    /// <summary>The position at the horizon.</summary>
    public YearEndPosition Horizon => _horizon();
}
