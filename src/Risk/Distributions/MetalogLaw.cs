using System.Globalization;
using System.Runtime.CompilerServices;
using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Distributions
{
    internal sealed class MetalogLaw : Distribution
    {
        private readonly MetalogCurve _curve;
        private readonly MetalogScale _scale;
        private readonly Lazy<(double Mean, double Variance)> _moments;

        public MetalogLaw(IReadOnlyList<double> coefficients, double lower, double upper)
        {
            Require.Holds(coefficients.Count >= 2, "DIST011", nameof(coefficients), coefficients.Count, "at least two coefficients are required");
            for (int i = 0; i < coefficients.Count; i++)
            {
                Require.Finite(coefficients[i], $"coefficients[{i}]");
            }

            Require.Holds(!double.IsNaN(lower) && lower < double.PositiveInfinity, "DIST001", nameof(lower), lower, "lower must be a number, or -Infinity for no bound");
            Require.Holds(!double.IsNaN(upper) && upper > double.NegativeInfinity, "DIST001", nameof(upper), upper, "upper must be a number, or Infinity for no bound");
            Require.Holds(lower < upper, "DIST002", nameof(lower), lower, $"lower must be less than upper (lower={Require.Text(lower)}, upper={Require.Text(upper)})");
            (_curve, _scale) = (new([.. coefficients]), new(lower, upper));

            // Without a term in the log-odds far out the quantile ends before the bound.
            Minimum = _curve.Slope(-1) == 0 ? _scale.Place(_curve.End(-1)) : lower;
            Maximum = _curve.Slope(+1) == 0 ? _scale.Place(_curve.End(+1)) : upper;
            _moments = new(() =>
            {
                double mean = Moment(1, 0, 1);
                return (mean, Moment(2, mean, 1));
            });
        }

        public IReadOnlyList<double> Coefficients => _curve.Coefficients;

        public override string Family => "metalog";

        public override IReadOnlyList<(string Name, double Value)> Parameters =>
            [.. Coefficients.Select((a, i) => (string.Create(CultureInfo.InvariantCulture, $"coefficients[{i}]"), a)), ("lower", _scale.Lower), ("upper", _scale.Upper)];

        public override double Minimum { get; }

        public override double Maximum { get; }

        // e^M needs a mean: with a lower bound only, the tail of M must grow more slowly than −ln(1 − p).
        public override double Mean => HasMoment(1) ? _moments.Value.Mean : _scale.IsLower ? double.PositiveInfinity : double.NegativeInfinity;

        public override double Variance => HasMoment(2) ? _moments.Value.Variance : HasMoment(1) ? double.PositiveInfinity : double.NaN;

        public override double Skewness => HasMoment(3) ? Standardised(3) : double.NaN;

        public override double ExcessKurtosis => HasMoment(4) ? Standardised(4) - 3 : double.NaN;

        public override double Density(double x)
        {
            if (!(x > Minimum && x < Maximum))
            {
                return double.IsNaN(x) ? x : 0;
            }

            // dp/ds ÷ (dM/ds · dx/dM), s = ln(p/(1 − p)).
            double s = _curve.Solve(_scale.Score(x)), fading = Elementary.Exp(-Math.Abs(s));
            return fading / ((1 + fading) * (1 + fading)) / (_curve.Growth(s) * _scale.Stretch(x));
        }

        public override double Cdf(double x) => double.IsNaN(x) ? x : x <= Minimum ? 0 : x >= Maximum ? 1 : MetalogCurve.Tail(-_curve.Solve(_scale.Score(x)));

        public override double SurvivalFunction(double x) => double.IsNaN(x) ? x : x <= Minimum ? 1 : x >= Maximum ? 0 : MetalogCurve.Tail(_curve.Solve(_scale.Score(x)));

        private protected override double InverseCdf(double p) => _scale.Place(_curve.Value(LogisticLaw.LogOdds(p)));

        private protected override double InverseSurvival(double q) => _scale.Place(_curve.Value(-LogisticLaw.LogOdds(q)));

        private bool HasMoment(int order) => _scale.IsLower ? order * _curve.Slope(+1) < 1 : !_scale.IsUpper || order * _curve.Slope(-1) < 1;

        private double Standardised(int power)
        {
            double spread = StandardDeviation, mean = Mean;
            return double.IsFinite(spread) && double.IsFinite(mean) ? Moment(power, mean, spread) : double.NaN;
        }

        // E ((X − centre)/unit)ⁿ as ∫ g(x(s))·p(1 − p) ds by the trapezoidal rule, which converges exponentially over the whole line.
        private double Moment(int power, double centre, double unit)
        {
            const int perUnit = 16, points = 80 * perUnit;
            double body = CompensatedSum.Of((2 * points) + 1, i =>
            {
                double s = (i - points) / (double)perUnit, fading = Elementary.Exp(-Math.Abs(s));
                return CentralPower.Of((_scale.Place(_curve.Value(s)) - centre) / unit, power) * (fading / ((1 + fading) * (1 + fading)) / perUnit);
            });
            return body + Beyond(power, centre, unit, 1.0 / perUnit, points / perUnit);
        }

        // The points of that rule beyond s = ±far on the side of an exponential: there M is straight, and with x = bound ± e^±M each power of e^M a geometric series.
        private double Beyond(int power, double centre, double unit, double step, double far)
        {
            if (!_scale.IsLower && !_scale.IsUpper)
            {
                return 0;
            }

            int side = _scale.IsLower ? 1 : -1;
            double slope = _curve.Slope(side), log = side * _curve.Value(side * far), start = ((_scale.IsLower ? _scale.Lower : _scale.Upper) - centre) / unit, sum = 0, binomial = 1;
            for (int j = 0; j <= power; j++)
            {
                double fall = (1 - (j * slope)) * step;
                sum += binomial * MetalogCurve.Power(start, power - j) * MetalogCurve.Power(side / unit, j)
                    * Elementary.Exp((j * log) - far) * (step * Elementary.Exp(-fall) / -Elementary.Expm1(-fall));
                binomial = binomial * (power - j) / (j + 1);
            }

            return sum;
        }
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>A law of almost any shape, whose quantile is linear in its coefficients: M(p) = a₁ + a₂L + a₃(p − ½)L + a₄(p − ½) + a₅(p − ½)² + …, L = ln(p/(1 − p)).</summary>
        /// <param name="coefficients">Two or more, such that the quantile rises.</param>
        /// <param name="lower">The least value, or −∞: with it x = lower + e^M.</param>
        /// <param name="upper">The greatest value, or +∞: with it x = upper − e^(−M); with both x = (lower + upper·e^M)/(1 + e^M).</param>
        /// <remarks>Source: Keelin, The metalog distributions, Decision Analysis 13 (2016). From quantiles use <see cref="MetalogFromQuantiles"/>, from data <see cref="MetalogFromData"/>.</remarks>
        /// <exception cref="ParameterException">Fewer than two coefficients (DIST011), not finite (DIST001), bounds out of order (DIST002), or a quantile that falls (DIST015).</exception>
        [OverloadResolutionPriority(1)]
        public static Distribution Metalog(IReadOnlyList<double> coefficients, double lower = double.NegativeInfinity, double upper = double.PositiveInfinity)
        {
            ArgumentNullException.ThrowIfNull(coefficients);
            return new MetalogLaw(coefficients, lower, upper);
        }
    }
}
