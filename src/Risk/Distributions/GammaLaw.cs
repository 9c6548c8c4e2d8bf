using System.Globalization;
using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Distributions
{
    internal sealed class GammaLaw(double shape, double scale) : Distribution
    {
        public double Shape { get; } = Require.Shape(shape);

        public double Scale { get; } = Require.Scale(scale);

        public override string Family => "gamma";

        public override IReadOnlyList<(string Name, double Value)> Parameters => [("shape", Shape), ("scale", Scale)];

        public override double Minimum => 0;

        public override double Maximum => double.PositiveInfinity;

        public override double Mean => Shape * Scale;

        public override double Variance => Shape * Scale * Scale;

        public override double Skewness => 2 / Math.Sqrt(Shape);

        public override double ExcessKurtosis => 6 / Shape;

        public override IReadOnlyList<Problem> Warnings => Cdf(double.Epsilon) is > 0.001 and double lost
            ? [new("DIST007", "", string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(100 * lost)}% of samples underflow to 0 (shape={Shape:R})"), Severity.Warning)]
            : [];

        public override double Density(double x)
        {
            if (x <= 0 || double.IsPositiveInfinity(x))
            {
                return x < 0 || Shape > 1 || x > 0 ? 0 : Shape == 1 ? 1 / Scale : double.PositiveInfinity;
            }

            double t = x / Scale;
            if (t == 0)
            {
                return Density(0);
            }

            // Shape/t would overflow at the least t. Near 0 the power t^k leaves the doubles long before t^(k − 1) does: then, for k above 1, by logarithms.
            double power = IncompleteGamma.PowerTerm(Shape, t, t < 1e-290 ? 0 : Low(x, t));
            return power < 1e-307 && t < 1 && Shape > 1
                ? Elementary.Exp(((Shape - 1) * Elementary.Log(t)) - t - GammaFunctions.LogGamma(Shape)) / Scale
                : t < 1e-290 ? power / t * Shape / Scale : power * (Shape / t) / Scale;
        }

        public override double Cdf(double x) => x <= 0 ? 0 : IncompleteGamma.Tails(Shape, x / Scale, Low(x, x / Scale)).Lower;

        public override double SurvivalFunction(double x) => x <= 0 ? 1 : IncompleteGamma.Tails(Shape, x / Scale, Low(x, x / Scale)).Upper;

        private protected override double InverseCdf(double p) => Scale * IncompleteGamma.Inverse(Shape, p, 1 - p);

        private protected override double InverseSurvival(double q) => Scale * IncompleteGamma.Inverse(Shape, 1 - q, q);

        // The rounding of x/scale: a large shape would magnify it.
        private double Low(double x, double t) => double.IsFinite(t) ? Math.FusedMultiplyAdd(-t, Scale, x) / Scale : 0;
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>The law of a sum of exponential waits: f(x) = x^(shape − 1) exp(−x/scale) / (Γ(shape) scale^shape).</summary>
        /// <param name="shape">The shape k, above 0: 1 is <see cref="Exponential"/>, larger is more symmetrical.</param>
        /// <param name="scale">The scale θ in the unit of X, above 0: the mean is shape × scale.</param>
        /// <remarks>
        /// Support [0, ∞). A common law of delays; its tail is lighter than that of <see cref="LogNormal"/>. Where both ends are known prefer
        /// <see cref="Pert"/>. Source: Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 1 (1994), ch. 17.
        /// </remarks>
        /// <exception cref="ParameterException">A value is not finite (DIST001) or not above 0 (DIST003).</exception>
        public static Distribution Gamma(double shape, double scale) => new GammaLaw(shape, scale);
    }
}
