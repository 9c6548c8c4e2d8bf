using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Distributions
{
    internal sealed class BinomialLaw(double trials, double probability) : WholeNumberLaw
    {
        private readonly UnitPoint _at = UnitPoint.Of(probability);

        public double Trials { get; } = Whole(trials, nameof(trials), 0);

        public double Probability { get; } = Require.Probability(probability);

        public override string Family => "binomial";

        public override IReadOnlyList<(string Name, double Value)> Parameters => [("trials", Trials), ("probability", Probability)];

        public override double Minimum => Probability == 1 ? Trials : 0;

        public override double Maximum => Probability == 0 ? 0 : Trials;

        public override double Mean => Trials * Probability;

        public override double Variance => Trials * Probability * _at.Y;

        public override double Skewness => Variance > 0 ? (_at.Y - Probability) / Math.Sqrt(Variance) : double.NaN;

        public override double ExcessKurtosis => Variance > 0 ? (1 - (6 * Probability * _at.Y)) / Variance : double.NaN;

        // With 1/B(k + 1, n − k + 1) = (n + 1)·C(n, k).
        protected override double Mass(double k) => Minimum == Maximum ? 1
            : k == 0 ? Elementary.Exp(Trials * Elementary.Log1p(-Probability))
            : k == Trials ? Elementary.Pow(Probability, Trials)
            : BetaFunctions.PowerTerm(_at, k + 1, Trials - k + 1) / _at.X / _at.Y / (Trials + 1);

        // P(X > k) = I_p(k + 1, n − k).
        protected override double Lower(double k) => BetaFunctions.Tails(_at, k + 1, Trials - k).Upper;

        protected override double Upper(double k) => BetaFunctions.Tails(_at, k + 1, Trials - k).Lower;
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>How many of so many independent trials succeed: P(X = k) = C(n, k)p^k(1 − p)^(n − k).</summary>
        /// <param name="trials">The number of trials n, whole, from 0 to 2⁵³.</param>
        /// <param name="probability">The probability p of each success, in [0, 1].</param>
        /// <remarks>
        /// Support 0, 1, …, n. How many customers leave, if each decides alone; where they share a cause, let the probability be uncertain. One trial is
        /// <see cref="Bernoulli"/>; drawing without replacement <see cref="Hypergeometric"/>. Source: Johnson, Kemp and Kotz, Univariate Discrete Distributions (2005), ch. 3.
        /// </remarks>
        /// <exception cref="ParameterException">The number of trials is not whole (DIST010); the probability is not in [0, 1] (DIST009).</exception>
        public static Distribution Binomial(double trials, double probability) => new BinomialLaw(trials, probability);
    }
}
