using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Distributions
{
    internal sealed class NormalLaw(double mean, double standardDeviation) : Distribution
    {
        public override string Family => "normal";

        public override IReadOnlyList<(string Name, double Value)> Parameters => [("mean", Mean), ("standardDeviation", StandardDeviation)];

        public override double Minimum => double.NegativeInfinity;

        public override double Maximum => double.PositiveInfinity;

        public override double Mean { get; } = Require.Finite(mean);

        public override double StandardDeviation { get; } = Require.Spread(standardDeviation, "mean");

        public override double Variance => StandardDeviation * StandardDeviation;

        public override double Skewness => 0;

        public override double ExcessKurtosis => 0;

        public override double Density(double x) => NormalFunctions.Density(Score(x)) / StandardDeviation;

        public override double Cdf(double x) => NormalFunctions.Cdf(Score(x));

        public override double SurvivalFunction(double x) => NormalFunctions.SurvivalFunction(Score(x));

        private protected override double InverseCdf(double p) =>
            Math.FusedMultiplyAdd(NormalFunctions.Quantile(p), StandardDeviation, Mean);

        private protected override double InverseSurvival(double q) =>
            Math.FusedMultiplyAdd(-NormalFunctions.Quantile(q), StandardDeviation, Mean);

        private double Score(double x) => (x - Mean) / StandardDeviation;
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>The bell curve: f(x) = exp(−((x − mean)/sd)²/2) / (sd √(2π)).</summary>
        /// <param name="mean">The mean, mode and median.</param>
        /// <param name="standardDeviation">The standard deviation, above 0.</param>
        /// <remarks>
        /// Support (−∞, ∞). The law of sums of many small independent effects. A cost or a duration cannot be negative: prefer
        /// <see cref="LogNormal"/> or <see cref="Gamma"/> there, and a Student t for heavier tails.
        /// Source: Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 1 (1994), ch. 13.
        /// </remarks>
        /// <exception cref="ParameterException">A value is not finite (DIST001) or the standard deviation is not above 0 (DIST003).</exception>
        public static Distribution Normal(double mean, double standardDeviation) => new NormalLaw(mean, standardDeviation);
    }
}
