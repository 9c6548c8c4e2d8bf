using Risk.Distributions;

namespace Risk.Distributions
{
    internal sealed class ScaledLaw : ComposedLaw
    {
        private readonly RoundedImage _image;

        public ScaledLaw(Distribution law, double factor)
            : base([law])
        {
            Require.Holds(Require.Finite(factor) != 0, "DIST003", nameof(factor), factor, "factor is 0: use Constant(0)");
            (Law, Factor, _image) = (law, factor, new(law, x => x * Math.Abs(factor)));
        }

        public Distribution Law { get; }

        public double Factor { get; }

        private bool Turned => Factor < 0;

        public override string Family => "scaled";

        public override IReadOnlyList<(string Name, double Value)> Parameters => [("factor", Factor)];

        public override double Minimum => Factor * (Turned ? Law.Maximum : Law.Minimum);

        public override double Maximum => Factor * (Turned ? Law.Minimum : Law.Maximum);

        public override bool IsDiscrete => Law.IsDiscrete;

        public override double Mean => Factor * Law.Mean;

        public override double Variance => Factor * Factor * Law.Variance;

        public override double Skewness => Turned ? -Law.Skewness : Law.Skewness;

        private protected override IMoments Moments => Law;

        internal override IEnumerable<double> Landmarks => Law.Landmarks.Select(x => x * Factor);

        internal override double Atom(double x) => _image.Atom(Turned ? -x : x);

        internal override IEnumerable<double> Atoms(double low, double high) => Turned ? _image.Atoms(-high, -low).Reverse().Select(x => -x) : _image.Atoms(low, high);

        public override double Density(double x) => double.IsNaN(x) ? x : x < Minimum || x > Maximum ? 0 : IsDiscrete ? Atom(x) : Law.Density(x / Factor) / Math.Abs(Factor);

        // P(cX ≤ x) for c < 0 is P(X ≥ x/c).
        public override double Cdf(double x) => double.IsNaN(x) ? x : x < Minimum ? 0 : x >= Maximum ? 1
            : Turned ? Math.Min(Law.SurvivalFunction(Origin(x)) + Atom(x), 1) : Law.Cdf(Origin(x));

        public override double SurvivalFunction(double x) => double.IsNaN(x) ? x : x < Minimum ? 1 : x >= Maximum ? 0
            : Turned ? Math.Max(Law.Cdf(Origin(x)) - Atom(x), 0) : Law.SurvivalFunction(Origin(x));

        // Where the survival function meets p at a step, the value above has P(X ≥ value) = p too.
        private protected override double InverseCdf(double p) => !Turned ? Factor * Law.Quantile(p)
            : Factor * (HasAtoms && Law.SurvivalFunction(Law.UpperQuantile(p)) >= p ? Law.UpperQuantile(Math.BitDecrement(p)) : Law.UpperQuantile(p));

        private protected override double InverseSurvival(double q) => !Turned ? Factor * Law.UpperQuantile(q)
            : Factor * (HasAtoms && Law.Cdf(Law.Quantile(q)) <= q ? Law.Quantile(Math.BitIncrement(q)) : Law.Quantile(q));

        // |c|·X rises.
        private double Origin(double x) => _image.Origin(Turned ? -x : x, x / Factor);
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>factor · X.</summary>
        /// <param name="law">Any law.</param>
        /// <param name="factor">Finite and not 0; a negative factor turns the law round.</param>
        /// <remarks>
        /// F(x) = F₀(x/factor) for a positive factor. Pounds to millions, months to years, an uplift. For a factor that is itself uncertain, multiply: <c>factor * law</c> in the algebra.
        /// </remarks>
        /// <exception cref="ParameterException">The factor is not finite (DIST001) or 0 (DIST003).</exception>
        public static Distribution Scaled(Distribution law, double factor)
        {
            ArgumentNullException.ThrowIfNull(law);
            return new ScaledLaw(law, factor);
        }
    }
}
