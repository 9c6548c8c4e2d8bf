using Risk.Distributions;

namespace Risk.Distributions
{
    internal sealed class UniformLaw : Distribution
    {
        private readonly double _width;

        public UniformLaw(double minimum, double maximum)
        {
            Require.Interval(minimum, maximum);
            (Minimum, Maximum, _width) = (minimum, maximum, maximum - minimum);
        }

        public override string Family => "uniform";

        public override IReadOnlyList<(string Name, double Value)> Parameters => [("minimum", Minimum), ("maximum", Maximum)];

        public override double Minimum { get; }

        public override double Maximum { get; }

        public override double Mean => Minimum + _width / 2;

        public override double Variance => _width * _width / 12;

        public override double Skewness => 0;

        public override double ExcessKurtosis => -1.2;

        public override double Density(double x) => double.IsNaN(x) ? x : x < Minimum || x > Maximum ? 0 : 1 / _width;

        public override double Cdf(double x) => x <= Minimum ? 0 : x >= Maximum ? 1 : (x - Minimum) / _width;

        public override double SurvivalFunction(double x) => x <= Minimum ? 1 : x >= Maximum ? 0 : (Maximum - x) / _width;

        private protected override double InverseCdf(double p) => Math.Min(Math.FusedMultiplyAdd(p, _width, Minimum), Maximum);

        private protected override double InverseSurvival(double q) => Math.Max(Math.FusedMultiplyAdd(-q, _width, Maximum), Minimum);
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>Every value between two ends equally likely: f(x) = 1 / (maximum − minimum).</summary>
        /// <param name="minimum">The least value.</param>
        /// <param name="maximum">The greatest value, above the minimum.</param>
        /// <remarks>
        /// Support [minimum, maximum]. It says that nothing is known but the ends; where a most likely value is known prefer
        /// <see cref="Triangular"/> or <see cref="Pert"/>. Source: Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 2 (1995), ch. 26.
        /// </remarks>
        /// <exception cref="ParameterException">An end is not finite (DIST001), the ends are not in order (DIST002) or too far apart (DIST006).</exception>
        public static Distribution Uniform(double minimum, double maximum) => new UniformLaw(minimum, maximum);
    }
}
