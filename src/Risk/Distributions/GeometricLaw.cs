using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Distributions
{
    internal sealed class GeometricLaw(double probability, double first) : WholeNumberLaw
    {
        private readonly double _log = Elementary.Log1p(-Checked(probability));

        public double Probability { get; } = probability;

        public override string Family => Minimum == 0 ? "geometric failures" : "geometric trials";

        public override IReadOnlyList<(string Name, double Value)> Parameters => [("probability", Probability)];

        public override double Minimum { get; } = first;

        public override double Maximum => Probability < 1 ? double.PositiveInfinity : Minimum;

        public override double Mean => ((1 - Probability) / Probability) + Minimum;

        public override double Variance => (1 - Probability) / Probability / Probability;

        public override double Skewness => Probability < 1 ? (2 - Probability) / Math.Sqrt(1 - Probability) : double.NaN;

        public override double ExcessKurtosis => Probability < 1 ? 6 + (Probability * (Probability / (1 - Probability))) : double.NaN;

        protected override double Mass(double k) => Probability == 1 ? 1 : Probability * Elementary.Exp((k - Minimum) * _log);

        protected override double Lower(double k) => -Elementary.Expm1((k - Minimum + 1) * _log);

        protected override double Upper(double k) => Elementary.Exp((k - Minimum + 1) * _log);

        // The real solution, put right where it was rounded across whole numbers.
        private protected override double InverseCdf(double p) => Settled(Elementary.Log1p(-p) / _log, k => Cdf(k) >= p);

        private protected override double InverseSurvival(double q) => Settled(Elementary.Log(q) / _log, k => SurvivalFunction(k) <= q);

        private double Settled(double waits, Func<double, bool> reached) =>
            Search(reached).From(Minimum + Math.Max(0, Math.Ceiling(waits) - 1), 1);

        private static double Checked(double probability)
        {
            Require.Finite(probability);
            Require.Holds(probability > 0 && probability <= 1, "DIST009", nameof(probability), probability, $"probability must be in (0,1] (was {Require.Text(probability)})");
            return probability;
        }
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>The number of the trial that first succeeds: P(X = k) = p(1 − p)^(k − 1), k = 1, 2, ….</summary>
        /// <param name="probability">The probability p of each success, in (0, 1].</param>
        /// <remarks>
        /// Mean 1/p. The other convention, which counts the failures before it, is <see cref="GeometricFailures"/>. Source: Johnson, Kemp and Kotz, Univariate Discrete
        /// Distributions (2005), ch. 5.
        /// </remarks>
        /// <exception cref="ParameterException">The probability is not finite (DIST001) or not in (0, 1] (DIST009).</exception>
        public static Distribution GeometricTrials(double probability) => new GeometricLaw(probability, 1);

        /// <summary>The number of failures before the first success: P(X = k) = p(1 − p)^k, k = 0, 1, 2, ….</summary>
        /// <param name="probability">The probability p of each success, in (0, 1].</param>
        /// <remarks>Mean (1 − p)/p. The other convention, which counts the success too, is <see cref="GeometricTrials"/>.</remarks>
        /// <exception cref="ParameterException">The probability is not finite (DIST001) or not in (0, 1] (DIST009).</exception>
        public static Distribution GeometricFailures(double probability) => new GeometricLaw(probability, 0);
    }
}
