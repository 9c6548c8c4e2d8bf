using Risk.Mathematics;

namespace Risk.Programmes;

/// <summary>The discounting of one programme: a factor a year, or a rate without steps in each year.</summary>
internal sealed class Discounting
{
    private readonly Calendar _calendar;
    private readonly double[] _factors;
    private readonly double[] _rates;
    private readonly double[] _atStart;

    public Discounting(Programme programme, Calendar calendar)
    {
        _calendar = calendar;
        DiscountRate rate = programme.DiscountRate;
        IsContinuous = programme.DiscountTiming == DiscountTiming.Continuous;
        int firstIndex = calendar.FirstYear - (programme.BaseYear ?? (calendar.FirstYear - 1));
        (_factors, _rates, _atStart) = (new double[calendar.Count], new double[calendar.Count], new double[calendar.Count]);
        double exponent = 0, begin = 0;
        for (int k = 0; k < calendar.Count; k++)
        {
            _factors[k] = IsContinuous ? 1 : programme.DiscountTiming == DiscountTiming.YearEnd ? rate.FactorAtEnd(firstIndex + k) : rate.FactorAtMiddle(firstIndex + k);
            if (!IsContinuous)
            {
                continue;
            }

            _rates[k] = rate.ContinuousRateIn(k + 1) / 12;
            // D = e^(−∫ρ): docs/methods.md (23).
            _atStart[k] = Elementary.Exp(-exponent);
            exponent += _rates[k] * (calendar.YearEnds[k] - begin);
            begin = calendar.YearEnds[k];
        }
    }

    /// <summary>Whether each pound is discounted at its own moment.</summary>
    public bool IsContinuous { get; }

    /// <summary>The factor of each period, where discounting has steps.</summary>
    public double[] FactorsByPeriod()
    {
        var factors = new double[_calendar.YearOfPeriod.Length];
        for (int period = 0; period < factors.Length; period++)
        {
            factors[period] = _factors[_calendar.YearOfPeriod[period]];
        }

        return factors;
    }

    /// <summary>The factor of all money of the financial year with index <paramref name="year"/>, where discounting has steps.</summary>
    public double FactorOf(int year) => _factors[year];

    /// <summary>ρ a month in the financial year with index <paramref name="year"/>, without steps; as the next.</summary>
    public double RateOf(int year) => _rates[year];

    /// <summary>The factor at the beginning of the financial year with index <paramref name="year"/>, without steps.</summary>
    public double FactorAtStartOf(int year) => _atStart[year];

    /// <summary>
    /// The bands of one rate within the horizon, each with what the periods are multiplied by after discounting the whole flow at that
    /// rate from moment 0: D(t) = D(b)·e^(ρb) · e^(−ρt) in the band that begins at b, and nothing elsewhere.
    /// </summary>
    public IEnumerable<(double Rate, double[]? Factors)> Bands()
    {
        double[] distinct = [.. _rates.Distinct()];
        if (distinct.Length == 1)
        {
            yield return (distinct[0], null);
            yield break;
        }

        foreach (double rate in distinct)
        {
            yield return (rate, Array.ConvertAll(_calendar.YearOfPeriod, k => _rates[k] == rate ? LevelOf(k) : 0));
        }
    }

    /// <summary>D(b)·e^(ρb), with b the beginning of the year.</summary>
    private double LevelOf(int year)
    {
        double begin = year == 0 ? 0 : _calendar.YearEnds[year - 1];
        return _atStart[year] * Elementary.Exp(_rates[year] * begin);
    }
}
