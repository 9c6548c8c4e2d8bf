using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Distributions
{
    internal sealed class LogTriangularLaw : TriangleLaw
    {
        private readonly LazyMoments _moments;

        public LogTriangularLaw(double minimum, double mode, double maximum)
            : base(Require.Scale(minimum), mode, maximum)
        {
            _moments = new((power, centre, unit) => Integral(x => CentralPower.Of((Minimum - centre + x) / unit, power)), Minimum + Integral(x => x));
        }

        public override string Family => "log-triangular";

        public override double Mean => _moments.Mean;

        public override double Variance => _moments.Variance;

        public override double Skewness => _moments.Skewness;

        public override double ExcessKurtosis => _moments.ExcessKurtosis;

        private protected override double InverseCdf(double p) => p < Left / Width
            ? FromMinimum(p) : FromMaximum(1 - p);

        private protected override double InverseSurvival(double q) => q < Right / Width
            ? FromMaximum(q) : FromMinimum(1 - q);

        // A power rounds across the mode, or across an end where the mode is one.
        private double FromMinimum(double p) => Math.Min(Minimum * Elementary.Exp(Math.Sqrt(p * Width * Left)), Mode);

        private double FromMaximum(double q) => Math.Max(Maximum * Elementary.Exp(-Math.Sqrt(q * Width * Right)), Mode);

        private protected override double Distance(double from, double to) => LogRatio.Of(to, from);

        private protected override double Unit(double x) => x;

        // Of a function of the distance from the minimum, on the logarithm t of x, whose density is linear in each piece.
        private double Integral(Func<double, double> value)
        {
            double Rising(double t) => value(Minimum * Elementary.Expm1(t)) * (2 / Width * (t / Left));
            double Falling(double t) => value(Maximum - Minimum + (Maximum * Elementary.Expm1(-t))) * (2 / Width * (t / Right));
            return LogPanels.Integral(Rising, Left) + LogPanels.Integral(Falling, Right);
        }
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>A three-point estimate by factors: the logarithm is triangular.</summary>
        /// <param name="minimum">The least value, above 0.</param>
        /// <param name="mode">The most likely order of magnitude: the mode of the logarithm is ln(mode).</param>
        /// <param name="maximum">The greatest value.</param>
        /// <remarks>
        /// f(x) = g(ln x)/x with g the density of <see cref="Triangular"/> between the logarithms; support [minimum, maximum]. Where an expert says "a third to three
        /// times". Source: Kotz and van Dorp, Beyond Beta (2004), ch. 1, for the law of the logarithm.
        /// </remarks>
        /// <exception cref="ParameterException">
        /// A value is not finite (DIST001), the minimum is not above 0 (DIST003), all are equal (DIST002) or the mode lies outside the ends (DIST005).
        /// </exception>
        public static Distribution LogTriangular(double minimum, double mode, double maximum) => new LogTriangularLaw(minimum, mode, maximum);
    }
}
