using Risk.Distributions;

namespace Risk.Distributions
{
    internal sealed class ClippedLaw : LimitedLaw
    {
        public ClippedLaw(Distribution law, double lower, double upper)
            : base(law, lower, upper) =>
            Require.Holds(lower < double.PositiveInfinity && upper > double.NegativeInfinity, "DIST001", nameof(lower), lower, "the ends must leave room for finite values");

        public override string Family => "clipped";

        public override double Minimum => Held(Law.Minimum);

        public override double Maximum => Held(Law.Maximum);

        public override bool IsDiscrete => Law.IsDiscrete;

        internal override IEnumerable<double> Landmarks =>
            [.. new[] { Minimum, Maximum }.Where(double.IsFinite), .. Law.Landmarks.Where(x => x > Lower && x < Upper)];

        internal override bool HasAtoms => Law.HasAtoms || Law.Minimum < Lower || Law.Maximum > Upper;

        internal override double Atom(double x) => x < Lower || x > Upper ? 0
            : x == Lower ? Law.Cdf(x)
            : x == Upper ? Law.SurvivalFunction(x) + Law.Atom(x)
            : Law.Atom(x);

        internal override IEnumerable<double> Atoms(double low, double high) =>
            Law.Atoms(Math.Max(low, Lower), Math.Min(high, Upper)).Prepend(Lower).Append(Upper).Where(x => x >= low && x <= high && Atom(x) > 0).Distinct();

        public override double Density(double x) => double.IsNaN(x) ? x : IsDiscrete ? Atom(x) : x <= Lower || x >= Upper ? 0 : Law.Density(x);

        public override double Cdf(double x) => x < Lower ? 0 : x >= Upper ? 1 : Law.Cdf(x);

        public override double SurvivalFunction(double x) => x < Lower ? 1 : x >= Upper ? 0 : Law.SurvivalFunction(x);

        private protected override double InverseCdf(double p) => Held(Law.Quantile(p));

        private protected override double InverseSurvival(double q) => Held(Law.UpperQuantile(q));

        // What is moved to the ends changes, and the rest is as it was.
        internal override double Beyond(int power, double centre, double unit)
        {
            double Moved(double from, double to, double end) => from < to ? QuantileIntegral.Of(Clipped(Law, from, to), x => CentralPower.Of((end - centre) / unit, power) - CentralPower.Of((x - centre) / unit, power)) : 0;
            return CentralPower.About(centre, unit, Law, power) + Moved(Law.Minimum, Lower, Lower) + Moved(Upper, Law.Maximum, Upper);
        }

        private double Held(double x) => Math.Max(Lower, Math.Min(x, Upper));
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>max(lower, min(X, upper)): what lies outside is moved to the ends, which so have a probability of their own.</summary>
        /// <param name="law">Any law.</param>
        /// <param name="lower">The lower end; −∞ leaves that side open.</param>
        /// <param name="upper">The upper end, above the lower; +∞ leaves that side open.</param>
        /// <remarks>
        /// P(X = lower) = F₀(lower), P(X = upper) = S₀(upper); between them F = F₀. <see cref="Density"/> is that of the part between the ends. A cost with a cap, a
        /// delay that cannot be negative. To rule values out, rather than move them, use <see cref="Truncated"/>. Moments are integrals of the quantile.
        /// </remarks>
        /// <exception cref="ParameterException">The ends are not in order (DIST002) or leave no finite value (DIST001).</exception>
        public static Distribution Clipped(Distribution law, double lower, double upper)
        {
            ArgumentNullException.ThrowIfNull(law);
            return new ClippedLaw(law, lower, upper);
        }

        /// <summary>min(X, cap): no value is above the cap, and those that were are the cap. Makes the moments of a heavy tail finite.</summary>
        /// <param name="law">Any law.</param>
        /// <param name="cap">The greatest value, finite.</param>
        /// <remarks>The same as <see cref="Clipped"/> with an open lower end.</remarks>
        /// <exception cref="ParameterException">The cap is not finite (DIST001).</exception>
        public static Distribution Capped(Distribution law, double cap) => Clipped(law, double.NegativeInfinity, Require.Finite(cap));
    }
}
