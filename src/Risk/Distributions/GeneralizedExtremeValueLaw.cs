using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Distributions
{
    internal sealed class GeneralizedExtremeValueLaw(double location, double scale, double shape) : Distribution
    {
        private const double EulerGamma = 0.57721566490153286;

        public double Location { get; } = Require.Location(location);

        public double Scale { get; } = Require.Scale(scale);

        public double Shape { get; } = Require.TailIndex(shape);

        public override string Family => "generalised extreme value";

        public override IReadOnlyList<(string Name, double Value)> Parameters => [("location", Location), ("scale", Scale), ("shape", Shape)];

        public override double Minimum => Shape > 0 ? Location - (Scale / Shape) : double.NegativeInfinity;

        public override double Maximum => Shape < 0 ? Location - (Scale / Shape) : double.PositiveInfinity;

        // (X − location)/scale = (E^(−ξ) − 1)/ξ with E a unit exponential: moments of its powers, the sign of ξ mirrored.
        public override double Mean => Shape == 0 ? Location + (EulerGamma * Scale)
            : Shape < 1 ? Location + (Scale * (ExponentialPowers.LogMean(-Shape) is var log ? Elementary.Expm1(log) / Shape : 0))
            : double.PositiveInfinity;

        public override double Variance => Shape == 0 ? 1.6449340668482264 * Scale * Scale
            : Shape < 0.5 ? Scale * Scale * ExponentialPowers.VarianceOverSquare(-Shape)
            : double.PositiveInfinity;

        public override double Skewness => Shape == 0 ? 1.1395470994046487
            : Shape < 1.0 / 3 ? Math.Sign(Shape) * ExponentialPowers.Skewness(-Shape) : double.NaN;

        public override double ExcessKurtosis => Shape == 0 ? 2.4 : Shape < 0.25 ? ExponentialPowers.ExcessKurtosis(-Shape) : double.NaN;

        public override double Density(double x)
        {
            if (!(x > Minimum && x < Maximum))
            {
                return double.IsNaN(x) ? x : 0;
            }

            double log = LogHazard(x);
            return log > 100 ? 0 : Elementary.Exp(((1 + Shape) * log) - Elementary.Exp(log)) / Scale;
        }

        public override double Cdf(double x) => double.IsNaN(x) ? x : x <= Minimum ? 0 : x >= Maximum ? 1 : Elementary.Exp(-Elementary.Exp(LogHazard(x)));

        public override double SurvivalFunction(double x) =>
            double.IsNaN(x) ? x : x <= Minimum ? 1 : x >= Maximum ? 0 : -Elementary.Expm1(-Elementary.Exp(LogHazard(x)));

        private protected override double InverseCdf(double p) => Place(Elementary.Log(-Elementary.Log(p)));

        private protected override double InverseSurvival(double q) => Place(Elementary.Log(-Elementary.Log1p(-q)));

        // ln(−ln F) = −ln(1 + ξz)/ξ
        private double LogHazard(double x) => PowerTail.Log(x, Location, Scale, Shape);

        private double Place(double logHazard) =>
            Math.Clamp(Location + PowerTail.Excess(-logHazard, Scale, Shape), Minimum, Maximum);
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>The largest of many, in the three types of extreme-value law at once: P(X ≤ x) = exp(−(1 + ξz)^(−1/ξ)) with z = (x − location)/scale.</summary>
        /// <param name="location">The location.</param>
        /// <param name="scale">The scale, above 0.</param>
        /// <param name="shape">
        /// The shape ξ: 0 is <see cref="Gumbel"/>, above 0 a power tail (<see cref="Frechet(double, double)"/>), below 0 an upper end at location − scale/ξ. Some authors give −ξ.
        /// </param>
        /// <remarks>
        /// f(x) = t^(1 + ξ) e^(−t)/scale with t = (1 + ξz)^(−1/ξ); moments of order 1/ξ and higher do not exist. For excesses over a threshold prefer
        /// <see cref="GeneralizedPareto"/>. Source: Coles, An Introduction to Statistical Modeling of Extreme Values (2001), eq. 3.2.
        /// </remarks>
        /// <exception cref="ParameterException">A value is not finite (DIST001) or the scale is not above 0 (DIST003).</exception>
        public static Distribution GeneralizedExtremeValue(double location, double scale, double shape) => new GeneralizedExtremeValueLaw(location, scale, shape);
    }
}
