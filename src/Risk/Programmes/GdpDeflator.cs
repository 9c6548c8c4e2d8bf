namespace Risk;

/// <summary>A price index by calendar year, with its vintage: turns cash into the prices of one year and back.</summary>
public sealed class GdpDeflator
{
    private readonly SortedDictionary<int, double> _index;

    /// <summary>An index of one's own.</summary>
    /// <param name="label">Where it is from and of which date.</param>
    /// <param name="index">Positive numbers by calendar year; only their ratios matter.</param>
    public GdpDeflator(string label, IReadOnlyDictionary<int, double> index)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(label);
        ArgumentNullException.ThrowIfNull(index);
        (Label, _index) = (label, []);
        foreach ((int year, double value) in index)
        {
            _index[year] = value > 0 && double.IsFinite(value)
                ? value
                : throw new ParameterException("FIN004", nameof(index), value, FormattableString.Invariant($"the price index of {year} must be greater than 0 (was {value})"));
        }
    }

    /// <summary>HM Treasury's GDP deflator, calendar years, 2024 = 100, of December 2025 (as carried by the R package greenbook 0.1.0).</summary>
    public static GdpDeflator Treasury2025 { get; } = new("HM Treasury GDP deflator, December 2025", new Dictionary<int, double>
    {
        [2012] = 71.929,
        [2013] = 73.480,
        [2014] = 74.652,
        [2015] = 75.154,
        [2016] = 76.455,
        [2017] = 77.637,
        [2018] = 79.161,
        [2019] = 81.109,
        [2020] = 85.214,
        [2021] = 85.636,
        [2022] = 90.501,
        [2023] = 96.251,
        [2024] = 100,
    });

    /// <summary>Where it is from and of which date.</summary>
    public string Label { get; }

    /// <summary>The years it covers.</summary>
    public IEnumerable<int> Years => _index.Keys;

    /// <summary>What a pound of year <paramref name="from"/> is in the prices of year <paramref name="to"/>: index(to) ⁄ index(from).</summary>
    /// <exception cref="ParameterException">A year is not covered (FIN005).</exception>
    public double Factor(int from, int to) => IndexOf(to) / IndexOf(from);

    private double IndexOf(int year) => _index.TryGetValue(year, out double value)
        ? value
        : throw new ParameterException("FIN005", nameof(year), year, $"{Label} covers {_index.Keys.FirstOrDefault()} to {_index.Keys.LastOrDefault()}, not {year}");
}
