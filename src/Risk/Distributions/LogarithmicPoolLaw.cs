using System.Runtime.CompilerServices;
using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Distributions
{
    internal sealed class LogarithmicPoolLaw : StandInLaw
    {
        private readonly double[] _weights;
        private readonly NumericalLaw _law;

        public LogarithmicPoolLaw(IReadOnlyList<double> weights, IReadOnlyList<Distribution> laws)
            : base(laws)
        {
            double total = CompensatedSum.Of(weights.Count, i => weights[i]);
            _weights = Math.Abs(total - 1) < 1e-14 ? [.. weights] : [.. weights.Select(w => w / total)];
            double low = laws.Max(l => l.Minimum), high = laws.Min(l => l.Maximum);
            Require.Holds(low < high, "DIST014", nameof(laws), low, $"the laws have no values in common: one begins at {Require.Text(low)}, another ends at {Require.Text(high)}");
            double[] marks = [.. laws.Select(l => l.Quantile(0.5)), CompensatedSum.Of(laws.Count, i => _weights[i] * laws[i].Quantile(0.5)), .. laws.SelectMany(l => l.Landmarks)];
            _law = new(Product, low, high, marks);
        }

        public override string Family => "logarithmic pool";

        public override IReadOnlyList<(string Name, double Value)> Parameters => [.. _weights.Select((w, i) => ($"weights[{i}]", w))];

        private protected override Distribution Numbers => _law;

        // ∏ fᵢ^wᵢ
        private double Product(double x)
        {
            double log = 0;
            for (int i = 0; i < _weights.Length; i++)
            {
                double density = Components[i].Density(x);
                if (density == 0)
                {
                    return 0;
                }

                log += _weights[i] * Elementary.Log(density);
            }

            return Elementary.Exp(log);
        }
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>The logarithmic pool of several experts: the density is proportional to ∏ fᵢ(x)^wᵢ.</summary>
        /// <param name="weights">A weight ≥ 0 for each law; each counts for its share of their sum. A law of weight 0 is left out.</param>
        /// <param name="laws">Continuous laws that have values in common.</param>
        /// <remarks>
        /// It holds for possible only what every expert does, and is narrower than <see cref="LinearPool"/>; that of normal laws is normal, with precisions and precision-weighted means
        /// added up. Summed up numerically, to about 1e-12; a tail ends where the density of an expert's law of weight above 0 underflows (below 1e-308): of two experts
        /// of the same weight that may be at 1e-150 in probability, and what lies beyond is 0. Source: Genest and Zidek, Combining probability distributions, Statistical Science 1 (1986).
        /// </remarks>
        /// <exception cref="ParameterException">
        /// No law (DIST011), lengths that differ (DIST013), weights (DIST012), laws that are not continuous or have no values in common (DIST014), too far apart to be multiplied (FUN003).
        /// </exception>
        public static Distribution LogarithmicPool(IReadOnlyList<double> weights, IReadOnlyList<Distribution> laws)
        {
            ArgumentNullException.ThrowIfNull(weights);
            ArgumentNullException.ThrowIfNull(laws);
            Require.Holds(laws.Count > 0, "DIST011", nameof(laws), 0, "at least one law is required");
            int[] held = Require.Weights(weights, laws.Count, "law");
            foreach (int i in held)
            {
                Require.Holds(!laws[i].IsDiscrete && !laws[i].HasAtoms, "DIST014", $"laws[{i}]", laws[i].Family, "a logarithmic pool is of continuous laws: use LinearPool, or pool the weights of the values");
            }

            return new LogarithmicPoolLaw([.. held.Select(i => weights[i])], [.. held.Select(i => laws[i])]);
        }

        /// <summary>The linear pool of several experts: F(x) = Σ wᵢFᵢ(x), one of the laws by chance.</summary>
        /// <param name="weights">A weight ≥ 0 for each law; each counts for its share of their sum. A law of weight 0 is left out.</param>
        /// <param name="laws">The laws, continuous or discrete.</param>
        /// <remarks>
        /// The same as <see cref="Mixture"/>. It keeps every expert's values possible, and where they disagree it has several humps. Source: Stone, The opinion pool,
        /// Annals of Mathematical Statistics 32 (1961).
        /// </remarks>
        /// <exception cref="ParameterException">As for <see cref="Mixture"/>.</exception>
        [OverloadResolutionPriority(1)]
        public static Distribution LinearPool(IReadOnlyList<double> weights, IReadOnlyList<Distribution> laws) => Mixture(weights, laws);
    }
}
