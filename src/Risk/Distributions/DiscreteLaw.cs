using System.Runtime.CompilerServices;
using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Distributions
{
    internal sealed class DiscreteLaw : LawWithMoments
    {
        internal const int Limit = 10_000_000;
        private readonly double[] _values, _probabilities, _below, _above;

        public DiscreteLaw(IReadOnlyList<double> values, IReadOnlyList<double> weights)
        {
            Require.Holds(values.Count > 0, "DIST011", nameof(values), 0, "at least one value is required");
            Require.Holds(values.Count <= Limit, "LIM004", nameof(values), values.Count, $"sample has {values.Count} values, limit {Limit}");
            Require.AsMany(values.Count, "value", weights.Count, nameof(weights), "weight");
            (_values, _probabilities) = WeightedValues.Sorted(values, weights);
            (_below, _above) = (new double[_values.Length], new double[_values.Length]);
            double sum = 0, lost = 0;
            for (int i = 0; i < _values.Length; i++)
            {
                _below[i] = CompensatedSum.Add(ref sum, ref lost, _probabilities[i]);
            }

            (sum, lost) = (0, 0);
            for (int i = _values.Length - 1; i > 0; i--)
            {
                _above[i - 1] = CompensatedSum.Add(ref sum, ref lost, _probabilities[i]);
            }

            _below[^1] = 1;
            Moments = new LazyMoments((power, centre, unit) => CompensatedSum.Of(_values.Length, i => _probabilities[i] * CentralPower.Of((_values[i] - centre) / unit, power)));
        }

        /// <summary>The values in order, each once.</summary>
        public IReadOnlyList<double> Values => _values;

        /// <summary>Their probabilities, which sum to 1.</summary>
        public IReadOnlyList<double> Probabilities => _probabilities;

        /// <summary>P(X ≤ value), the last of which is 1.</summary>
        public new IReadOnlyList<double> Cumulative => _below;

        public override string Family => "discrete";

        public override IReadOnlyList<(string Name, double Value)> Parameters =>
            [.. _values.Select((v, i) => ($"values[{i}]", v)), .. _probabilities.Select((w, i) => ($"weights[{i}]", w))];

        public override double Minimum => _values[0];

        public override double Maximum => _values[^1];

        public override bool IsDiscrete => true;

        private protected override IMoments Moments { get; }

        public override double Density(double x) => double.IsNaN(x) ? x : Array.BinarySearch(_values, x) is >= 0 and int i ? _probabilities[i] : 0;

        public override double Cdf(double x) => double.IsNaN(x) ? x : Steps.LastAtMost(_values, x) is >= 0 and int i ? _below[i] : 0;

        public override double SurvivalFunction(double x) => double.IsNaN(x) ? x : Steps.LastAtMost(_values, x) is >= 0 and int i ? _above[i] : 1;

        private protected override double InverseCdf(double p) => _values[Steps.FirstAtLeast(_below, p)];

        private protected override double InverseSurvival(double q) => _values[Steps.FirstAtMostDescending(_above, q)];
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>Separate values with weights: P(X = values[i]) = weights[i] / Σ weights.</summary>
        /// <param name="values">The values, in any order; equal ones are added together. At most 10,000,000.</param>
        /// <param name="weights">A weight ≥ 0 for each value; they need not sum to 1. A value of weight 0 does not belong to the law.</param>
        /// <remarks>Scenarios with stated probabilities. For a sample use <see cref="Empirical"/>.</remarks>
        /// <exception cref="ParameterException">
        /// No values (DIST011), lengths that differ (DIST013), a weight that is negative or none above 0 (DIST012), a value that is not finite (DIST001), too many (LIM004).
        /// </exception>
        [OverloadResolutionPriority(1)]
        public static Distribution Discrete(IReadOnlyList<double> values, IReadOnlyList<double> weights)
        {
            ArgumentNullException.ThrowIfNull(values);
            ArgumentNullException.ThrowIfNull(weights);
            return new DiscreteLaw(values, weights);
        }
    }
}
