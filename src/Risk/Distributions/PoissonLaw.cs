using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Distributions
{
    internal sealed class PoissonLaw(double mean) : WholeNumberLaw
    {
        public override string Family => "poisson";

        public override IReadOnlyList<(string Name, double Value)> Parameters => [("mean", Mean)];

        public override double Minimum => 0;

        public override double Maximum => Mean > 0 ? double.PositiveInfinity : 0;

        public override double Mean { get; } = Checked(mean);

        public override double Variance => Mean;

        public override double Skewness => Mean > 0 ? 1 / Math.Sqrt(Mean) : double.NaN;

        public override double ExcessKurtosis => Mean > 0 ? 1 / Mean : double.NaN;

        protected override double Mass(double k) => Mean == 0 ? 1 : k == 0 ? Elementary.Exp(-Mean) : IncompleteGamma.PowerTerm(k, Mean);

        // P(X ≤ k) = Q(k + 1, mean).
        protected override double Lower(double k) => IncompleteGamma.Tails(k + 1, Mean).Upper;

        protected override double Upper(double k) => IncompleteGamma.Tails(k + 1, Mean).Lower;

        private static double Checked(double mean)
        {
            Require.Finite(mean);
            Require.Holds(mean >= 0, "DIST003", nameof(mean), mean, $"mean must not be negative (was {Require.Text(mean)})");
            Require.Holds(mean <= Largest / 2, "DIST006", nameof(mean), mean, $"mean above 2^52: not every count is a double (was {Require.Text(mean)})");
            return mean;
        }
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>How many events fall in a period, if they come one by one and without memory: P(X = k) = e^(−m)m^k/k!.</summary>
        /// <param name="mean">The mean number m, from 0 (always 0 events) to 2⁵².</param>
        /// <remarks>
        /// Support 0, 1, 2, …; mean and variance are m. Where counts vary more than that prefer <see cref="NegativeBinomial"/>. The waits between are
        /// <see cref="Exponential"/>. Source: Johnson, Kemp and Kotz, Univariate Discrete Distributions (2005), ch. 4.
        /// </remarks>
        /// <exception cref="ParameterException">The mean is not finite (DIST001), negative (DIST003) or above 2⁵² (DIST006).</exception>
        public static Distribution Poisson(double mean) => new PoissonLaw(mean);
    }
}
