using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Distributions
{
    internal sealed class ExponentialLaw(double mean) : Distribution
    {
        public override string Family => "exponential";

        public override IReadOnlyList<(string Name, double Value)> Parameters => [("mean", Mean)];

        public override double Minimum => 0;

        public override double Maximum => double.PositiveInfinity;

        public override double Mean { get; } = Require.Scale(mean);

        public override double Variance => Mean * Mean;

        public override double StandardDeviation => Mean;

        public override double Skewness => 2;

        public override double ExcessKurtosis => 6;

        public override double Density(double x) => x < 0 ? 0 : DoubleDouble.ExpOfQuotient(-x, Mean) / Mean;

        public override double Cdf(double x) => x <= 0 ? 0 : -Elementary.Expm1(-x / Mean);

        public override double SurvivalFunction(double x) => x <= 0 ? 1 : DoubleDouble.ExpOfQuotient(-x, Mean);

        private protected override double InverseCdf(double p) => -Mean * Elementary.Log1p(-p);

        private protected override double InverseSurvival(double q) => -Mean * Elementary.Log(q);
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>The waiting time of an event that is equally likely at every moment: P(X &gt; x) = exp(−x/mean).</summary>
        /// <param name="mean">The mean waiting time, above 0: one over the rate.</param>
        /// <remarks>
        /// f(x) = exp(−x/mean)/mean; support [0, ∞). It has no memory: a wait of ten months says nothing of the eleventh. Where waiting wears on,
        /// prefer <see cref="Weibull"/>; for a sum of waits <see cref="Gamma"/>. Source: Johnson, Kotz and Balakrishnan, Continuous Univariate
        /// Distributions 1 (1994), ch. 19.
        /// </remarks>
        /// <exception cref="ParameterException">The mean is not finite (DIST001) or not above 0 (DIST003).</exception>
        public static Distribution Exponential(double mean) => new ExponentialLaw(mean);

        /// <summary>The exponential law of a given rate: <c>Exponential(1 / rate)</c>.</summary>
        /// <param name="rate">Events per unit of time, above 0.</param>
        /// <exception cref="ParameterException">The rate is not finite (DIST001) or not above 0 (DIST003), or so small that the mean is not finite.</exception>
        public static Distribution ExponentialFromRate(double rate) => new ExponentialLaw(1 / Require.Scale(rate));
    }
}
