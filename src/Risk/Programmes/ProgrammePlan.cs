using Risk.Programmes;

namespace Risk;

/// <summary>What happens if all goes as planned, in closed form: no draw, no step of time.</summary>
public sealed class ProgrammePlan
{
    private readonly Calendar _calendar;
    private readonly Discounting _discounting;
    private readonly CertainFlow[] _flows;
    private readonly double[] _migrations;

    internal ProgrammePlan(Translation translation)
    {
        var value = new CertainValue();
        (_calendar, _discounting) = (translation.Calendar, translation.Discounting);
        _flows = [.. translation.Flows.Select(f => new CertainFlow(f, value))];
        _migrations = new double[translation.Customers.Count];
        for (int i = 0; i < _migrations.Length; i++)
        {
            _migrations[i] = value.Of(translation.Customers[i].Migration);
        }
    }

    /// <summary>The financial years, by the calendar year of their end.</summary>
    public IReadOnlyList<int> Years => _calendar.Years();

    /// <summary>The horizon, since the programme began.</summary>
    public Duration Horizon => Duration.Months(_calendar.Horizon);

    /// <summary>Undiscounted savings to the horizon, £m.</summary>
    public double Saving => SavingAt(Horizon);

    /// <summary>Undiscounted savings so far, £m.</summary>
    public double SavingAt(Duration moment) => Sum(null, moment.InMonths);

    /// <summary>Undiscounted savings to the end of financial year <paramref name="year"/>, £m.</summary>
    public double SavingBy(int year) => Sum(null, EndOf(year));

    /// <summary>Undiscounted savings in financial year <paramref name="year"/>, £m.</summary>
    public double SavingIn(int year) => SavingBy(year) - (year == _calendar.FirstYear ? 0 : SavingBy(year - 1));

    /// <summary>Undiscounted costs to the horizon, £m.</summary>
    public double Cost(Perimeter perimeter) => CostAt(Horizon, perimeter);

    /// <summary>Undiscounted costs so far, £m.</summary>
    public double CostAt(Duration moment, Perimeter perimeter) => Sum(perimeter, moment.InMonths);

    /// <summary>Undiscounted costs to the end of financial year <paramref name="year"/>, £m.</summary>
    public double CostBy(int year, Perimeter perimeter) => Sum(perimeter, EndOf(year));

    /// <summary>How many customers have migrated.</summary>
    public int MigratedAt(Duration moment) => _migrations.Count(m => m <= moment.InMonths);

    /// <summary>Discounted savings less discounted costs to the horizon, £m.</summary>
    public double NetPresentValue(Perimeter perimeter) => NetPresentValueAt(Horizon, perimeter);

    /// <summary>Discounted savings less discounted costs so far, £m.</summary>
    public double NetPresentValueAt(Duration moment, Perimeter perimeter) =>
        PresentValue(null, moment.InMonths) - PresentValue(perimeter, moment.InMonths);

    /// <summary>Discounted savings less discounted costs to the end of financial year <paramref name="year"/>, £m.</summary>
    public double NetPresentValueBy(int year, Perimeter perimeter) => PresentValue(null, EndOf(year)) - PresentValue(perimeter, EndOf(year));

    /// <summary>Discounted savings ÷ discounted costs to the horizon; NaN where nothing is spent or saved.</summary>
    public double BenefitCostRatio(Perimeter perimeter) => BenefitCostRatioBy(_calendar.FirstYear + _calendar.Count - 1, perimeter);

    /// <summary>Discounted savings ÷ discounted costs to the end of financial year <paramref name="year"/>; NaN where nothing is spent or saved.</summary>
    public double BenefitCostRatioBy(int year, Perimeter perimeter) => PresentValue(null, EndOf(year)) / PresentValue(perimeter, EndOf(year));

    /// <summary>
    /// The first month at which discounted savings reach discounted costs, found to a billionth of a month; null where they never do. With
    /// discounting by year it is exact at year-ends only.
    /// </summary>
    public double? BreakEvenMonth(Perimeter perimeter)
    {
        double step = 1 / 8.0, before = 0;
        for (double month = step; before < _calendar.Horizon; month += step)
        {
            month = Math.Min(month, _calendar.Horizon);
            if (PresentValue(perimeter, month) > 0 && Net(month) >= 0)
            {
                return Crossing(before, month);
            }

            before = month;
        }

        return null;

        double Net(double month) => PresentValue(null, month) - PresentValue(perimeter, month);

        double Crossing(double below, double above)
        {
            while (above - below > 1e-9)
            {
                double middle = (below + above) / 2;
                (below, above) = Net(middle) >= 0 ? (below, middle) : (middle, above);
            }

            return above;
        }
    }

    private double EndOf(int year)
    {
        int k = year - _calendar.FirstYear;
        return k >= 0 && k < _calendar.Count
            ? _calendar.YearEnds[k]
            : throw new ArgumentOutOfRangeException(nameof(year), year, $"years are {_calendar.FirstYear} to {_calendar.FirstYear + _calendar.Count - 1}");
    }

    /// <summary>Savings (null) or the costs of a perimeter, to a month.</summary>
    private double Sum(Perimeter? perimeter, double month)
    {
        double sum = 0;
        foreach (CertainFlow flow in _flows)
        {
            sum += Counts(flow, perimeter) ? flow.Between(0, month) : 0;
        }

        return sum;
    }

    private double PresentValue(Perimeter? perimeter, double month)
    {
        double sum = 0, begin = 0;
        for (int k = 0; k < _calendar.Count && begin < month; k++)
        {
            double end = Math.Min(month, _calendar.YearEnds[k]);
            double rate = _discounting.IsContinuous ? _discounting.RateOf(k) : 0;
            double factor = _discounting.IsContinuous ? _discounting.FactorAtStartOf(k) : _discounting.FactorOf(k);
            foreach (CertainFlow flow in _flows)
            {
                sum += Counts(flow, perimeter) ? factor * flow.Between(begin, end, rate) : 0;
            }

            begin = _calendar.YearEnds[k];
        }

        return sum;
    }

    private static bool Counts(CertainFlow flow, Perimeter? perimeter) =>
        perimeter is null ? flow.Line.Perimeter is null : flow.Line.Perimeter <= perimeter;
}
