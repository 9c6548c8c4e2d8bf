using Risk.Distributions;

namespace Risk.Distributions
{
    internal sealed class TriangularLaw : Distribution
    {
        // F(mode) = (c − a)/(b − a), and the products under the roots of the quantile, as a product of roots so that they cannot overflow.
        private readonly double _width, _left, _right, _modeCdf, _rise, _fall;

        public TriangularLaw(double minimum, double mode, double maximum)
        {
            Require.ThreePoints(minimum, mode, maximum);
            (Minimum, Mode, Maximum) = (minimum, mode, maximum);
            (_width, _left, _right) = (maximum - minimum, mode - minimum, maximum - mode);
            _modeCdf = _left / _width;
            (_rise, _fall) = (Math.Sqrt(_width) * Math.Sqrt(_left), Math.Sqrt(_width) * Math.Sqrt(_right));
        }

        public override string Family => "triangular";

        public override IReadOnlyList<(string Name, double Value)> Parameters => [("minimum", Minimum), ("mode", Mode), ("maximum", Maximum)];

        public override double Minimum { get; }

        public double Mode { get; }

        public override double Maximum { get; }

        public override double Mean => Minimum + (_width / 3 + _left / 3);

        // With t = (c − a)/(b − a): (b − a)²(1 − t + t²)/18.
        public override double Variance => _width * _width * (1 - _modeCdf * (_right / _width)) / 18;

        // √2 (1 − 2t)(1 + t)(2 − t) / (5 (1 − t + t²)^{3/2}).
        public override double Skewness
        {
            get
            {
                double t = _modeCdf, spread = 1 - t * (_right / _width);
                return Math.Sqrt(2) * ((_right - _left) / _width) * (1 + t) * (2 - t) / (5 * spread * Math.Sqrt(spread));
            }
        }

        public override double ExcessKurtosis => -0.6;

        internal override IEnumerable<double> Landmarks => [Mode];

        public override double Density(double x) => double.IsNaN(x) ? x
            : x < Minimum || x > Maximum ? 0
            : x == Mode ? 2 / _width
            : x < Mode ? 2 / _width * ((x - Minimum) / _left)
            : 2 / _width * ((Maximum - x) / _right);

        // Across the mode the area between mode and x is added: one less than the other tail would cancel where the mode is at an end.
        public override double Cdf(double x) => x <= Minimum ? 0 : x >= Maximum ? 1
            : x < Mode ? Below(x)
            : _modeCdf + (x - Mode) / _width * ((Maximum - x + _right) / _right);

        public override double SurvivalFunction(double x) => x <= Minimum ? 1 : x >= Maximum ? 0
            : x >= Mode ? Above(x)
            : _right / _width + (Mode - x) / _width * ((x - Minimum + _left) / _left);

        private protected override double InverseCdf(double p) =>
            p < _modeCdf ? FromMinimum(p) : _left == 0 && p < 0.5 ? FromModeBelow(p) : FromMaximum(1 - p);

        private protected override double InverseSurvival(double q) =>
            q < _right / _width ? FromMaximum(q) : _right == 0 && q < 0.5 ? FromModeAbove(q) : FromMinimum(1 - q);

        // A root rounds across the mode.
        private double FromMinimum(double p) => Math.Min(Minimum + Math.Sqrt(p) * _rise, Mode);

        private double FromMaximum(double q) => Math.Max(Maximum - Math.Sqrt(q) * _fall, Mode);

        // Where the mode is an end, what lies between it and the quantile: (b − a)(1 − √(1 − p)) = (b − a)·p/(1 + √(1 − p)).
        private double FromModeBelow(double p) => Math.Min(Minimum + (_width * (p / (1 + Math.Sqrt(1 - p)))), Maximum);

        private double FromModeAbove(double q) => Math.Max(Maximum - (_width * (q / (1 + Math.Sqrt(1 - q)))), Minimum);

        private double Below(double x) => (x - Minimum) / _width * ((x - Minimum) / _left);

        private double Above(double x) => (Maximum - x) / _width * ((Maximum - x) / _right);
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>
        /// Straight up to the mode and straight down: f(x) = 2(x − a)/((b − a)(c − a)) below the mode c, 2(b − x)/((b − a)(b − c)) above it.
        /// </summary>
        /// <param name="minimum">The least value a.</param>
        /// <param name="mode">The most likely value c; it may equal either end.</param>
        /// <param name="maximum">The greatest value b.</param>
        /// <remarks>
        /// Support [minimum, maximum]. The usual law of a three-point estimate whose ends are believed; where the ends are rough guesses prefer
        /// <see cref="Pert"/>, which puts less weight there. Source: Kotz and van Dorp, Beyond Beta (2004), ch. 1.
        /// </remarks>
        /// <exception cref="ParameterException">A value is not finite (DIST001), all are equal (DIST002) or the mode lies outside the ends (DIST005).</exception>
        public static Distribution Triangular(double minimum, double mode, double maximum) => new TriangularLaw(minimum, mode, maximum);
    }
}
