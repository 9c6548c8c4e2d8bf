using Risk.Distributions;

namespace Risk.Distributions
{
    internal sealed class ConstantLaw(double value) : Distribution
    {
        public double Value { get; } = Require.Finite(value);

        public override string Family => "constant";

        public override IReadOnlyList<(string Name, double Value)> Parameters => [("value", Value)];

        public override double Minimum => Value;

        public override double Maximum => Value;

        public override bool IsDiscrete => true;

        public override double Mean => Value;

        public override double Variance => 0;

        public override double Skewness => double.NaN;

        public override double ExcessKurtosis => double.NaN;

        public override double Density(double x) => double.IsNaN(x) ? x : x == Value ? 1 : 0;

        public override double Cdf(double x) => double.IsNaN(x) ? x : x >= Value ? 1 : 0;

        public override double SurvivalFunction(double x) => double.IsNaN(x) ? x : x < Value ? 1 : 0;

        private protected override double InverseCdf(double p) => Value;

        private protected override double InverseSurvival(double q) => Value;
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>A certain value: P(X = value) = 1.</summary>
        /// <param name="value">Any finite number.</param>
        /// <remarks>Its skewness and kurtosis are undefined (0 ÷ 0) and read NaN.</remarks>
        /// <exception cref="ParameterException">The value is not finite (DIST001).</exception>
        public static Distribution Constant(double value) => new ConstantLaw(value);
    }
}
