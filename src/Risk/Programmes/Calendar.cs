using System.Globalization;

namespace Risk.Programmes;

/// <summary>The financial years of a programme, and the periods into which they and the dates of observations cut its time.</summary>
internal sealed class Calendar
{
    private readonly int[] _yearEndPeriod;

    /// <param name="programme">Of which start, years and financial-year end are valid.</param>
    public Calendar(Programme programme)
    {
        int startMonth = (programme.Start.Year * 12) + programme.Start.Month - 1;
        FirstYear = programme.Start.Year + (programme.Start.Month > programme.FinancialYearEndMonth ? 1 : 0);
        Count = programme.Years;
        CalendarYears = programme.FinancialYearEndMonth == 12;

        // A programme that begins within a month begins that share of the month after its first day.
        double begun = (programme.Start.Day - 1.0) / DateTime.DaysInMonth(programme.Start.Year, programme.Start.Month);
        double first = (FirstYear * 12) + programme.FinancialYearEndMonth - startMonth - begun;
        YearEnds = [.. Enumerable.Range(0, Count).Select(k => first + (12 * k))];
        Horizon = YearEnds[^1];

        var cuts = new SortedSet<double>(YearEnds);
        foreach (Observation observation in programme.Observations)
        {
            if (observation.At is { } at && at.InMonths > 0 && at.InMonths < Horizon)
            {
                cuts.Add(at.InMonths);
            }
        }

        double[] ends = [.. cuts];
        Timeline = new([0, .. ends], [.. ends.Select(Label)]);
        YearOfPeriod = [.. ends.Select(end => Array.FindIndex(YearEnds, e => e >= end))];
        _yearEndPeriod = [.. YearEnds.Select(e => Array.IndexOf(ends, e))];
    }

    /// <summary>The calendar year in which the first financial year ends.</summary>
    public int FirstYear { get; }

    /// <summary>How many financial years there are.</summary>
    public int Count { get; }

    /// <summary>Whether financial years are calendar years.</summary>
    public bool CalendarYears { get; }

    /// <summary>The months at which financial years end.</summary>
    public double[] YearEnds { get; }

    /// <summary>The month at which the last ends.</summary>
    public double Horizon { get; }

    /// <summary>Financial years, cut further at the dates of observations.</summary>
    public Timeline Timeline { get; }

    /// <summary>The index of the financial year in which a period lies.</summary>
    public int[] YearOfPeriod { get; }

    /// <summary>The period that ends with financial year <paramref name="year"/>, both as indices.</summary>
    public int PeriodAtEndOf(int year) => _yearEndPeriod[year];

    /// <summary>The period that ends at <paramref name="month"/>, which is a cut.</summary>
    public int PeriodEndingAt(double month)
    {
        IReadOnlyList<double> boundaries = Timeline.Boundaries;
        for (int i = 1; i < boundaries.Count; i++)
        {
            if (boundaries[i] == month)
            {
                return i - 1;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(month), month, "no period ends there");
    }

    /// <summary>Such as <c>2016-17</c> for the year that ends in 2017.</summary>
    public string YearLabel(int year) => LabelOf(year, CalendarYears);

    public static string LabelOf(int year, bool calendarYears) => calendarYears
        ? year.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{year - 1}-{year % 100:00}");

    private string Label(double end)
    {
        int k = Array.FindIndex(YearEnds, e => e >= end);
        string year = YearLabel(FirstYear + k);
        return YearEnds[k] == end ? year : string.Create(CultureInfo.InvariantCulture, $"{year} to month {end}");
    }
}
