namespace Risk.Distributions;

/// <summary>
/// A sum of n draws of any law with a density on [0, ∞), with n by chance and at least 1. One draw has the law itself; more are convolved on panels.
/// </summary>
internal sealed class GriddedSumLaw : SumLaw
{
    private const double LeftOut = 1e-20, EffectiveStart = 1e-25, NarrowStart = 0.02;

    private readonly Distribution _law;
    private readonly double _single;
    private readonly (int N, double Weight)[] _counts;
    private readonly GriddedSums _sums;
    private readonly double[] _places, _lower, _upper;

    public GriddedSumLaw(Distribution law, (double N, double P)[] counts)
    {
        Require.Holds(law.Minimum >= 0, "CMP001", "severity", law.Minimum,
            $"sums of amounts that can be below 0 (the law {law.Family}, from {Require.Text(law.Minimum)}) have no closed form: draw them with SumOfDraws(count, severity)");
        Require.Holds(!law.HasAtoms, "CMP001", "severity", law.Family,
            $"sums of the law {law.Family} are not known, since single values of it have a probability: draw them with SumOfDraws(count, severity), or leave the value out of the severity and thin the count");
        _law = law;
        _counts = Kept(counts);
        _single = _counts[0].N == 1 ? _counts[0].Weight : 0;
        double start = law.Minimum > 0 ? law.Minimum : law.Quantile(EffectiveStart);
        _sums = AgreedSums.Of(law, law.Minimum > 0 || start > NarrowStart * law.Quantile(0.5) ? start : 0, _counts);
        _places = [.. _sums.Places.Concat(law.Landmarks).Append(law.Quantile(0.5)).Distinct().Order()];
        (_lower, _upper) = (Array.ConvertAll(_places, Cdf), Array.ConvertAll(_places, SurvivalFunction));
    }

    public override string Family => "gridded sum";

    public override double Minimum => _counts[0].N * _law.Minimum;

    public override double Maximum => _counts[^1].N * _law.Maximum;

    // Sums of few amounts bend where the amounts begin, bend and end; humps that stand apart are looked at one by one.
    internal override IEnumerable<double> Landmarks => _counts.Where(c => c.Weight > 1e-13 && (c.N <= 3 || IsNarrow))
        .SelectMany(c => (IsNarrow ? [_law.Quantile(1e-6), _law.Quantile(0.5), _law.UpperQuantile(1e-6)] : _law.Landmarks.Append(_law.Minimum).Append(_law.Maximum)).Select(x => c.N * x))
        .Where(x => x > 0 && double.IsFinite(x)).Distinct();

    private bool IsNarrow => _law.StandardDeviation < 0.4 * _law.Mean;

    public override double Cdf(double x) => double.IsNaN(x) ? x : x <= Minimum ? 0 : x >= Maximum ? 1 : Both(x) is var (f, s) && f < 0.5 ? f : 1 - s;

    public override double SurvivalFunction(double x) => double.IsNaN(x) ? x : x <= Minimum ? 1 : x >= Maximum ? 0 : Both(x) is var (f, s) && s < 0.5 ? s : 1 - f;

    public override double Density(double x) => double.IsNaN(x) ? x
        : x < Minimum || double.IsInfinity(x) ? 0
        : (_single == 0 ? 0 : _single * _law.Density(x)) + _sums.Density(x);

    private protected override double InverseCdf(double p)
    {
        int i = Steps.FirstAtLeast(_lower, p);
        return MonotoneInverse.Lower(this, p, new(i == 0 ? _counts[0].N * _law.Quantile(p / _counts[0].N) : _places[i - 1], _lower[i] >= p ? _places[i] : Furthest(1 - p)));
    }

    private protected override double InverseSurvival(double q)
    {
        int i = Steps.FirstAtMostDescending(_upper, q);
        return MonotoneInverse.Upper(this, q, new(i == 0 ? Minimum : _places[i - 1], _upper[i] <= q ? _places[i] : Furthest(q)));
    }

    /// <summary>A sum of n beyond x has one amount beyond x/n.</summary>
    private double Furthest(double q) => Math.Max(_places[^1], _counts[^1].N * _law.UpperQuantile(q / _counts[^1].N));

    private (double F, double S) Both(double x)
    {
        (double f, double s) = _sums.At(x);
        return _single == 0 ? (f, s) : (f + (_single * _law.Cdf(x)), s + (_single * _law.SurvivalFunction(x)));
    }

    private static (int N, double Weight)[] Kept((double N, double P)[] counts)
    {
        double total = counts.Sum(c => c.P), left = 0;
        int last = counts.Length - 1;
        while (left + counts[last].P < LeftOut * total)
        {
            left += counts[last--].P;
        }

        return [.. counts[..(last + 1)].Select(c => ((int)c.N, c.P / total))];
    }
}
