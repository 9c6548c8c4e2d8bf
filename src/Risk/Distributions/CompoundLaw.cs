using System.Runtime.CompilerServices;
using Risk.Distributions;

namespace Risk.Distributions
{
    /// <summary>S = X₁ + … + X_N.</summary>
    internal sealed class CompoundLaw : StandInLaw
    {
        // What is left out of the counts on either side, so that tails are right to 1e-11 of themselves down to about 1e-19.
        private const double LeftOut = 1e-30;
        private const int MostCounts = 5_000;

        public CompoundLaw(Distribution count, Distribution severity)
            : base([count, severity]) => (Numbers, Moments) = (TotalLaw.Of(Counts(count), severity), new RandomSumMoments(count, severity));

        public override string Family => "compound";

        public override IReadOnlyList<(string Name, double Value)> Parameters => [];

        internal override bool HasAtoms => Numbers.HasAtoms;

        private protected override Distribution Numbers { get; }

        private protected override IMoments Moments { get; }

        private static (double N, double P)[] Counts(Distribution count)
        {
            Require.Holds(count.IsDiscrete && count.Minimum >= 0, "DIST010", nameof(count), count.Family, $"the count must be a law of whole numbers from 0 (was {count.Family}, from {Require.Text(count.Minimum)})");
            double first = count.Quantile(LeftOut), last = count.UpperQuantile(LeftOut);
            Require.Holds(first == Math.Floor(first), "DIST010", nameof(count), first, $"the count must be a law of whole numbers from 0 (can be {Require.Text(first)})");
            Require.Holds(last - first < MostCounts && last < int.MaxValue, "LIM011", nameof(count), last,
                $"the count runs from {Require.Text(first)} to {Require.Text(last)}, more than {MostCounts} different sums: sum by parts, or take a normal law of the same moments");
            (double N, double P)[] counts = [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i, count.Atom(first + i))).Where(c => c.Item2 > 0)];
            Require.Holds(Math.Abs(counts.Sum(c => c.P) - 1) < 1e-9, "DIST010", nameof(count), first, "the count must be a law of whole numbers");
            return counts;
        }
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>The total of a random number of independent amounts: frequency × severity, X₁ + … + X_N.</summary>
        /// <param name="count">How many: a law of whole numbers from 0, such as <see cref="Poisson"/>.</param>
        /// <param name="severity">
        /// Each amount: a law whose sums are known (normal, gamma, exponential, chi-square, inverse Gaussian, Cauchy, a constant, one of these scaled), a discrete law on a lattice, or any law
        /// with a density on [0, ∞).
        /// </param>
        /// <remarks>
        /// P(S ≤ x) = Σ P(N = n) P(X₁ + … + Xₙ ≤ x), exact but for counts that have together a probability below 2e-30; moments by the cumulants of a random sum. With no amounts the
        /// total is 0. Sums of other laws (lognormal, Pareto, PERT) have no closed form and are convolved, Fₙ(x) = ∫ f(y) Fₙ₋₁(x − y) dy, on two grids that must agree within 5e-11 in probability;
        /// <see cref="SumOfDraws"/> draws amounts one by one, without any error but that of sampling.
        /// Source: Klugman, Panjer and Willmot, Loss Models (2012), ch. 9.
        /// </remarks>
        /// <exception cref="ParameterException">A count that is not of whole numbers from 0 (DIST010), more than 5,000 different counts (LIM011), a severity that can be negative, or has a probability at single values, and whose sums are not known (CMP001), sums that are not found within 1e-10 (CMP002).</exception>
        [OverloadResolutionPriority(1)]
        public static Distribution Compound(Distribution count, Distribution severity)
        {
            ArgumentNullException.ThrowIfNull(count);
            ArgumentNullException.ThrowIfNull(severity);
            return new CompoundLaw(count, severity);
        }
    }
}
