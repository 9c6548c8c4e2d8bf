namespace Risk.Distributions;

/// <summary>0, which has a probability of its own, or else a continuous sum.</summary>
/// <param name="none">The probability of no amounts, below 1.</param>
/// <param name="sum">The law of the sum where there are some.</param>
internal sealed class ZeroOrSumLaw(double none, Distribution sum) : SumLaw
{
    private readonly double _some = 1 - none;

    public override string Family => "zero or sum";

    public override double Minimum => none > 0 ? Math.Min(sum.Minimum, 0) : sum.Minimum;

    public override double Maximum => none > 0 ? Math.Max(sum.Maximum, 0) : sum.Maximum;

    internal override bool HasAtoms => none > 0;

    internal override IEnumerable<double> Landmarks => none > 0 ? sum.Landmarks.Append(0) : sum.Landmarks;

    internal override double Atom(double x) => x == 0 ? none : 0;

    internal override IEnumerable<double> Atoms(double low, double high) => low <= 0 && high >= 0 && none > 0 ? [0] : [];

    public override double Density(double x) => double.IsNaN(x) ? x : _some * sum.Density(x);

    public override double Cdf(double x) => double.IsNaN(x) ? x : x < Minimum ? 0 : x >= Maximum ? 1 : (_some * sum.Cdf(x)) + (x >= 0 ? none : 0);

    public override double SurvivalFunction(double x) => double.IsNaN(x) ? x : x < Minimum ? 1 : x >= Maximum ? 0 : (_some * sum.SurvivalFunction(x)) + (x < 0 ? none : 0);

    private protected override double InverseCdf(double p)
    {
        if (p > 0.5)
        {
            return InverseSurvival(1 - p);
        }

        double before = _some * sum.Cdf(0);
        return p <= before ? sum.Quantile(Math.Min(p / _some, 1)) : p <= before + none ? 0 : sum.Quantile(Math.Min((p - none) / _some, 1));
    }

    private protected override double InverseSurvival(double q)
    {
        if (q > 0.5)
        {
            return InverseCdf(1 - q);
        }

        double beyond = _some * sum.SurvivalFunction(0);
        return q < beyond ? sum.UpperQuantile(Math.Min(q / _some, 1)) : q < beyond + none || beyond + none >= 1 ? 0 : sum.UpperQuantile(Math.Min((q - none) / _some, 1));
    }
}
