using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Distributions
{
    internal sealed class NegativeBinomialLaw(double successes, double probability) : WholeNumberLaw
    {
        private readonly UnitPoint _at = UnitPoint.Of(probability);

        public double Successes { get; } = Require.Shape(successes);

        public double Probability { get; } = Checked(probability, successes);

        public override string Family => "negative binomial";

        public override IReadOnlyList<(string Name, double Value)> Parameters => [("successes", Successes), ("probability", Probability)];

        public override double Minimum => 0;

        public override double Maximum => Probability < 1 ? double.PositiveInfinity : 0;

        public override double Mean => Successes * (_at.Y / Probability);

        public override double Variance => Mean / Probability;

        public override double Skewness => Probability < 1 ? (2 - Probability) / Math.Sqrt(Successes * _at.Y) : double.NaN;

        public override double ExcessKurtosis => Probability < 1 ? (6 / Successes) + (Probability * (Probability / _at.Y) / Successes) : double.NaN;

        // With 1/B(r, k + 1) = (r + k)·Γ(r + k)/(Γ(r)k!).
        protected override double Mass(double k) => Probability == 1 ? 1
            : k == 0 ? Elementary.Pow(Probability, Successes)
            : BetaFunctions.PowerTerm(_at, Successes, k + 1) / _at.Y / (Successes + k);

        // P(X ≤ k) = I_p(r, k + 1).
        protected override double Lower(double k) => BetaFunctions.Tails(_at, Successes, k + 1).Lower;

        protected override double Upper(double k) => BetaFunctions.Tails(_at, Successes, k + 1).Upper;

        private static double Checked(double probability, double successes)
        {
            Require.Finite(probability);
            Require.Holds(probability > 0 && probability <= 1, "DIST009", nameof(probability), probability, $"probability must be in (0,1] (was {Require.Text(probability)})");
            Require.Holds(successes / probability * (1 - probability) <= Largest / 2, "DIST006", nameof(probability), probability,
                $"mean successes·(1 − probability)/probability above 2^52: not every count is a double (was {Require.Text(probability)}, successes={Require.Text(successes)})");
            return probability;
        }
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>How many failures come before the r-th success: P(X = k) = Γ(r + k)/(Γ(r)k!)·p^r(1 − p)^k.</summary>
        /// <param name="successes">The number of successes r, above 0, whole or not.</param>
        /// <param name="probability">The probability p of each success, in (0, 1].</param>
        /// <remarks>
        /// Support 0, 1, 2, …; mean r(1 − p)/p. Also a <see cref="Poisson"/> count whose mean is a gamma: counts that vary more than a Poisson's. One success is
        /// <see cref="GeometricFailures"/>. Source: Johnson, Kemp and Kotz, Univariate Discrete Distributions (2005), ch. 5.
        /// </remarks>
        /// <exception cref="ParameterException">A value is not finite (DIST001), r is not above 0 (DIST003) or p not in (0, 1] (DIST009), or the mean is above 2⁵² (DIST006).</exception>
        public static Distribution NegativeBinomial(double successes, double probability) => new NegativeBinomialLaw(successes, probability);
    }
}
