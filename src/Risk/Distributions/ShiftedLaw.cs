using Risk.Distributions;

namespace Risk.Distributions
{
    internal sealed class ShiftedLaw(Distribution law, double offset) : ComposedLaw([law])
    {
        public Distribution Law { get; } = law;

        public double Offset { get; } = Require.Finite(offset);

        private readonly Lazy<double[]> _atoms = new(() => [.. law.Landmarks.Distinct().Where(v => law.Atom(v) > 0).Order()]);

        public override string Family => "shifted";

        public override IReadOnlyList<(string Name, double Value)> Parameters => [("offset", Offset)];

        public override double Minimum => Law.Minimum + Offset;

        public override double Maximum => Law.Maximum + Offset;

        public override bool IsDiscrete => Law.IsDiscrete;

        public override double Mean => Law.Mean + Offset;

        public override double Variance => Law.Variance;

        public override double Skewness => Law.Skewness;

        public override double ExcessKurtosis => Law.ExcessKurtosis;

        internal override IEnumerable<double> Landmarks => Law.Landmarks.Select(x => x + Offset);

        internal override double Atom(double x) => Law.Atom(Origin(x));

        public override double Density(double x) => double.IsNaN(x) ? x : x < Minimum || x > Maximum ? 0 : Law.Density(Origin(x));

        public override double Cdf(double x) => double.IsNaN(x) ? x : x < Minimum ? 0 : x >= Maximum ? 1 : Law.Cdf(Origin(x));

        public override double SurvivalFunction(double x) => double.IsNaN(x) ? x : x < Minimum ? 1 : x >= Maximum ? 0 : Law.SurvivalFunction(Origin(x));

        private protected override double InverseCdf(double p) => Law.Quantile(p) + Offset;

        private protected override double InverseSurvival(double q) => Law.UpperQuantile(q) + Offset;

        // For separate values the sum may have rounded: the value that it came from is asked of the law.
        private double Origin(double x)
        {
            double origin = x - Offset, reach = 2 * (Place(x) + Place(origin));
            if (!Law.HasAtoms || !double.IsFinite(reach))
            {
                return origin;
            }

            double from = origin;
            foreach (double value in Law.IsDiscrete ? Values(origin - reach, origin + reach) : _atoms.Value)
            {
                from = value + Offset == x ? value : from;
            }

            return from;
        }

        private IEnumerable<double> Values(double low, double high)
        {
            for (double value = SeparateValues.After(Law, low); value <= high && value > low; value = SeparateValues.After(Law, value))
            {
                low = value;
                yield return value;
            }
        }

        private static double Place(double x) => Math.BitIncrement(Math.Abs(x)) - Math.Abs(x);
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
