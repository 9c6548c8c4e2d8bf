namespace Risk.Distributions;

/// <summary>A law with a name and a record of its own, whose numbers are those of another.</summary>
internal abstract class StandInLaw(IReadOnlyList<Distribution> components) : ComposedLaw(components)
{
    public sealed override double Minimum => Numbers.Minimum;

    public sealed override double Maximum => Numbers.Maximum;

    public sealed override bool IsDiscrete => Numbers.IsDiscrete;

    internal sealed override IEnumerable<double> Landmarks => Numbers.Landmarks;

    /// <summary>The law whose numbers these are.</summary>
    private protected abstract Distribution Numbers { get; }

    private protected override IMoments Moments => Numbers;

    public sealed override double Density(double x) => Numbers.Density(x);

    public sealed override double Cdf(double x) => Numbers.Cdf(x);

    public sealed override double SurvivalFunction(double x) => Numbers.SurvivalFunction(x);

    internal sealed override double Atom(double x) => Numbers.Atom(x);

    internal sealed override IEnumerable<double> Atoms(double low, double high) => Numbers.Atoms(low, high);

    private protected sealed override double InverseCdf(double p) => Numbers.Quantile(p);

    private protected sealed override double InverseSurvival(double q) => Numbers.UpperQuantile(q);
}
