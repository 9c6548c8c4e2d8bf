using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Distributions
{
    internal sealed class TruncatedLaw : ComposedLaw
    {
        // Each mark costs a panel of the integral.
        private const int FewMarks = 8;
        private readonly double _least, _mass, _below, _above;
        private readonly QuantileMoments _moments;
        private readonly Lazy<double[]> _marks;

        public TruncatedLaw(Distribution law, double lower, double upper)
            : base([law])
        {
            Require.Holds(!law.IsDiscrete, "DIST014", nameof(law), law.Family, "a discrete law cannot be truncated: leave out its values in Discrete");
            Require.Holds(lower < upper, "DIST002", nameof(lower), lower,
                $"lower must be less than upper (lower={Require.Text(lower)}, upper={Require.Text(upper)})");
            Require.Holds(lower < law.Maximum && upper > law.Minimum, "DIST014", nameof(lower), lower,
                $"the interval does not meet the support ({Require.Text(law.Minimum)}, {Require.Text(law.Maximum)}) (lower={Require.Text(lower)}, upper={Require.Text(upper)})");
            (Law, Lower, Upper) = (law, lower, upper);
            _marks = new(() => [.. Landmarks.Distinct().Order()]);
            (Minimum, Maximum) = (Math.Max(lower, law.Minimum), Math.Min(upper, law.Maximum));
            _least = law.Atom(Minimum);
            (_below, _above) = (law.Cdf(Minimum) - _least, law.SurvivalFunction(Maximum));
            _mass = _least + Between(Minimum, Maximum);
            Require.Holds(_mass >= 1e-300, "DIST014", nameof(lower), lower,
                $"the interval holds probability under 1e-300 (lower={Require.Text(lower)}, upper={Require.Text(upper)})");
            _moments = new(this, Beyond);
        }

        public Distribution Law { get; }

        public double Lower { get; }

        public double Upper { get; }

        public override string Family => "truncated";

        public override IReadOnlyList<(string Name, double Value)> Parameters => [("lower", Lower), ("upper", Upper)];

        public override double Minimum { get; }

        public override double Maximum { get; }

        internal override IEnumerable<double> Landmarks => Law.Landmarks.Where(x => x > Minimum && x < Maximum);

        internal override double Atom(double x) => x < Minimum || x > Maximum ? 0 : Law.Atom(x) / _mass;

        internal override IEnumerable<double> Atoms(double low, double high) => Law.Atoms(Math.Max(low, Minimum), Math.Min(high, Maximum));

        public override double Mean => _moments.Mean;

        public override double Variance => _moments.Variance;

        public override double Skewness => _moments.Skewness;

        public override double ExcessKurtosis => _moments.ExcessKurtosis;

        public override double Density(double x) => x < Minimum || x > Maximum ? 0 : Law.Density(x) / _mass;

        public override double Cdf(double x) => double.IsNaN(x) ? x : x < Minimum ? 0 : x == Minimum ? _least / _mass : x >= Maximum ? 1 : Math.Min((_least + Between(Minimum, x)) / _mass, 1);

        public override double SurvivalFunction(double x) => double.IsNaN(x) ? x : x < Minimum ? 1 : x >= Maximum ? 0 : Math.Min(Between(x, Maximum) / _mass, 1);

        private protected override double InverseCdf(double p) => HasAtoms ? MonotoneInverse.Lower(this, p, Lowest, Highest) : Refined(At(p, 1 - p), p, true);

        private protected override double InverseSurvival(double q) => HasAtoms ? MonotoneInverse.Upper(this, q, Lowest, Highest) : Refined(At(1 - q, q), q, false);

        private double Lowest => Math.Max(Minimum, double.MinValue);

        private double Highest => Math.Min(Maximum, double.MaxValue);

        // The clipped law without what was moved to its ends.
        private double Beyond(int power, double centre, double unit)
        {
            double At(bool cuts, double mass, double end) => cuts ? mass * CentralPower.Of((end - centre) / unit, power) : 0;
            return (new ClippedLaw(Law, Lower, Upper).Beyond(power, centre, unit) - At(Lower > Law.Minimum, _below, Lower) - At(Upper < Law.Maximum, _above, Upper)) / _mass;
        }

        private double At(double p, double q)
        {
            double below = _below + p * _mass, above = _above + q * _mass;
            return Math.Clamp(below < above ? Law.Quantile(Math.Min(below, 1)) : Law.UpperQuantile(Math.Min(above, 1)), Minimum, Maximum);
        }

        // Near a finite end F(x) − F(end) cancels: one Newton step on the difference itself restores the digits.
        private double Refined(double x, double tail, bool lower)
        {
            double density = Density(x);
            if (tail > 0.1 || !(density > 0 && density < double.PositiveInfinity) || double.IsInfinity(lower ? Minimum : Maximum))
            {
                return x;
            }

            double step = ((lower ? Cdf(x) : SurvivalFunction(x)) - tail) / density;
            return Math.Clamp(lower ? x - step : x + step, Minimum, Maximum);
        }

        /// <summary>P(a &lt; X ≤ b) of the whole law: a difference of the smaller tails, or where that cancels the integral of the density.</summary>
        private double Between(double a, double b)
        {
            double fromBelow = Law.Cdf(b), fromAbove = Law.SurvivalFunction(a);
            double first = fromBelow <= fromAbove ? Law.Cdf(a) : Law.SurvivalFunction(b), second = Math.Min(fromBelow, fromAbove);
            double difference = second - first;
            return difference > (_marks.Value.Length > FewMarks ? 1e-4 : 0.1) * second || double.IsInfinity(b - a) ? difference : OfDensity(a, b) + Law.Atoms(Math.BitIncrement(a), b).Sum(Law.Atom);
        }

        private double OfDensity(double a, double b)
        {
            double[] ends = [a, .. _marks.Value.Where(m => m > a && m < b), b];
            return Enumerable.Range(1, ends.Length - 1).Sum(i => GaussLegendre.Integral(Law.Density, ends[i - 1], ends[i]));
        }
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>The law given that X lies in [lower, upper]: its density there, divided by the probability of the interval.</summary>
        /// <param name="law">A law with a density.</param>
        /// <param name="lower">The lower end; −∞ leaves that side open.</param>
        /// <param name="upper">The upper end, above the lower; +∞ leaves that side open.</param>
        /// <remarks>
        /// F(x) = P(lower ≤ X ≤ x) ⁄ P(lower ≤ X ≤ upper), with X of the law. Values outside are ruled out, not moved to the ends. The mean moves.
        /// Moments are integrals of the quantile, to about 1e-12.
        /// </remarks>
        /// <exception cref="ParameterException">
        /// The ends are not in order (DIST002), the interval misses the support or holds a probability under 1e-300, or the law is discrete (DIST014).
        /// </exception>
        public static Distribution Truncated(Distribution law, double lower, double upper)
        {
            ArgumentNullException.ThrowIfNull(law);
            return new TruncatedLaw(law, lower, upper);
        }
    }
}
