using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Distributions
{
    internal sealed class TrapezoidalLaw : LawWithMoments
    {
        private readonly double _height, _rise, _fall;

        public TrapezoidalLaw(double minimum, double lowerMode, double upperMode, double maximum)
        {
            Require.Location(minimum);
            Require.Location(lowerMode);
            Require.Location(upperMode);
            Require.Location(maximum);
            Require.Interval(minimum, maximum);
            Require.Holds(minimum <= lowerMode && lowerMode <= upperMode && upperMode <= maximum, "DIST005", nameof(lowerMode), lowerMode,
                $"minimum, lowerMode, upperMode and maximum must not fall (minimum={Require.Text(minimum)}, lowerMode={Require.Text(lowerMode)}, upperMode={Require.Text(upperMode)}, maximum={Require.Text(maximum)})");
            (Minimum, LowerMode, UpperMode, Maximum) = (minimum, lowerMode, upperMode, maximum);
            _height = 2 / ((maximum - minimum) + (upperMode - lowerMode));
            (_rise, _fall) = (_height * (lowerMode - minimum) / 2, _height * (maximum - upperMode) / 2);
            Moments = new LazyMoments((power, centre, unit) => Integral(x => CentralPower.Of((Minimum - centre + x) / unit, power)), Minimum + Integral(x => x));
        }

        public override string Family => "trapezoidal";

        public override IReadOnlyList<(string Name, double Value)> Parameters =>
            [("minimum", Minimum), ("lowerMode", LowerMode), ("upperMode", UpperMode), ("maximum", Maximum)];

        public override double Minimum { get; }

        public double LowerMode { get; }

        public double UpperMode { get; }

        public override double Maximum { get; }

        private protected override IMoments Moments { get; }

        internal override IEnumerable<double> Landmarks => [LowerMode, UpperMode];

        public override double Density(double x) => double.IsNaN(x) ? x
            : x < Minimum || x > Maximum ? 0
            : x < LowerMode ? _height * ((x - Minimum) / (LowerMode - Minimum))
            : x <= UpperMode ? _height
            : _height * ((Maximum - x) / (Maximum - UpperMode));

        public override double Cdf(double x) => x <= Minimum ? 0 : x >= Maximum ? 1
            : x < LowerMode ? _rise * ((x - Minimum) / (LowerMode - Minimum)) * ((x - Minimum) / (LowerMode - Minimum))
            : x <= UpperMode ? _rise + (_height * (x - LowerMode))
            : _rise + (_height * (UpperMode - LowerMode)) + (_fall * ((x - UpperMode) / (Maximum - UpperMode)) * ((Maximum - x + (Maximum - UpperMode)) / (Maximum - UpperMode)));

        public override double SurvivalFunction(double x) => x <= Minimum ? 1 : x >= Maximum ? 0
            : x > UpperMode ? _fall * ((Maximum - x) / (Maximum - UpperMode)) * ((Maximum - x) / (Maximum - UpperMode))
            : x >= LowerMode ? _fall + (_height * (UpperMode - x))
            : _fall + (_height * (UpperMode - LowerMode)) + (_rise * ((LowerMode - x) / (LowerMode - Minimum)) * ((x - Minimum + (LowerMode - Minimum)) / (LowerMode - Minimum)));

        private protected override double InverseCdf(double p) => p < _rise ? Minimum + ((LowerMode - Minimum) * Math.Sqrt(p / _rise))
            : 1 - p < _fall ? Maximum - ((Maximum - UpperMode) * Math.Sqrt((1 - p) / _fall))
            : Math.Min(LowerMode + ((p - _rise) / _height), UpperMode);

        private protected override double InverseSurvival(double q) => q < _fall ? Maximum - ((Maximum - UpperMode) * Math.Sqrt(q / _fall))
            : 1 - q < _rise ? Minimum + ((LowerMode - Minimum) * Math.Sqrt((1 - q) / _rise))
            : Math.Max(UpperMode - ((q - _fall) / _height), LowerMode);

        // Of a function of the distance from the minimum, in which nothing is lost far from 0. The density is linear in each piece, so the rule is exact.
        private double Integral(Func<double, double> value)
        {
            double rise = LowerMode - Minimum, level = UpperMode - Minimum, end = Maximum - Minimum;
            return Piece(x => value(x) * (x / rise), 0, rise) + Piece(value, rise, level) + Piece(x => value(x) * ((end - x) / (end - level)), level, end);
        }

        private double Piece(Func<double, double> value, double from, double to) => to > from ? _height * (to - from) * GaussLegendre.Integral(t => value(from + (t * (to - from))), 0, 1) : 0;
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>Straight up, level between two modes, and straight down.</summary>
        /// <param name="minimum">The least value a.</param>
        /// <param name="lowerMode">Where the level stretch begins, b.</param>
        /// <param name="upperMode">Where it ends, c.</param>
        /// <param name="maximum">The greatest value d.</param>
        /// <remarks>
        /// f(x) = h·(x − a)/(b − a), h, h·(d − x)/(d − c) with h = 2/(d − a + c − b); support [a, d]. An expert who is sure of a range and not of a point; with
        /// b = c it is <see cref="Triangular"/>. Source: Kotz and van Dorp, Beyond Beta (2004), ch. 2.
        /// </remarks>
        /// <exception cref="ParameterException">A value is not finite (DIST001), the ends are equal (DIST002) or the four fall anywhere (DIST005).</exception>
        public static Distribution Trapezoidal(double minimum, double lowerMode, double upperMode, double maximum) =>
            new TrapezoidalLaw(minimum, lowerMode, upperMode, maximum);
    }
}
