using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Distributions
{
    internal sealed class CauchyLaw(double location, double scale) : Distribution
    {
        public double Location { get; } = Require.Location(location);

        public double Scale { get; } = Require.Scale(scale);

        public override string Family => "cauchy";

        public override IReadOnlyList<(string Name, double Value)> Parameters => [("location", Location), ("scale", Scale)];

        public override double Minimum => double.NegativeInfinity;

        public override double Maximum => double.PositiveInfinity;

        public override double Mean => double.NaN;

        public override double Variance => double.NaN;

        public override double Skewness => double.NaN;

        public override double ExcessKurtosis => double.NaN;

        public override IReadOnlyList<Problem> Warnings =>
            [new("DIST008", "", "mean does not exist: mean, NPV and CVaR results will not converge; cap the law", Severity.Warning)];

        public override double Density(double x)
        {
            double z = (x - Location) / Scale;
            return Math.Abs(z) > 1e150 ? 1 / z / z / (Math.PI * Scale) : 1 / (Math.PI * Scale * (1 + (z * z)));
        }

        public override double Cdf(double x) => Tail((Location - x) / Scale);

        public override double SurvivalFunction(double x) => Tail((x - Location) / Scale);

        private protected override double InverseCdf(double p) => Location - (Scale * Cotangent(p));

        private protected override double InverseSurvival(double q) => Location + (Scale * Cotangent(q));

        // P(Z > z); beyond 1 by the reciprocal, which keeps a small tail.
        private static double Tail(double z) => z > 1 ? Elementary.Atan(1 / z) / Math.PI : 0.5 - (Elementary.Atan(z) / Math.PI);

        // cot πp; in the middle as a tangent of the distance from ½, which is exact.
        private static double Cotangent(double p) => p is > 0.25 and < 0.75 ? Elementary.Tan(Math.PI * (0.5 - p))
            : p > 0.5 ? -1 / Elementary.Tan(Math.PI * (1 - p))
            : 1 / Elementary.Tan(Math.PI * p);
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>A bell whose tails are so heavy that no mean exists: P(X ≤ x) = ½ + arctan((x − location)/scale)/π.</summary>
        /// <param name="location">The mode and median.</param>
        /// <param name="scale">Half the distance between the quartiles, above 0.</param>
        /// <remarks>
        /// f(x) = 1/(π·scale·(1 + z²)); support (−∞, ∞); every moment is undefined (a warning). It is <see cref="StudentT(double)"/> with one degree of freedom.
        /// Source: Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 1 (1994), ch. 16.
        /// </remarks>
        /// <exception cref="ParameterException">A value is not finite (DIST001) or the scale is not above 0 (DIST003).</exception>
        public static Distribution Cauchy(double location, double scale) => new CauchyLaw(location, scale);
    }
}
