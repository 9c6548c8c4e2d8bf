using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Distributions
{
    internal sealed class LaplaceLaw(double location, double scale) : Distribution
    {
        public double Location { get; } = Require.Location(location);

        public double Scale { get; } = Require.Scale(scale);

        public override string Family => "laplace";

        public override IReadOnlyList<(string Name, double Value)> Parameters => [("location", Location), ("scale", Scale)];

        public override double Minimum => double.NegativeInfinity;

        public override double Maximum => double.PositiveInfinity;

        public override double Mean => Location;

        public override double Variance => 2 * Scale * Scale;

        public override double Skewness => 0;

        public override double ExcessKurtosis => 3;

        internal override IEnumerable<double> Landmarks => [Location];

        public override double Density(double x) => double.IsInfinity(x) ? 0 : DoubleDouble.ExpOfQuotient(-Math.Abs(x - Location), Scale) / (2 * Scale);

        public override double Cdf(double x) => Tail(Location - x);

        public override double SurvivalFunction(double x) => Tail(x - Location);

        private protected override double InverseCdf(double p) => Location - (Scale * Score(p));

        private protected override double InverseSurvival(double q) => Location + (Scale * Score(q));

        private double Tail(double beyond) => double.IsNaN(beyond) ? beyond
            : double.IsInfinity(beyond) ? (beyond > 0 ? 0 : 1)
            : beyond > 0 ? DoubleDouble.ExpOfQuotient(-beyond, Scale) / 2
            : 1 - (DoubleDouble.ExpOfQuotient(beyond, Scale) / 2);

        // How far out the tail p begins: −ln 2p, from the other side beyond the middle; 1 − 2p and 2p − 1 are exact there.
        private static double Score(double p) => p <= 0.25 ? -Elementary.Log(2 * p)
            : p <= 0.5 ? -Elementary.Log1p(-(1 - (2 * p)))
            : p < 0.75 ? Elementary.Log1p(-((2 * p) - 1))
            : Elementary.Log(2 * (1 - p));
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>Two exponential laws back to back: f(x) = exp(−|x − location|/scale)/(2·scale).</summary>
        /// <param name="location">The mean, mode and median.</param>
        /// <param name="scale">The mean distance from the location, above 0.</param>
        /// <remarks>
        /// Support (−∞, ∞). Errors that are mostly small and now and then large; for a smooth peak prefer <see cref="Logistic"/>.
        /// Source: Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 2 (1995), ch. 24.
        /// </remarks>
        /// <exception cref="ParameterException">A value is not finite (DIST001) or the scale is not above 0 (DIST003).</exception>
        public static Distribution Laplace(double location, double scale) => new LaplaceLaw(location, scale);
    }
}
