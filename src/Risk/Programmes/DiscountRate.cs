using System.Globalization;
using Risk.Mathematics;

namespace Risk;

/// <summary>A dated schedule of discount rates: data with a vintage, since governments revise theirs.</summary>
public sealed class DiscountRate : IEquatable<DiscountRate>
{
    private readonly DiscountBand[] _bands;

    /// <summary>A schedule of one's own.</summary>
    /// <param name="label">Where it is from and of which date, such as <c>Green Book, 2026</c>.</param>
    /// <param name="bands">The first from year 1; the others in order of their first years.</param>
    /// <exception cref="ParameterException">A rate is −100 % or less (FIN001), above 100 % (FIN002), or the bands are out of order (FIN003).</exception>
    public DiscountRate(string label, params IReadOnlyList<DiscountBand> bands)
        : this(label, (DiscountBand[])[.. bands ?? throw new ArgumentNullException(nameof(bands))])
    {
    }

    private DiscountRate(string label, DiscountBand[] bands)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(label);
        (Label, _bands) = (label, bands);
        if (_bands.Length == 0 || _bands[0].FromYear != 1)
        {
            throw new ParameterException("FIN003", nameof(bands), _bands.Length == 0 ? null : _bands[0].FromYear, "the first band must begin in year 1");
        }

        for (int i = 0; i < _bands.Length; i++)
        {
            ThrowIfNoRate(_bands[i].Rate);
            if (i > 0 && _bands[i].FromYear <= _bands[i - 1].FromYear)
            {
                throw new ParameterException("FIN003", nameof(bands), _bands[i].FromYear, $"bands must be in order: year {_bands[i].FromYear} follows year {_bands[i - 1].FromYear}");
            }
        }
    }

    /// <summary>
    /// HM Treasury's social time preference rate: 3.5 % for years 1 to 30, 3.0 % to 75, 2.5 % to 125, 2.0 % to 200, 1.5 % to 300, then 1.0 %.
    /// Source: Green Book, as reproduced in DfT's TAG forthcoming change note of April 2026.
    /// </summary>
    public static DiscountRate GreenBook2026 { get; } = Falling("Green Book, 2026", 0.035, 0.030, 0.025, 0.020, 0.015, 0.010);

    /// <summary>The Green Book's rate for effects on health: 1.5, 1.29, 1.07, 0.86, 0.64 and 0.43 % on the same bands. Source as <see cref="GreenBook2026"/>.</summary>
    public static DiscountRate GreenBook2026Health { get; } = Falling("Green Book health, 2026", 0.015, 0.0129, 0.0107, 0.0086, 0.0064, 0.0043);

    /// <summary>The Green Book's reduced schedule for sensitivity tests beyond 50 years (February 2026): 3.00, 2.57, 2.14, 1.71, 1.29 and 0.86 %.</summary>
    public static DiscountRate GreenBook2026Sensitivity { get; } = Falling("Green Book sensitivity, February 2026", 0.0300, 0.0257, 0.0214, 0.0171, 0.0129, 0.0086);

    /// <summary>The schedule and its vintage, as reports print it.</summary>
    public string Label { get; }

    /// <summary>The rates and the years from which they hold.</summary>
    public IReadOnlyList<DiscountBand> Bands => _bands;

    /// <summary>The same rate for ever.</summary>
    /// <param name="rate">A share a year: 0.035 for 3.5 %. Above −1, at most 1.</param>
    /// <exception cref="ParameterException">The rate is −100 % or less (FIN001) or above 100 % (FIN002).</exception>
    public static DiscountRate Constant(double rate)
    {
        ThrowIfNoRate(rate);
        return new(string.Create(CultureInfo.InvariantCulture, $"constant {100 * rate:0.####} %"), new DiscountBand(1, rate));
    }

    /// <summary>The rate of year <paramref name="year"/>; that of year 1 before it.</summary>
    public double RateIn(int year)
    {
        int i = _bands.Length - 1;
        while (i > 0 && _bands[i].FromYear > year)
        {
            i--;
        }

        return _bands[i].Rate;
    }

    /// <summary>D(t) = Π over k = 1…t of 1 ⁄ (1 + rₖ): what a pound at the end of year t is worth at the base date. docs/methods.md (21).</summary>
    /// <param name="year">0 gives 1; the error grows by half an ulp a year.</param>
    public double FactorAtEnd(int year)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(year);
        double factor = 1;
        for (int k = 1; k <= year; k++)
        {
            factor /= 1 + RateIn(k);
        }

        return factor;
    }

    /// <summary>D(t − ½): what a pound in the middle of year t is worth at the base date: D(t)·√(1 + r). docs/methods.md (22).</summary>
    /// <param name="year">At least 1; 0 gives the middle of the year before the base date, worth more than a pound.</param>
    public double FactorAtMiddle(int year)
    {
        double growth = Math.Sqrt(1 + RateIn(Math.Max(year, 1)));
        return FactorAtEnd(year) * growth;
    }

    /// <summary>ρ = ln(1 + r) of year <paramref name="year"/>: the rate a year of discounting without steps.</summary>
    public double ContinuousRateIn(int year) => Elementary.Log1p(RateIn(year));

    /// <inheritdoc/>
    public bool Equals(DiscountRate? other) => other is not null && Label == other.Label && _bands.AsSpan().SequenceEqual(other._bands);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DiscountRate);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Label, _bands.Length);

    /// <inheritdoc/>
    public override string ToString() => Label;

    private static DiscountRate Falling(string label, params ReadOnlySpan<double> rates) => new(
        label,
        [
            new(1, rates[0]),
            new(31, rates[1]),
            new(76, rates[2]),
            new(126, rates[3]),
            new(201, rates[4]),
            new(301, rates[5]),
        ]);

    private static void ThrowIfNoRate(double rate)
    {
        if (!(rate > -1 && double.IsFinite(rate)))
        {
            string found = double.IsFinite(rate) ? $"rate must be greater than -100% (was {(100 * rate).ToString(CultureInfo.InvariantCulture)}%)"
                : $"rate is not a number (was {rate.ToString(CultureInfo.InvariantCulture)})";
            throw new ParameterException("FIN001", nameof(rate), rate, found);
        }

        if (rate > 1)
        {
            // A rate written in per cent, or in hundredths of one: the hint divides until it looks like a discount rate.
            double meant = rate;
            while (meant > 0.2)
            {
                meant /= 100;
            }

            throw new ParameterException("FIN002", nameof(rate), rate, string.Create(
                CultureInfo.InvariantCulture, $"rate {rate} = {100 * rate:0.####}%: did you mean {meant:0.######}?"));
        }
    }
}
