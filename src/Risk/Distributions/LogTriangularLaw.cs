using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Distributions
{
    internal sealed class LogTriangularLaw : Distribution
    {
        // Lengths of the logarithm from the minimum to the mode, and from the mode to the maximum.
        private readonly double _left, _right, _width;

        // The mean's distance from the minimum.
        private readonly double _centre;

        public LogTriangularLaw(double minimum, double mode, double maximum)
        {
            Require.Scale(minimum);
            Require.ThreePoints(minimum, mode, maximum);
            (Minimum, Mode, Maximum) = (minimum, mode, maximum);
            (_left, _right, _width) = (LogUniformLaw.LogRatio(minimum, mode), LogUniformLaw.LogRatio(mode, maximum), LogUniformLaw.LogRatio(minimum, maximum));
            _centre = Integral(x => x);
            Mean = minimum + _centre;
            Variance = Central(2);
        }

        public override string Family => "log-triangular";

        public override IReadOnlyList<(string Name, double Value)> Parameters => [("minimum", Minimum), ("mode", Mode), ("maximum", Maximum)];

        public override double Minimum { get; }

        public double Mode { get; }

        public override double Maximum { get; }

        public override double Mean { get; }

        public override double Variance { get; }

        public override double Skewness => Central(3) / (Variance * StandardDeviation);

        public override double ExcessKurtosis => (Central(4) / (Variance * Variance)) - 3;

        internal override IEnumerable<double> Landmarks => [Mode];

        public override double Density(double x) => double.IsNaN(x) ? x
            : x < Minimum || x > Maximum ? 0
            : x < Mode ? 2 / _width * (Below(x) / _left) / x
            : x > Mode ? 2 / _width * (Above(x) / _right) / x
            : 2 / _width / x;

        public override double Cdf(double x) => double.IsNaN(x) ? x : x <= Minimum ? 0 : x >= Maximum ? 1
            : x < Mode ? Below(x) / _width * (Below(x) / _left)
            : x > Mode ? Math.Min(1, (_left / _width) + (LogUniformLaw.LogRatio(Mode, x) / _width * ((_right + Above(x)) / _right)))
            : _left / _width;

        public override double SurvivalFunction(double x) => double.IsNaN(x) ? x : x <= Minimum ? 1 : x >= Maximum ? 0
            : x > Mode ? Above(x) / _width * (Above(x) / _right)
            : x < Mode ? Math.Min(1, (_right / _width) + (LogUniformLaw.LogRatio(x, Mode) / _width * ((_left + Below(x)) / _left)))
            : _right / _width;

        private protected override double InverseCdf(double p) => p < _left / _width
            ? FromMinimum(p) : FromMaximum(1 - p);

        private protected override double InverseSurvival(double q) => q < _right / _width
            ? FromMaximum(q) : FromMinimum(1 - q);

        // A power rounds across the mode, or across an end where the mode is one.
        private double FromMinimum(double p) => Math.Min(Minimum * Elementary.Exp(Math.Sqrt(p * _width * _left)), Mode);

        private double FromMaximum(double q) => Math.Max(Maximum * Elementary.Exp(-Math.Sqrt(q * _width * _right)), Mode);

        private double Below(double x) => LogUniformLaw.LogRatio(Minimum, x);

        private double Above(double x) => LogUniformLaw.LogRatio(x, Maximum);

        private double Central(int power) => Integral(x => CentralPower.Of(x - _centre, power));

        // Of a function of the distance from the minimum, on the logarithm t of x, whose density is linear in each piece.
        private double Integral(Func<double, double> value)
        {
            double Rising(double t) => value(Minimum * Elementary.Expm1(t)) * (2 / _width * (t / _left));
            double Falling(double t) => value(Maximum - Minimum + (Maximum * Elementary.Expm1(-t))) * (2 / _width * (t / _right));
            return LogPanels.Integral(Rising, _left) + LogPanels.Integral(Falling, _right);
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
