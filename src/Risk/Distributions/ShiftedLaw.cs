using Risk.Distributions;

namespace Risk.Distributions
{
    internal sealed class ShiftedLaw(Distribution law, double offset) : ComposedLaw([law])
    {
        public Distribution Law { get; } = law;

        public double Offset { get; } = Require.Finite(offset);

        private readonly RoundedImage _image = new(law, x => x + offset);

        public override string Family => "shifted";

        public override IReadOnlyList<(string Name, double Value)> Parameters => [("offset", Offset)];

        public override double Minimum => Law.Minimum + Offset;

        public override double Maximum => Law.Maximum + Offset;

        public override bool IsDiscrete => Law.IsDiscrete;

        public override double Mean => Law.Mean + Offset;

        private protected override IMoments Moments => Law;

        internal override IEnumerable<double> Landmarks => Law.Landmarks.Select(x => x + Offset);

        internal override double Atom(double x) => _image.Atom(x);

        internal override IEnumerable<double> Atoms(double low, double high) => _image.Atoms(low, high);

        public override double Density(double x) => double.IsNaN(x) ? x : x < Minimum || x > Maximum ? 0 : IsDiscrete ? Atom(x) : Law.Density(Origin(x));

        public override double Cdf(double x) => double.IsNaN(x) ? x : x < Minimum ? 0 : x >= Maximum ? 1 : Law.Cdf(Origin(x));

        public override double SurvivalFunction(double x) => double.IsNaN(x) ? x : x < Minimum ? 1 : x >= Maximum ? 0 : Law.SurvivalFunction(Origin(x));

        private protected override double InverseCdf(double p) => Law.Quantile(p) + Offset;

        private protected override double InverseSurvival(double q) => Law.UpperQuantile(q) + Offset;

        private double Origin(double x) => _image.Origin(x, x - Offset);
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>X + offset.</summary>
        /// <param name="law">Any law.</param>
        /// <param name="offset">What is added, finite: a gamma delay that begins at 3 months.</param>
        /// <remarks>F(x) = F₀(x − offset). For an offset that is itself uncertain, add: <c>offset + law</c> in the algebra.</remarks>
        /// <exception cref="ParameterException">The offset is not finite (DIST001).</exception>
        public static Distribution Shifted(Distribution law, double offset)
        {
            ArgumentNullException.ThrowIfNull(law);
            return new ShiftedLaw(law, offset);
        }
    }
}
