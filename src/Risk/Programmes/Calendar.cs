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
        YearEnds = new double[Count];
        for (int k = 0; k < Count; k++)
        {
            YearEnds[k] = first + (12 * k);
        }

        Horizon = YearEnds[^1];

        double[] ends = programme.Observations.Count == 0 ? YearEnds : Cut(programme.Observations);
        string[] labels = new string[ends.Length];
        YearOfPeriod = new int[ends.Length];
        _yearEndPeriod = new int[Count];
        for (int period = 0; period < ends.Length; period++)
        {
            int year = YearAt(ends[period]);
            (YearOfPeriod[period], labels[period]) = (year, Label(year, ends[period]));
            _yearEndPeriod[year] = period; // the last of the year stays
        }

        Timeline = new([0, .. ends], labels);
    }

    /// <summary>The calendar year in which the first financial year ends.</summary>
    public int FirstYear { get; }

    /// <summary>How many financial years there are.</summary>
    public int Count { get; }

    /// <summary>Whether financial years are calendar years.</summary>
    public bool CalendarYears { get; }

    /// <summary>The calendar years in which the financial years end.</summary>
    public int[] Years()
    {
        var years = new int[Count];
        for (int k = 0; k < Count; k++)
        {
            years[k] = FirstYear + k;
        }

        return years;
    }

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

    /// <summary>The ends of years and the moments of observations before the last, in order and each once.</summary>
    private double[] Cut(IReadOnlyList<Observation> observations)
    {
        var cuts = new SortedSet<double>(YearEnds);
        foreach (Observation observation in observations)
        {
            if (observation.At is { } at && at.InMonths > 0 && at.InMonths < Horizon)
            {
                cuts.Add(at.InMonths);
            }
        }

        return [.. cuts];
    }

    private int YearAt(double month)
    {
        int k = 0;
        while (YearEnds[k] < month)
        {
            k++;
        }

        return k;
    }

    private string Label(int k, double end)
    {
        string year = YearLabel(FirstYear + k);
        return YearEnds[k] == end ? year : string.Create(CultureInfo.InvariantCulture, $"{year} to month {end}");
    }
}
