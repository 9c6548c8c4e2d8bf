using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Distributions
{
    internal sealed class GumbelMinimumLaw(double location, double scale) : Distribution
    {
        private readonly GumbelLaw _mirror = new(-Require.Location(location), Require.Scale(scale));

        public override string Family => "gumbel minimum";

        public override IReadOnlyList<(string Name, double Value)> Parameters => [("location", -_mirror.Location), ("scale", _mirror.Scale)];

        public override double Minimum => double.NegativeInfinity;

        public override double Maximum => double.PositiveInfinity;

        public override double Mean => -_mirror.Mean;

        public override double Variance => _mirror.Variance;

        public override double Skewness => -_mirror.Skewness;

        public override double ExcessKurtosis => _mirror.ExcessKurtosis;

        public override double Density(double x) => _mirror.Density(-x);

        public override double Cdf(double x) => _mirror.SurvivalFunction(-x);

        public override double SurvivalFunction(double x) => _mirror.Cdf(-x);

        private protected override double InverseCdf(double p) => -_mirror.UpperQuantile(p);

        private protected override double InverseSurvival(double q) => -_mirror.Quantile(q);
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>The smallest of many: P(X &gt; x) = exp(−exp((x − location)/scale)), the mirror image of <see cref="Gumbel"/>.</summary>
        /// <param name="location">The mode.</param>
        /// <param name="scale">The scale s, above 0: the standard deviation is πs/√6.</param>
        /// <remarks>
        /// f(x) = exp(z − e^z)/s with z = (x − location)/s; support (−∞, ∞). For a least time that cannot be negative prefer <see cref="Weibull"/>.
        /// Source: Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 2 (1995), ch. 22.
        /// </remarks>
        /// <exception cref="ParameterException">A value is not finite (DIST001) or the scale is not above 0 (DIST003).</exception>
        public static Distribution GumbelMinimum(double location, double scale) => new GumbelMinimumLaw(location, scale);
    }
}
