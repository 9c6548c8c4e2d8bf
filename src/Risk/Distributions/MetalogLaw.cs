using System.Globalization;
using System.Runtime.CompilerServices;
using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Distributions
{
    internal sealed class MetalogLaw : LawWithMoments
    {
        private readonly MetalogCurve _curve;
        private readonly MetalogScale _scale;

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
            Moments = MetalogMoments.Of(_curve, _scale);

            // Without a term in the log-odds far out the quantile ends before the bound.
            Minimum = _curve.Slope(-1) == 0 ? _scale.Place(_curve.End(-1)) : lower;
            Maximum = _curve.Slope(+1) == 0 ? _scale.Place(_curve.End(+1)) : upper;
        }

        public IReadOnlyList<double> Coefficients => _curve.Coefficients;

        public override string Family => "metalog";

        public override IReadOnlyList<(string Name, double Value)> Parameters =>
            [.. Coefficients.Select((a, i) => (string.Create(CultureInfo.InvariantCulture, $"coefficients[{i}]"), a)), ("lower", _scale.Lower), ("upper", _scale.Upper)];

        public override IReadOnlyList<Problem> Warnings => OfNoMean();

        public override double Minimum { get; }

        public override double Maximum { get; }

        private protected override IMoments Moments { get; }

        public override double Density(double x)
        {
            if (!(x > Minimum && x < Maximum))
            {
                return double.IsNaN(x) ? x : 0;
            }

            // dp/ds ÷ (dM/ds · dx/dM), s = ln(p/(1 − p)).
            double s = _curve.Solve(_scale.Score(x));
            return StandardLogistic.Density(s) / (_curve.Growth(s) * _scale.Stretch(x));
        }

        public override double Cdf(double x) => double.IsNaN(x) ? x : x <= Minimum ? 0 : x >= Maximum ? 1 : StandardLogistic.Tail(-_curve.Solve(_scale.Score(x)));

        public override double SurvivalFunction(double x) => double.IsNaN(x) ? x : x <= Minimum ? 1 : x >= Maximum ? 0 : StandardLogistic.Tail(_curve.Solve(_scale.Score(x)));

        private protected override double InverseCdf(double p) => _scale.Place(_curve.Value(StandardLogistic.LogOdds(p)));

        private protected override double InverseSurvival(double q) => _scale.Place(_curve.Value(-StandardLogistic.LogOdds(q)));
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
