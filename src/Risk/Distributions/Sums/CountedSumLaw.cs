namespace Risk.Distributions;

/// <summary>A sum of n draws of a law whose sums are known, with n by chance and at least 1.</summary>
internal sealed class CountedSumLaw(double[] weights, Distribution[] sums) : SumLaw
{
    public override string Family => "counted sum";

    public override double Minimum => sums.Min(s => s.Minimum);

    public override double Maximum => sums.Max(s => s.Maximum);

    // Humps that stand apart are looked at one by one.
    internal override IEnumerable<double> Landmarks => sums.Where((s, i) => weights[i] > 1e-13 && s.StandardDeviation < 0.4 * Math.Abs(sums[0].Mean))
        .SelectMany(s => new[] { s.Quantile(1e-6), s.Quantile(0.5), s.UpperQuantile(1e-6) });

    /// <summary>True for the laws whose sums have a closed form.</summary>
    public static bool Knows(Distribution law) => law is NormalLaw or GammaLaw or ExponentialLaw or InverseGaussianLaw or CauchyLaw || (law is ScaledLaw scaled && Knows(scaled.Law));

    /// <summary>The law of the sum of as many draws as the counts say, of a law whose sums are known.</summary>
    public static CountedSumLaw Of((double N, double P)[] counts, Distribution law)
    {
        double all = counts.Sum(c => c.P);
        return new([.. counts.Select(c => c.P / all)], [.. counts.Select(c => Sum(law, (int)c.N))]);
    }

    // Of n independent draws.
    private static Distribution Sum(Distribution law, int n) => law switch
    {
        NormalLaw x => Distribution.Normal(n * x.Mean, Math.Sqrt(n) * x.StandardDeviation),
        GammaLaw x => Distribution.Gamma(n * x.Shape, x.Scale),
        ExponentialLaw x => Distribution.Gamma(n, x.Mean),
        InverseGaussianLaw x => Distribution.InverseGaussian(n * x.Mean, (double)n * n * x.Shape),
        CauchyLaw x => Distribution.Cauchy(n * x.Location, n * x.Scale),
        ScaledLaw x => Distribution.Scaled(Sum(x.Law, n), x.Factor),
        _ => throw new InvalidOperationException($"sums of the law {law.Family} have no closed form"),
    };

    public override double Density(double x) => Total(i => sums[i].Density(x));

    // Amounts of one sign: terms fall with n, so what is left is at most its weight times the last.
    public override double Cdf(double x)
    {
        double sum = 0, left = 1;
        for (int i = 0; i < weights.Length; i++)
        {
            double below = sums[i].Cdf(x);
            sum += weights[i] * below;
            left -= weights[i];
            if (sums[0].Minimum >= 0 && left * below <= 1e-17 * sum && left < 1e-9)
            {
                break;
            }
        }

        return Math.Min(sum, 1);
    }

    public override double SurvivalFunction(double x) => Math.Min(Total(i => sums[i].SurvivalFunction(x)), 1);

    private protected override double InverseCdf(double p) => MonotoneInverse.Lower(this, p, Around(s => s.Quantile(p)));

    private protected override double InverseSurvival(double q) => MonotoneInverse.Upper(this, q, Around(s => s.UpperQuantile(q)));

    // Amounts of one sign: the sums are in order of n.
    private Bracket Around(Func<Distribution, double> quantile)
    {
        bool ordered = sums[0].Minimum >= 0 || sums[0].Maximum <= 0;
        return Bracket.Around(ordered ? [quantile(sums[0]), quantile(sums[^1])] : sums.Select(quantile));
    }

    private double Total(Func<int, double> value)
    {
        double sum = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * value(i);
        }

        return sum;
    }
}
