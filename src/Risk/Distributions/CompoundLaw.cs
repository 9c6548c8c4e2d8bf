using System.Runtime.CompilerServices;
using Risk.Distributions;

namespace Risk.Distributions
{
    /// <summary>S = X₁ + … + X_N: an atom at 0 where N may be 0, and a law of sums where it is not.</summary>
    internal sealed class CompoundLaw : ComposedLaw
    {
        // What is left out of the counts on either side, so that tails are right to 1e-11 of themselves down to about 1e-19.
        private const double LeftOut = 1e-30;
        private const int MostCounts = 5_000;
        private readonly double _none;
        private readonly RandomSumMoments _moments;
        private readonly Distribution? _sum;
        private readonly DiscreteLaw? _lattice;

        public CompoundLaw(Distribution count, Distribution severity)
            : base([count, severity])
        {
            Require.Holds(count.IsDiscrete && count.Minimum >= 0, "DIST010", nameof(count), count.Family, $"the count must be a law of whole numbers from 0 (was {count.Family}, from {Require.Text(count.Minimum)})");
            double first = count.Quantile(LeftOut), last = count.UpperQuantile(LeftOut);
            Require.Holds(first == Math.Floor(first), "DIST010", nameof(count), first, $"the count must be a law of whole numbers from 0 (can be {Require.Text(first)})");
            Require.Holds(last - first < MostCounts && last < int.MaxValue, "LIM011", nameof(count), last,
                $"the count runs from {Require.Text(first)} to {Require.Text(last)}, more than {MostCounts} different sums: sum by parts, or take a normal law of the same moments");
            (double N, double P)[] counts = [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i, count.Atom(first + i))).Where(c => c.Item2 > 0)];
            Require.Holds(Math.Abs(counts.Sum(c => c.P) - 1) < 1e-9, "DIST010", nameof(count), first, "the count must be a law of whole numbers");
            if (severity.IsDiscrete)
            {
                _lattice = LatticeSum.Of(counts, severity);
            }
            else
            {
                _none = counts[0].N == 0 ? counts[0].P : 0;
                (double N, double P)[] some = [.. counts.Where(c => c.N > 0)];
                _sum = some.Length == 0 ? null
                    : !CountedSumLaw.Knows(severity) ? new GriddedSumLaw(severity, some)
                    : new CountedSumLaw([.. some.Select(c => c.P / some.Sum(s => s.P))], [.. some.Select(c => CountedSumLaw.Sum(severity, (int)c.N))]);
            }

            _moments = new(count, severity);
        }

        public override string Family => "compound";

        public override IReadOnlyList<(string Name, double Value)> Parameters => [];

        public override double Minimum => Inner?.Minimum is { } least ? _none > 0 ? Math.Min(least, 0) : least : 0;

        public override double Maximum => Inner?.Maximum is { } most ? _none > 0 ? Math.Max(most, 0) : most : 0;

        public override bool IsDiscrete => _lattice is not null || _sum is null;

        internal override bool HasAtoms => IsDiscrete || _none > 0;

        public override double Mean => _moments.Mean;

        public override double Variance => _moments.Variance;

        public override double Skewness => _moments.Skewness;

        public override double ExcessKurtosis => _moments.ExcessKurtosis;

        internal override IEnumerable<double> Landmarks => _lattice is null && _sum is not null ? _none > 0 ? _sum.Landmarks.Append(0) : _sum.Landmarks : [];

        private Distribution? Inner => _lattice ?? _sum;

        internal override double Atom(double x) => _lattice?.Density(x) ?? (x == 0 ? _none : 0);

        internal override IEnumerable<double> Atoms(double low, double high) => _lattice?.Atoms(low, high) ?? (low <= 0 && high >= 0 && Atom(0) > 0 ? [0] : []);

        public override double Density(double x) => double.IsNaN(x) ? x : IsDiscrete ? Atom(x) : (1 - _none) * _sum!.Density(x);

        public override double Cdf(double x) => double.IsNaN(x) ? x : x < Minimum ? 0 : x >= Maximum ? 1 : _lattice?.Cdf(x) ?? ((1 - _none) * (_sum?.Cdf(x) ?? 0)) + (x >= 0 ? _none : 0);

        public override double SurvivalFunction(double x) => double.IsNaN(x) ? x : x < Minimum ? 1 : x >= Maximum ? 0 : _lattice?.SurvivalFunction(x) ?? ((1 - _none) * (_sum?.SurvivalFunction(x) ?? 0)) + (x < 0 ? _none : 0);

        private protected override double InverseCdf(double p)
        {
            if (_lattice is not null || _sum is null)
            {
                return _lattice?.Quantile(p) ?? 0;
            }

            if (p > 0.5)
            {
                return InverseSurvival(1 - p);
            }

            double before = (1 - _none) * _sum.Cdf(0);
            return p <= before ? _sum.Quantile(Math.Min(p / (1 - _none), 1)) : p <= before + _none ? 0 : _sum.Quantile(Math.Min((p - _none) / (1 - _none), 1));
        }

        private protected override double InverseSurvival(double q)
        {
            if (_lattice is not null || _sum is null)
            {
                return _lattice?.UpperQuantile(q) ?? 0;
            }

            if (q > 0.5)
            {
                return InverseCdf(1 - q);
            }

            double beyond = (1 - _none) * _sum.SurvivalFunction(0);
            return q < beyond ? _sum.UpperQuantile(Math.Min(q / (1 - _none), 1)) : q < beyond + _none || beyond + _none >= 1 ? 0 : _sum.UpperQuantile(Math.Min((q - _none) / (1 - _none), 1));
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
