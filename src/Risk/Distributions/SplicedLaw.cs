using Risk.Distributions;

namespace Risk.Distributions
{
    internal sealed class SplicedLaw : ComposedLaw
    {
        private readonly double _below, _above;
        private readonly Lazy<IMoments> _moments;

        public SplicedLaw(Distribution body, Distribution tail, double tailProbability)
            : base([body, tail])
        {
            Require.Probability(tailProbability);
            Require.Holds(tailProbability is > 0 and < 1, "DIST009", nameof(tailProbability), tailProbability, $"tailProbability must be in (0,1) (was {Require.Text(tailProbability)})");
            Require.Holds(!body.IsDiscrete && !tail.IsDiscrete, "DIST014", nameof(body), body, "body and tail must be continuous laws");
            Require.Holds(double.IsFinite(tail.Minimum), "DIST014", nameof(tail), tail.Minimum,
                $"the tail must begin at a finite value, up to which the body reaches (the {tail.Family} law begins at {Require.Text(tail.Minimum)}): take one with a least value, such as Pareto or GeneralizedPareto, or cut it off with Truncated");
            (Body, Tail, TailProbability) = (body, tail, tailProbability);
            (_below, _above) = (body.Cdf(tail.Minimum), body.SurvivalFunction(tail.Minimum));
            Require.Holds(_below > 1e-300, "DIST014", nameof(tail), tail.Minimum, $"the body holds no probability below {Require.Text(tail.Minimum)}, where the tail begins");
            _moments = new(() => MixtureMoments.Of([1 - TailProbability, TailProbability], [tail.Minimum <= body.Minimum ? Constant(tail.Minimum) : Truncated(body, double.NegativeInfinity, tail.Minimum), tail]));
        }

        public Distribution Body { get; }

        public Distribution Tail { get; }

        public double TailProbability { get; }

        public override string Family => "spliced";

        public override IReadOnlyList<(string Name, double Value)> Parameters => [("tailProbability", TailProbability)];

        public override double Minimum => Body.Minimum;

        public override double Maximum => Tail.Maximum;

        private protected override IMoments Moments => _moments.Value;

        internal override IEnumerable<double> Landmarks => [.. Body.Landmarks.Where(x => x < Tail.Minimum), Tail.Minimum, .. Tail.Landmarks];

        internal override double Atom(double x) => (x <= Tail.Minimum ? (1 - TailProbability) * (Body.Atom(x) / _below) : 0) + (TailProbability * Tail.Atom(x));

        internal override IEnumerable<double> Atoms(double low, double high) =>
            Body.Atoms(low, Math.Min(high, Tail.Minimum)).Concat(Tail.Atoms(Math.Max(low, Tail.Minimum), high)).Distinct();

        public override double Density(double x) =>
            x < Tail.Minimum ? (1 - TailProbability) * (Body.Density(x) / _below) : TailProbability * Tail.Density(x);

        public override double Cdf(double x) => x < Tail.Minimum
            ? (1 - TailProbability) * (Body.Cdf(x) / _below)
            : (1 - TailProbability) + (TailProbability * Tail.Cdf(x));

        public override double SurvivalFunction(double x) => x < Tail.Minimum
            ? TailProbability + ((1 - TailProbability) * (InBodyAbove(x) / _below))
            : TailProbability * Tail.SurvivalFunction(x);

        /// <summary>The body's probability from x to the tail, from the smaller of its tails.</summary>
        private double InBodyAbove(double x) => Body.Cdf(x) is < 0.5 and double cdf ? _below - cdf : Body.SurvivalFunction(x) - _above;

        private protected override double InverseCdf(double p) => p <= 1 - TailProbability
            ? Math.Min(Body.Quantile(Math.Min(p / (1 - TailProbability) * _below, 1)), Tail.Minimum)
            : Tail.UpperQuantile(Math.Min((1 - p) / TailProbability, 1));

        private protected override double InverseSurvival(double q) => q <= TailProbability
            ? Tail.UpperQuantile(q / TailProbability)
            : InverseCdf(1 - q);
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>A body with a tail of another law: most projects overrun somewhat, some by a multiple.</summary>
        /// <param name="body">The law below the point where the tail begins, such as a lognormal.</param>
        /// <param name="tail">The law from its own minimum on, such as a Pareto.</param>
        /// <param name="tailProbability">The probability of the tail, between 0 and 1.</param>
        /// <remarks>
        /// With t the tail's minimum, F(x) = (1 − p)·F_body(x) ⁄ F_body(t) below t and 1 − p·S_tail(x) from there on; the density may jump at t.
        /// Moments are the tail's where those are infinite. Source: Klugman, Panjer and Willmot, Loss Models (2012), 5.2.6.
        /// </remarks>
        /// <exception cref="ParameterException">The probability is not in (0, 1) (DIST009), or the laws do not meet (DIST014).</exception>
        public static Distribution Spliced(Distribution body, Distribution tail, double tailProbability) 
        {
            ArgumentNullException.ThrowIfNull(body);
            ArgumentNullException.ThrowIfNull(tail);
            return new SplicedLaw(body, tail, tailProbability);
        }
    }
}
