using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Distributions
{
    internal sealed class FrechetLaw(double shape, double scale, double minimum) : Distribution
    {
        public double Shape { get; } = Require.Shape(shape);

        public double Scale { get; } = Require.Scale(scale);

        public override string Family => "frechet";

        public override IReadOnlyList<(string Name, double Value)> Parameters => [("shape", Shape), ("scale", Scale), ("minimum", Minimum)];

        public override double Minimum { get; } = Require.Location(minimum);

        public override double Maximum => double.PositiveInfinity;

        // (X − minimum)/scale = E^(−1/shape) with E a unit exponential.
        public override double Mean => Shape > 1 ? Minimum + (Scale * Elementary.Exp(ExponentialPowers.LogMean(-1 / Shape))) : double.PositiveInfinity;

        // With ξ = 1/shape, VarianceOverSquare is the variance of E^(−ξ) over ξ².
        public override double Variance => Shape > 2 ? Scale / Shape * (Scale / Shape) * ExponentialPowers.VarianceOverSquare(-1 / Shape) : double.PositiveInfinity;

        public override double Skewness => Shape > 3 ? ExponentialPowers.Skewness(-1 / Shape) : double.NaN;

        public override double ExcessKurtosis => Shape > 4 ? ExponentialPowers.ExcessKurtosis(-1 / Shape) : double.NaN;

        public override IReadOnlyList<Problem> Warnings => Shape > 1 ? [] :
            [new("DIST008", "", $"mean is infinite: mean, NPV and CVaR results will not converge (shape={Require.Text(Shape)}); cap the law or raise shape above 1", Severity.Warning)];

        public override double Density(double x)
        {
            if (!(x > Minimum && x < Maximum))
            {
                return double.IsNaN(x) ? x : 0;
            }

            double log = LogHazard(x);
            return Elementary.Exp(log) is < 1e6 and double hazard ? Elementary.Exp(log - hazard) / (x - Minimum) * Shape : 0;
        }

        public override double Cdf(double x) => double.IsNaN(x) ? x : x <= Minimum ? 0 : Elementary.Exp(-Elementary.Exp(LogHazard(x)));

        public override double SurvivalFunction(double x) => double.IsNaN(x) ? x : x <= Minimum ? 1 : -Elementary.Expm1(-Elementary.Exp(LogHazard(x)));

        private protected override double InverseCdf(double p) => Minimum + Excess(-Elementary.Log(p));

        private protected override double InverseSurvival(double q) => Minimum + Excess(-Elementary.Log1p(-q));

        // scale·h^(−1/shape), where the power itself may be beyond the doubles.
        private double Excess(double hazard) => Elementary.Pow(hazard, -1 / Shape) is var power && double.IsFinite(power) ? Scale * power
            : PowerTail.Place(Scale, -Elementary.Log(hazard) / Shape);

        // ln(−ln F) = −shape·ln((x − minimum)/scale)
        private double LogHazard(double x)
        {
            double excess = x - Minimum;
            return double.IsInfinity(excess) ? double.NegativeInfinity
                : -Shape * (LogRatio.Of(excess, Scale) + (DoubleDouble.SumError(x, -Minimum, excess) / excess));
        }
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>The largest of many with heavy tails: P(X ≤ x) = exp(−((x − minimum)/scale)^(−shape)), the extreme-value law of type II.</summary>
        /// <param name="shape">The tail index α, above 0: moments of order α and higher do not exist.</param>
        /// <param name="scale">The scale, above 0.</param>
        /// <param name="minimum">The least value.</param>
        /// <remarks>
        /// Support (minimum, ∞). At shape ≤ 1 the mean is infinite (a warning). For light tails prefer <see cref="Gumbel"/>; with the shape fitted freely
        /// <see cref="GeneralizedExtremeValue"/>. Source: Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 2 (1995), ch. 22.
        /// </remarks>
        /// <exception cref="ParameterException">A value is not finite (DIST001) or not above 0 (DIST003).</exception>
        public static Distribution Frechet(double shape, double scale, double minimum) => new FrechetLaw(shape, scale, minimum);

        /// <summary>The Fréchet law from 0.</summary>
        /// <param name="shape">The tail index α, above 0.</param>
        /// <param name="scale">The scale, above 0.</param>
        /// <exception cref="ParameterException">A value is not finite (DIST001) or not above 0 (DIST003).</exception>
        public static Distribution Frechet(double shape, double scale) => new FrechetLaw(shape, scale, 0);
    }
}
