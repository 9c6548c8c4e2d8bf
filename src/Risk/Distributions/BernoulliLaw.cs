using Risk.Distributions;

namespace Risk.Distributions
{
    internal sealed class BernoulliLaw(double probability) : Distribution
    {
        public double Probability { get; } = Require.Probability(probability);

        public override string Family => "bernoulli";

        public override IReadOnlyList<(string Name, double Value)> Parameters => [("probability", Probability)];

        public override double Minimum => Probability < 1 ? 0 : 1;

        public override double Maximum => Probability > 0 ? 1 : 0;

        public override bool IsDiscrete => true;

        public override double Mean => Probability;

        public override double Variance => Probability * (1 - Probability);

        public override double Skewness => Variance > 0 ? (1 - 2 * Probability) / Math.Sqrt(Variance) : double.NaN;

        public override double ExcessKurtosis => Variance > 0 ? 1 / Variance - 6 : double.NaN;

        public override double Density(double x) => double.IsNaN(x) ? x : x == 1 ? Probability : x == 0 ? 1 - Probability : 0;

        public override double Cdf(double x) => double.IsNaN(x) ? x : x < 0 ? 0 : x < 1 ? 1 - Probability : 1;

        public override double SurvivalFunction(double x) => double.IsNaN(x) ? x : x < 0 ? 1 : x < 1 ? Probability : 0;

        // F(0) = 1 − probability, compared exactly: the rounded difference and what it lost.
        private protected override double InverseCdf(double p)
        {
            double below = 1 - Probability, lost = (1 - below) - Probability;
            return p < below || (p == below && lost >= 0) ? 0 : 1;
        }

        private protected override double InverseSurvival(double q) => Probability <= q ? 0 : 1;
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>1 with the given probability, else 0.</summary>
        /// <param name="probability">The probability of 1, in [0, 1].</param>
        /// <remarks>The law of one risk event. For the number of successes in several trials prefer a binomial law.</remarks>
        /// <exception cref="ParameterException">The probability is not a number (DIST001) or not in [0, 1] (DIST009).</exception>
        public static Distribution Bernoulli(double probability) => new BernoulliLaw(probability);
    }
}
