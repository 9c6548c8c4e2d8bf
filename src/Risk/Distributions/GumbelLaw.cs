using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Distributions
{
    internal sealed class GumbelLaw(double location, double scale) : Distribution
    {
        // Euler's constant, and the skewness 12√6·ζ(3)/π³.
        private const double EulerGamma = 0.57721566490153286, SkewnessOfAll = 1.1395470994046487;

        public double Location { get; } = Require.Location(location);

        public double Scale { get; } = Require.Scale(scale);

        public override string Family => "gumbel";

        public override IReadOnlyList<(string Name, double Value)> Parameters => [("location", Location), ("scale", Scale)];

        public override double Minimum => double.NegativeInfinity;

        public override double Maximum => double.PositiveInfinity;

        public override double Mean => Location + (EulerGamma * Scale);

        // (π²/6)·s²
        public override double Variance => 1.6449340668482264 * Scale * Scale;

        public override double Skewness => SkewnessOfAll;

        public override double ExcessKurtosis => 2.4;

        public override double Density(double x)
        {
            double z = (x - Location) / Scale;
            return z < -100 || double.IsInfinity(x) ? 0 : Elementary.Exp(-z - Elementary.Exp(-z)) / Scale;
        }

        public override double Cdf(double x) => Elementary.Exp(-Elementary.Exp((Location - x) / Scale));

        public override double SurvivalFunction(double x) => -Elementary.Expm1(-Elementary.Exp((Location - x) / Scale));

        private protected override double InverseCdf(double p) => Location - (Scale * Elementary.Log(-Elementary.Log(p)));

        private protected override double InverseSurvival(double q) => Location - (Scale * Elementary.Log(-Elementary.Log1p(-q)));
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>The largest of many: P(X ≤ x) = exp(−exp(−(x − location)/scale)), the extreme-value law of type I for maxima.</summary>
        /// <param name="location">The mode.</param>
        /// <param name="scale">The scale s, above 0: the standard deviation is πs/√6.</param>
        /// <remarks>
        /// f(x) = exp(−z − e^(−z))/s with z = (x − location)/s; support (−∞, ∞). For maxima of heavy tails prefer <see cref="Frechet(double, double)"/>, for both
        /// <see cref="GeneralizedExtremeValue"/>. Source: Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 2 (1995), ch. 22.
        /// </remarks>
        /// <exception cref="ParameterException">A value is not finite (DIST001) or the scale is not above 0 (DIST003).</exception>
        public static Distribution Gumbel(double location, double scale) => new GumbelLaw(location, scale);
    }
}
