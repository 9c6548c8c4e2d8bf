using MathNet.Numerics.Distributions;
using Risk.Distributions;

namespace Risk.Distributions
{
    internal sealed class MathNetLaw(IContinuousDistribution law) : Distribution
    {
        // Every double is reached from a bracket of finite doubles in this many halvings.
        private const int Halvings = 2100;

        public IContinuousDistribution Law { get; } = law;

        public override string Family => $"mathnet {Law}";

        public override IReadOnlyList<(string Name, double Value)> Parameters => [];

        public override double Minimum => Law.Minimum;

        public override double Maximum => Law.Maximum;

        public override double Mean => Law.Mean;

        public override double Variance => Law.Variance;

        public override double Skewness => Law.Skewness;

        public override double ExcessKurtosis => double.NaN;

        public override double Density(double x) => x < Minimum || x > Maximum ? 0 : Law.Density(x);

        // Clamped, since MathNet's distribution functions leave [0, 1] outside the support.
        public override double Cdf(double x) => x <= Minimum ? 0 : x >= Maximum ? 1 : Math.Clamp(Law.CumulativeDistribution(x), 0, 1);

        public override double SurvivalFunction(double x) => 1 - Cdf(x);

        public override bool Equals(Distribution? other) => other is MathNetLaw known && ReferenceEquals(Law, known.Law);

        private protected override double InverseCdf(double p)
        {
            double low = double.IsFinite(Minimum) ? Minimum : -1, high = double.IsFinite(Maximum) ? Maximum : 1;
            while (double.IsInfinity(Minimum) && Cdf(low) >= p && low > double.MinValue / 2)
            {
                low *= 2;
            }

            while (double.IsInfinity(Maximum) && Cdf(high) < p && high < double.MaxValue / 2)
            {
                high = (2 * high) + 1;
            }

            for (int i = 0; i < Halvings; i++)
            {
                double middle = low + ((high - low) / 2);
                if (middle <= low || middle >= high)
                {
                    break;
                }

                (low, high) = Cdf(middle) < p ? (middle, high) : (low, middle);
            }

            return high;
        }

        private protected override double InverseSurvival(double q) => InverseCdf(1 - q);
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>A law of MathNet.Numerics as an input.</summary>
        /// <param name="law">A continuous law; it is asked for its density and distribution function, never for samples.</param>
        /// <remarks>
        /// Its quantile is found by halving from MathNet's distribution function, so its bits and its accuracy are MathNet's: poor in the far
        /// tails of some laws, where the library's own law of the same name is to be preferred. The excess kurtosis is not known (NaN).
        /// </remarks>
        public static Distribution FromMathNet(IContinuousDistribution law)
        {
            ArgumentNullException.ThrowIfNull(law);
            return new MathNetLaw(law);
        }
    }
}
