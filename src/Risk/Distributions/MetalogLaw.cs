using System.Globalization;
using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Distributions
{
    internal sealed class MetalogLaw : Distribution
    {
        private const double Furthest = 40;
        private readonly double[] _a;
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
            (_a, Minimum, Maximum) = ([.. coefficients], lower, upper);
            CheckFeasible();
            _moments = new(() =>
            {
                double mean = Integral(x => x);
                return (mean, Integral(x => (x - mean) * (x - mean)));
            });
        }

        public IReadOnlyList<double> Coefficients => _a;

        public override string Family => "metalog";

        public override IReadOnlyList<(string Name, double Value)> Parameters =>
            [.. _a.Select((a, i) => (string.Create(CultureInfo.InvariantCulture, $"coefficients[{i}]"), a)), ("lower", Minimum), ("upper", Maximum)];

        public override double Minimum { get; }

        public override double Maximum { get; }

        // e^M needs a mean: with a lower bound only, the tail of M must grow more slowly than −ln(1 − p).
        public override double Mean => Slope(+1) >= 1 && Kind == Bound.Lower ? double.PositiveInfinity
            : Slope(-1) >= 1 && Kind == Bound.Upper ? double.NegativeInfinity : _moments.Value.Mean;

        public override double Variance => (Kind == Bound.Lower && Slope(+1) >= 0.5) || (Kind == Bound.Upper && Slope(-1) >= 0.5) ? double.PositiveInfinity : _moments.Value.Variance;

        public override double Skewness => HasMoment(3) ? Standardised(3) : double.NaN;

        public override double ExcessKurtosis => HasMoment(4) ? Standardised(4) - 3 : double.NaN;

        public override double Density(double x)
        {
            if (!(x > Minimum && x < Maximum))
            {
                return double.IsNaN(x) ? x : 0;
            }

            // dp/ds ÷ (dM/ds · dx/dM), s = ln(p/(1 − p)).
            double s = Solve(Score(x)), fading = Elementary.Exp(-Math.Abs(s));
            return fading / ((1 + fading) * (1 + fading)) / (Growth(s) * Stretch(x));
        }

        public override double Cdf(double x) => double.IsNaN(x) ? x : x <= Minimum ? 0 : x >= Maximum ? 1 : Tail(-Solve(Score(x)));

        public override double SurvivalFunction(double x) => double.IsNaN(x) ? x : x <= Minimum ? 1 : x >= Maximum ? 0 : Tail(Solve(Score(x)));

        private protected override double InverseCdf(double p) => Place(Value(LogisticLaw.LogOdds(p)));

        private protected override double InverseSurvival(double q) => Place(Value(-LogisticLaw.LogOdds(q)));

        /// <summary>The term of coefficient <paramref name="k"/> (from 0) at log-odds s, with t = p − ½: 1, s, ts, t, t², t²s, t³, t³s, … (Keelin 2016, eq. 6).</summary>
        internal static double Term(int k, double s, double t) => k switch
        {
            0 => 1,
            1 => s,
            2 => t * s,
            3 => t,
            _ => Power(t, k / 2) * (k % 2 == 0 ? 1 : s),
        };

        internal static double Centred(double s) => Math.Sign(s) * -Elementary.Expm1(-Math.Abs(s)) / (1 + Elementary.Exp(-Math.Abs(s))) / 2;

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

        private double Value(double s)
        {
            double t = Centred(s), sum = 0;
            for (int k = 0; k < _a.Length; k++)
            {
                sum += _a[k] * Term(k, s, t);
            }

            return sum;
        }

        // dM/ds
        private double Growth(double s)
        {
            double t = Centred(s), fading = Elementary.Exp(-Math.Abs(s)), dt = fading / ((1 + fading) * (1 + fading)), sum = 0;
            for (int k = 1; k < _a.Length; k++)
            {
                sum += _a[k] * TermGrowth(k, s, t, dt);
            }

            return sum;
        }

        /// <summary>The slope in s of the term of coefficient <paramref name="k"/> ≥ 1, with dt/ds = p(1 − p).</summary>
        private static double TermGrowth(int k, double s, double t, double dt)
        {
            int power = k switch { 1 => 0, 2 or 3 => 1, _ => k / 2 };
            bool odds = k is 1 or 2 || (k > 3 && k % 2 == 1);
            double own = power == 0 ? 0 : power * Power(t, power - 1) * dt * (odds ? s : 1);
            return own + (odds ? Power(t, power) : 0);
        }

        /// <summary>dM/ds far out on one side: what grows without end is the coefficient of the log-odds.</summary>
        private double Slope(int side)
        {
            double sum = 0;
            for (int k = 1; k < _a.Length; k++)
            {
                bool odds = k is 1 or 2 || (k > 3 && k % 2 == 1);
                sum += odds ? _a[k] * Power(side * 0.5, k switch { 1 => 0, 2 => 1, _ => k / 2 }) : 0;
            }

            return sum;
        }

        // The quantile must rise: on a fine grid, and at the ends by the sign of what dominates there.
        private void CheckFeasible()
        {
            if (IsClearlyFeasible())
            {
                return;
            }

            for (double s = -Furthest; s <= Furthest; s += 0.02)
            {
                double growth = Growth(s);
                Require.Holds(growth > 0 || (growth == 0 && Math.Abs(s) > 30), "DIST015", "coefficients", growth,
                    string.Create(CultureInfo.InvariantCulture, $"the metalog is not feasible: its quantile falls near p={Tail(-s):G4}; use fewer terms, or other coefficients"));
            }

            Require.Holds(Slope(1) >= 0 && Slope(-1) >= 0, "DIST015", "coefficients", Math.Min(Slope(1), Slope(-1)),
                $"the metalog is not feasible: its quantile falls towards p={(Slope(1) < 0 ? 1 : 0)}; use fewer terms, or other coefficients");
        }

        /// <summary>True where a₂, whose term has slope 1, outweighs whatever the others can do: no grid is needed then. So it is with most laws that an analyst states.</summary>
        private bool IsClearlyFeasible()
        {
            double others = 0;
            for (int k = 2; k < _a.Length; k++)
            {
                // |t| < ½, dt ≤ ¼ and |s·dt| < 0.2240, its greatest at s = 1.5434.
                int power = k is 2 or 3 ? 1 : k / 2;
                bool odds = k == 2 || (k > 3 && k % 2 == 1);
                double inner = power * Power(0.5, power - 1);
                others += Math.Abs(_a[k]) * (odds ? (inner * 0.224) + Power(0.5, power) : inner * 0.25);
            }

            return _a[1] > others * (1 + 1e-9);
        }

        // The log-odds at which M is m: Newton within a bracket.
        private double Solve(double m)
        {
            double low = -1, high = 1;
            while (Value(low) > m && low > -800)
            {
                (low, high) = (2 * low, low);
            }

            while (Value(high) < m && high < 800)
            {
                (low, high) = (high, 2 * high);
            }

            double s = low + ((high - low) / 2);
            for (int i = 0; i < 200; i++)
            {
                double miss = Value(s) - m;
                (low, high) = miss > 0 ? (low, s) : (s, high);
                double next = s - (miss / Growth(s));
                if (Math.Abs(next - s) <= 2e-16 * Math.Abs(s))
                {
                    return s;
                }

                next = next > low && next < high ? next : low + ((high - low) / 2);
                if (next == low || next == high)
                {
                    return next;
                }

                s = next;
            }

            return s;
        }

        private bool HasMoment(int order) => Kind switch
        {
            Bound.Lower => order * Slope(+1) < 1,
            Bound.Upper => order * Slope(-1) < 1,
            _ => true,
        };

        private double Standardised(int power)
        {
            double spread = StandardDeviation, mean = Mean;
            return double.IsFinite(spread) && double.IsFinite(mean)
                ? Integral(x => Power((x - mean) / spread, power)) : double.NaN;
        }

        // ∫ g(x(s))·p(1 − p) ds by the trapezoidal rule, far enough out for tails that hardly have the moment.
        private double Integral(Func<double, double> value)
        {
            const int points = 700 * 16;
            return CompensatedSum.Of((2 * points) + 1, i =>
            {
                double s = (i - points) / 16.0, fading = Elementary.Exp(-Math.Abs(s));
                return value(Place(Value(s))) * (fading / ((1 + fading) * (1 + fading)) / 16);
            });
        }

        private static double Power(double x, int n)
        {
            double product = 1;
            for (int i = 0; i < n; i++)
            {
                product *= x;
            }

            return product;
        }

        private static double Tail(double z)
        {
            double fading = Elementary.Exp(-Math.Abs(z));
            return z > 0 ? fading / (1 + fading) : 1 / (1 + fading);
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
