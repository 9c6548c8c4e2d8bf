using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Distributions
{
    internal sealed class InverseGaussianLaw(double mean, double shape) : Distribution
    {
        // Up to z₂ = 38, where the density underflows, a difference of a quarter keeps 14 digits.
        private const double Close = 0.25;

        public double Shape { get; } = Checked(shape, mean);

        public override string Family => "inverse gaussian";

        public override IReadOnlyList<(string Name, double Value)> Parameters => [("mean", Mean), ("shape", Shape)];

        public override double Minimum => 0;

        public override double Maximum => double.PositiveInfinity;

        public override double Mean { get; } = Require.Scale(mean);

        public override double Variance => Mean * Mean * (Mean / Shape);

        public override double Skewness => 3 * Math.Sqrt(Mean / Shape);

        public override double ExcessKurtosis => 15 * (Mean / Shape);

        public override double Density(double x) => double.IsNaN(x) ? x
            : !(x > 0) || Beyond(x) ? 0
            : NormalFunctions.Density(Near(x)) is > 0 and double bell ? bell * (Math.Sqrt(Shape / x) / x) : 0;

        // Φ(z₁) + e^(2λ/μ)·Φ(−z₂); the factor times the density at z₂ is the density at z₁.
        public override double Cdf(double x) => double.IsNaN(x) ? x : x <= 0 ? 0 : Beyond(x) ? 1
            : NormalFunctions.Cdf(Near(x)) + (NormalFunctions.Density(Near(x)) * NormalFunctions.MillsRatio(Far(x)));

        public override double SurvivalFunction(double x)
        {
            if (!(x > 0) || Beyond(x))
            {
                return double.IsNaN(x) ? x : x <= 0 ? 1 : 0;
            }

            double near = Near(x), far = Far(x), apart = 2 * Math.Sqrt(Shape / x), density = NormalFunctions.Density(near);

            // z₂ − z₁ = 2√(λ/x): where it is small, the difference itself would cancel, and so would 1 − F.
            return apart < Close ? density * GaussLegendre.Over(NormalFunctions.MillsFall, near, apart)
                : near < 0 ? 1 - Cdf(x)
                : far - near > 1 + (near / 8) ? density * (NormalFunctions.MillsRatio(near) - NormalFunctions.MillsRatio(far))
                : density * GaussLegendre.Integral(NormalFunctions.MillsFall, near, far);
        }

        private static double Checked(double shape, double mean)
        {
            double ratio = Require.Scale(shape) / Require.Scale(mean);
            Require.Holds(ratio is >= 1e-9 and <= 1e15, "DIST006", nameof(shape), shape,
                $"shape/mean must lie in [1e-9, 1e15]: beyond, the law is numerically a point (mean={Require.Text(mean)}, shape={Require.Text(shape)})");
            return shape;
        }

        private protected override double InverseCdf(double p) => Place(p, 1 - p);

        private protected override double InverseSurvival(double q) => Place(1 - q, q);

        private double Place(double p, double q) => TailInversion.Positive(this, p, q, Mean);

        // z₁² = (λ/μ)·(x/μ − 1)²/(x/μ) is above 1e100 there, and its parts would overflow.
        private bool Beyond(double x) => x / Mean > 1e150;

        private double Near(double x) => Math.Sqrt(Shape / x) * ((x - Mean) / Mean);

        private double Far(double x) => Math.Sqrt(Shape / x) * ((x / Mean) + 1);
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>The time in which steady progress with random setbacks reaches a mark (Wald's law).</summary>
        /// <param name="mean">The mean μ, above 0.</param>
        /// <param name="shape">The shape λ in the unit of X, above 0: the variance is μ³/λ.</param>
        /// <remarks>
        /// f(x) = √(λ/(2πx³))·exp(−λ(x − μ)²/(2μ²x)); support (0, ∞). Between <see cref="Gamma"/> and <see cref="LogNormal"/> in its tail. Its quantile is
        /// solved to the last places. Source: Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 1 (1994), ch. 15.
        /// </remarks>
        /// <exception cref="ParameterException">A value is not finite (DIST001) or not above 0 (DIST003).</exception>
        public static Distribution InverseGaussian(double mean, double shape) => new InverseGaussianLaw(mean, shape);
    }
}
