using System.Runtime.CompilerServices;
using System.Globalization;
using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Distributions
{
    internal sealed class MetalogLaw : Distribution
    {
        private readonly MetalogCurve _curve;
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
            (_curve, Minimum, Maximum) = (new([.. coefficients]), lower, upper);
            _moments = new(() =>
            {
                double mean = Integral(x => x);
                return (mean, Integral(x => (x - mean) * (x - mean)));
            });
        }

        public IReadOnlyList<double> Coefficients => _curve.Coefficients;

        public override string Family => "metalog";

        public override IReadOnlyList<(string Name, double Value)> Parameters =>
            [.. Coefficients.Select((a, i) => (string.Create(CultureInfo.InvariantCulture, $"coefficients[{i}]"), a)), ("lower", Minimum), ("upper", Maximum)];

        public override double Minimum { get; }

        public override double Maximum { get; }

        // e^M needs a mean: with a lower bound only, the tail of M must grow more slowly than −ln(1 − p).
        public override double Mean => _curve.Slope(+1) >= 1 && Kind == Bound.Lower ? double.PositiveInfinity
            : _curve.Slope(-1) >= 1 && Kind == Bound.Upper ? double.NegativeInfinity : _moments.Value.Mean;

        public override double Variance => (Kind == Bound.Lower && _curve.Slope(+1) >= 0.5) || (Kind == Bound.Upper && _curve.Slope(-1) >= 0.5) ? double.PositiveInfinity : _moments.Value.Variance;

        public override double Skewness => HasMoment(3) ? Standardised(3) : double.NaN;

        public override double ExcessKurtosis => HasMoment(4) ? Standardised(4) - 3 : double.NaN;

        public override double Density(double x)
        {
            if (!(x > Minimum && x < Maximum))
            {
                return double.IsNaN(x) ? x : 0;
            }

            // dp/ds ÷ (dM/ds · dx/dM), s = ln(p/(1 − p)).
            double s = _curve.Solve(Score(x)), fading = Elementary.Exp(-Math.Abs(s));
            return fading / ((1 + fading) * (1 + fading)) / (_curve.Growth(s) * Stretch(x));
        }

        public override double Cdf(double x) => double.IsNaN(x) ? x : x <= Minimum ? 0 : x >= Maximum ? 1 : MetalogCurve.Tail(-_curve.Solve(Score(x)));

        public override double SurvivalFunction(double x) => double.IsNaN(x) ? x : x <= Minimum ? 1 : x >= Maximum ? 0 : MetalogCurve.Tail(_curve.Solve(Score(x)));

        private protected override double InverseCdf(double p) => Place(_curve.Value(LogisticLaw.LogOdds(p)));

        private protected override double InverseSurvival(double q) => Place(_curve.Value(-LogisticLaw.LogOdds(q)));

        /// <summary>The scale on which a metalog is linear in its coefficients: x, ln(x − lower), −ln(upper − x), or the log-odds between both.</summary>
        internal static double Score(double x, double lower, double upper) => (double.IsFinite(lower), double.IsFinite(upper)) switch
        {
            (false, false) => x,
            (true, false) => Elementary.Log(x - lower),
            (false, true) => -Elementary.Log(upper - x),
            _ => Elementary.Log((x - lower) / (upper - x)),
        };

        private enum Bound
        {
            None,
            Lower,
            Upper,
            Both,
        }

        private Bound Kind => (double.IsFinite(Minimum), double.IsFinite(Maximum)) switch { (false, false) => Bound.None, (true, false) => Bound.Lower, (false, true) => Bound.Upper, _ => Bound.Both };

        private double Score(double x) => Score(x, Minimum, Maximum);

        private double Place(double m) => Kind switch
        {
            Bound.None => m,
            Bound.Lower => Minimum + Elementary.Exp(m),
            Bound.Upper => Maximum - Elementary.Exp(-m),
            _ => m < 0 ? Minimum + ((Maximum - Minimum) * (Elementary.Exp(m) / (1 + Elementary.Exp(m)))) : Maximum - ((Maximum - Minimum) * (Elementary.Exp(-m) / (1 + Elementary.Exp(-m)))),
        };

        // dx/dM
        private double Stretch(double x) => Kind switch
        {
            Bound.None => 1,
            Bound.Lower => x - Minimum,
            Bound.Upper => Maximum - x,
            _ => (x - Minimum) * ((Maximum - x) / (Maximum - Minimum)),
        };

        private bool HasMoment(int order) => Kind switch
        {
            Bound.Lower => order * _curve.Slope(+1) < 1,
            Bound.Upper => order * _curve.Slope(-1) < 1,
            _ => true,
        };

        private double Standardised(int power)
        {
            double spread = StandardDeviation, mean = Mean;
            return double.IsFinite(spread) && double.IsFinite(mean)
                ? Integral(x => MetalogCurve.Power((x - mean) / spread, power)) : double.NaN;
        }

        // ∫ g(x(s))·p(1 − p) ds by the trapezoidal rule, far enough out for tails that hardly have the moment.
        private double Integral(Func<double, double> value)
        {
            const int points = 700 * 16;
            return CompensatedSum.Of((2 * points) + 1, i =>
            {
                double s = (i - points) / 16.0, fading = Elementary.Exp(-Math.Abs(s));
                return value(Place(_curve.Value(s))) * (fading / ((1 + fading) * (1 + fading)) / 16);
            });
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

        /// <summary>The metalog through quantiles, or nearest to them by least squares where there are more of them than terms.</summary>
        /// <param name="quantiles">Probabilities strictly between 0 and 1, and the values there; both rise.</param>
        /// <param name="terms">How many terms, from 2 to the number of quantiles; as many as there are quantiles unless set.</param>
        /// <param name="lower">The least value, or −∞.</param>
        /// <param name="upper">The greatest value, or +∞.</param>
        /// <remarks>P10, P50 and P90 are the usual three: <c>MetalogFromQuantiles([(0.1, 17), (0.5, 24), (0.9, 35)])</c>. Source: Keelin (2016), section 3.</remarks>
        /// <exception cref="ParameterException">
        /// Fewer than two quantiles (DIST011), probabilities outside (0, 1) (DIST009), quantiles that do not rise or lie beyond a bound (DIST005), or no feasible metalog (DIST015).
        /// </exception>
        [OverloadResolutionPriority(1)]
        public static Distribution MetalogFromQuantiles(
            IReadOnlyList<(double Probability, double Value)> quantiles, int? terms = null, double lower = double.NegativeInfinity, double upper = double.PositiveInfinity)
        {
            ArgumentNullException.ThrowIfNull(quantiles);
            return new MetalogLaw(MetalogFit.Coefficients(quantiles, terms ?? quantiles.Count, lower, upper), lower, upper);
        }

        /// <summary>The metalog nearest to a sample: its order statistics x₍ᵢ₎ at probabilities (i − ½)/n, by least squares.</summary>
        /// <param name="sample">The data; more than <paramref name="terms"/> values.</param>
        /// <param name="terms">How many terms, at least 2; 5 is usual.</param>
        /// <param name="lower">The least value, or −∞.</param>
        /// <param name="upper">The greatest value, or +∞.</param>
        /// <exception cref="ParameterException">Too few values (DIST011), values that are not finite (DIST001) or beyond a bound (DIST005), or no feasible metalog (DIST015).</exception>
        public static Distribution MetalogFromData(IReadOnlyList<double> sample, int terms = 5, double lower = double.NegativeInfinity, double upper = double.PositiveInfinity)
        {
            ArgumentNullException.ThrowIfNull(sample);
            return new MetalogLaw(MetalogFit.OfSample(sample, terms, lower, upper), lower, upper);
        }
    }
}
