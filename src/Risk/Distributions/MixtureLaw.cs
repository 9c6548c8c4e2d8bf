using System.Runtime.CompilerServices;
using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Distributions
{
    internal sealed class MixtureLaw : ComposedLaw
    {
        // Marks of each component, so that a narrow one is not missed between the nodes of a table.
        private static readonly double[] Marks = [.. Enumerable.Range(0, 65).Select(i => 1 / (1 + Elementary.Exp((32 - i) * 0.5)))];
        private readonly double[] _weights;

        public MixtureLaw(IReadOnlyList<double> weights, IReadOnlyList<Distribution> laws)
            : base(laws)
        {
            double most = weights.Max();
            double total = most * CompensatedSum.Of(weights.Count, i => weights[i] / most);
            _weights = [.. weights.Select(w => w / total)];
            IsDiscrete = laws.All(l => l.IsDiscrete);
            Moments = MixtureMoments.Of(_weights, Components);
        }

        /// <summary>The probability of each law; they sum to 1.</summary>
        public IReadOnlyList<double> Weights => _weights;

        public override string Family => "mixture";

        public override IReadOnlyList<(string Name, double Value)> Parameters => [.. _weights.Select((w, i) => ($"weights[{i}]", w))];

        public override double Minimum => Components.Min(c => c.Minimum);

        public override double Maximum => Components.Max(c => c.Maximum);

        public override bool IsDiscrete { get; }

        private protected override IMoments Moments { get; }

        internal override IEnumerable<double> Landmarks => Components.SelectMany(c =>
            new[] { c.Minimum, c.Maximum }.Where(double.IsFinite).Concat(c.Landmarks).Concat(Marks.Select(c.Quantile)).Concat(Marks.Select(c.UpperQuantile)));

        internal override double Atom(double x) => Sum(i => Components[i].Atom(x));

        internal override IEnumerable<double> Atoms(double low, double high) => SeparateValues.Merged([.. Components.Select(c => c.Atoms(low, high))]);

        public override double Density(double x) => double.IsNaN(x) ? x : IsDiscrete ? Atom(x) : Sum(i => Components[i].IsDiscrete ? 0 : Components[i].Density(x));

        public override double Cdf(double x) => Probability(i => Components[i].Cdf(x));

        public override double SurvivalFunction(double x) => Probability(i => Components[i].SurvivalFunction(x));

        private protected override double InverseCdf(double p) => MonotoneInverse.Lower(this, p, Bracket.Around(Components.Select(c => c.Quantile(p))));

        private protected override double InverseSurvival(double q) => MonotoneInverse.Upper(this, q, Bracket.Around(Components.Select(c => c.UpperQuantile(q))));

        private double Sum(Func<int, double> value) => MixtureMoments.Sum(_weights, value);

        // Weights sum to 1 but for rounding: certainty is exact.
        private double Probability(Func<int, double> value)
        {
            double sum = 0;
            bool certain = true;
            for (int i = 0; i < _weights.Length; i++)
            {
                double tail = value(i);
                sum += _weights[i] * tail;
                certain &= tail == 1;
            }

            return certain ? 1 : Math.Min(sum, 1);
        }
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>One of several laws, by chance: law i with probability weights[i] / Σ weights.</summary>
        /// <param name="weights">A weight ≥ 0 for each law; they need not sum to 1. A law of weight 0 is left out.</param>
        /// <param name="laws">The laws, continuous or discrete.</param>
        /// <remarks>
        /// F(x) = Σ wᵢFᵢ(x). Moments follow from those of the laws, and are undefined where one of theirs is. With discrete and continuous laws together,
        /// <see cref="Density"/> is that of the continuous part. Weights that are uncertain may stand in the list; <c>Event.Occurs("black swan", probability).Choose(tail, body)</c> costs less, with a draw of each.
        /// Source: McLachlan and Peel, Finite Mixture Models (2000).
        /// </remarks>
        /// <exception cref="ParameterException">
        /// No law (DIST011), lengths that differ (DIST013), a weight that is negative or none above 0 (DIST012), not finite (DIST001), nesting deeper than 64 (LIM002).
        /// </exception>
        [OverloadResolutionPriority(1)]
        public static Distribution Mixture(IReadOnlyList<double> weights, IReadOnlyList<Distribution> laws)
        {
            ArgumentNullException.ThrowIfNull(weights);
            ArgumentNullException.ThrowIfNull(laws);
            Require.Holds(laws.Count > 0, "DIST011", nameof(laws), 0, "at least one component is required");
            int[] held = Require.Weights(weights, laws.Count, "component");
            return new MixtureLaw([.. held.Select(i => weights[i])], [.. held.Select(i => laws[i])]);
        }
    }
}
