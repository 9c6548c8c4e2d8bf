namespace Risk.Distributions;

/// <summary>A law of sums inside a compound law, which has the moments itself.</summary>
internal abstract class SumLaw : Distribution
{
    public sealed override IReadOnlyList<(string Name, double Value)> Parameters => [];

    public sealed override double Mean => double.NaN;

    public sealed override double Variance => double.NaN;

    public sealed override double Skewness => double.NaN;

    public sealed override double ExcessKurtosis => double.NaN;
}
