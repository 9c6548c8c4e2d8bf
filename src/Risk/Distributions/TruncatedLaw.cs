using Risk.Distributions;

namespace Risk.Distributions
{
    internal sealed class TruncatedLaw : LimitedLaw
    {
        private readonly double _least, _mass, _below, _above;
        private readonly IntervalProbability _law;

        public TruncatedLaw(Distribution law, double lower, double upper)
            : base(law, lower, upper)
        {
            Require.Holds(!law.IsDiscrete, "DIST014", nameof(law), law.Family, "a discrete law cannot be truncated: leave out its values in Discrete");
            Require.Holds(lower < law.Maximum && upper > law.Minimum, "DIST014", nameof(lower), lower,
                $"the interval does not meet the support ({Require.Text(law.Minimum)}, {Require.Text(law.Maximum)}) (lower={Require.Text(lower)}, upper={Require.Text(upper)})");
            (Minimum, Maximum) = (Math.Max(lower, law.Minimum), Math.Min(upper, law.Maximum));
            (_law, _least) = (new(law, Landmarks), law.Atom(Minimum));
            (_below, _above) = (law.Cdf(Minimum) - _least, law.SurvivalFunction(Maximum));
            _mass = _least + _law.Between(Minimum, Maximum);
            Require.Holds(_mass >= 1e-300, "DIST014", nameof(lower), lower,
                $"the interval holds probability under 1e-300 (lower={Require.Text(lower)}, upper={Require.Text(upper)})");
        }

        public override string Family => "truncated";

        public override double Minimum { get; }

        public override double Maximum { get; }

        internal override IEnumerable<double> Landmarks => Law.Landmarks.Where(x => x > Minimum && x < Maximum);

        internal override double Atom(double x) => x < Minimum || x > Maximum ? 0 : Law.Atom(x) / _mass;

        internal override IEnumerable<double> Atoms(double low, double high) => Law.Atoms(Math.Max(low, Minimum), Math.Min(high, Maximum));

        public override double Density(double x) => x < Minimum || x > Maximum ? 0 : Law.Density(x) / _mass;

        public override double Cdf(double x) => double.IsNaN(x) ? x : x < Minimum ? 0 : x == Minimum ? _least / _mass : x >= Maximum ? 1 : Math.Min((_least + _law.Between(Minimum, x)) / _mass, 1);

        public override double SurvivalFunction(double x) => double.IsNaN(x) ? x : x < Minimum ? 1 : x >= Maximum ? 0 : Math.Min(_law.Between(x, Maximum) / _mass, 1);

        private protected override double InverseCdf(double p) => HasAtoms ? MonotoneInverse.Lower(this, p, Finite) : Refined(At(p, 1 - p), p, true);

        private protected override double InverseSurvival(double q) => HasAtoms ? MonotoneInverse.Upper(this, q, Finite) : Refined(At(1 - q, q), q, false);

        private Bracket Finite => new(Math.Max(Minimum, double.MinValue), Math.Min(Maximum, double.MaxValue));

        // The clipped law without what was moved to its ends.
        internal override double Beyond(int power, double centre, double unit)
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
