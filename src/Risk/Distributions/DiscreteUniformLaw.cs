using Risk.Distributions;

namespace Risk.Distributions
{
    internal sealed class DiscreteUniformLaw : WholeNumberLaw
    {
        private readonly double _count;

        public DiscreteUniformLaw(double minimum, double maximum)
        {
            (Minimum, Maximum) = (Whole(minimum, nameof(minimum), -Largest), Whole(maximum, nameof(maximum), -Largest));
            Require.Holds(minimum <= maximum, "DIST002", nameof(minimum), minimum, $"minimum must not exceed maximum (minimum={Require.Text(minimum)}, maximum={Require.Text(maximum)})");
            _count = maximum - minimum + 1;
        }

        public override string Family => "discrete uniform";

        public override IReadOnlyList<(string Name, double Value)> Parameters => [("minimum", Minimum), ("maximum", Maximum)];

        public override double Minimum { get; }

        public override double Maximum { get; }

        public override double Mean => Minimum + ((Maximum - Minimum) / 2);

        public override double Variance => (_count - 1) * (_count + 1) / 12;

        public override double Skewness => _count > 1 ? 0 : double.NaN;

        public override double ExcessKurtosis => _count > 1 ? -1.2 * (((_count * _count) + 1) / ((_count - 1) * (_count + 1))) : double.NaN;

        protected override double Mass(double k) => 1 / _count;

        protected override double Lower(double k) => (k - Minimum + 1) / _count;

        protected override double Upper(double k) => (Maximum - k) / _count;
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>Each whole number of a range as likely as the next: P(X = k) = 1/(maximum − minimum + 1).</summary>
        /// <param name="minimum">The least value, whole.</param>
        /// <param name="maximum">The greatest value, whole, at least the minimum.</param>
        /// <remarks>
        /// A die is <c>DiscreteUniform(1, 6)</c>. With unequal weights use <see cref="Discrete"/>; on the line <see cref="Uniform"/>. Source: Johnson, Kemp and Kotz,
        /// Univariate Discrete Distributions (2005), ch. 6.10.
        /// </remarks>
        /// <exception cref="ParameterException">A value is not a whole number (DIST010), or the range is empty (DIST002).</exception>
        public static Distribution DiscreteUniform(double minimum, double maximum) => new DiscreteUniformLaw(minimum, maximum);
    }
}
