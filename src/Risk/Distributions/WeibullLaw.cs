using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Distributions
{
    internal sealed class WeibullLaw(double shape, double scale) : Distribution
    {
        public double Shape { get; } = Require.Shape(shape);

        public double Scale { get; } = Require.Scale(scale);

        public override string Family => "weibull";

        public override IReadOnlyList<(string Name, double Value)> Parameters => [("shape", Shape), ("scale", Scale)];

        public override double Minimum => 0;

        public override double Maximum => double.PositiveInfinity;

        public override double Mean => Scale * ExponentialPowers.Mean(1 / Shape);

        public override double Variance => Mean * Mean * ExponentialPowers.Second(1 / Shape);

        public override double Skewness => ExponentialPowers.Skewness(1 / Shape);

        public override double ExcessKurtosis => ExponentialPowers.ExcessKurtosis(1 / Shape);

        public override double Density(double x)
        {
            if (!(x > 0 && x < double.PositiveInfinity))
            {
                return double.IsNaN(x) ? x : x != 0 || Shape > 1 ? 0 : Shape == 1 ? 1 / Scale : double.PositiveInfinity;
            }

            double hazard = Hazard(x);
            return hazard < 1e6 ? hazard * Elementary.Exp(-hazard) / x * Shape : 0;
        }

        public override double Cdf(double x) => x <= 0 ? 0 : -Elementary.Expm1(-Hazard(x));

        public override double SurvivalFunction(double x) => x <= 0 ? 1 : Elementary.Exp(-Hazard(x));

        private protected override double InverseCdf(double p) => Scale * Elementary.Pow(-Elementary.Log1p(-p), 1 / Shape);

        private protected override double InverseSurvival(double q) => Scale * Elementary.Pow(-Elementary.Log(q), 1 / Shape);

        // H = (x/scale)^shape, the cumulative hazard; the rounding of the quotient is carried into the power.
        private double Hazard(double x)
        {
            double ratio = x / Scale, hazard = Elementary.Pow(ratio, Shape);
            double low = ratio > 0 ? Shape * (Math.FusedMultiplyAdd(-ratio, Scale, x) / Scale / ratio) : 0;
            return Math.Abs(low) < 0.1 && double.IsFinite(hazard) ? hazard + hazard * low : hazard;
        }
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>The time to failure where wear grows or falls as a power of age: P(X &gt; x) = exp(−(x/scale)^shape).</summary>
        /// <param name="shape">The shape k, above 0: below 1 early failures, 1 is <see cref="Exponential"/>, above 1 wear.</param>
        /// <param name="scale">The scale, above 0: the age that a share 1/e outlives.</param>
        /// <remarks>
        /// f(x) = (k/x)(x/scale)^k exp(−(x/scale)^k); support [0, ∞). For delays prefer <see cref="Gamma"/> unless the hazard is what is known.
        /// Source: Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 1 (1994), ch. 21.
        /// </remarks>
        /// <exception cref="ParameterException">A value is not finite (DIST001) or not above 0 (DIST003).</exception>
        public static Distribution Weibull(double shape, double scale) => new WeibullLaw(shape, scale);
    }
}
