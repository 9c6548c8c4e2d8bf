using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Distributions
{
    internal sealed class LogLogisticLaw(double scale, double shape) : Distribution
    {
        private readonly double _angle = Math.PI / shape;

        public double Scale { get; } = Require.Scale(scale);

        public double Shape { get; } = Require.Shape(shape);

        public override string Family => "log-logistic";

        public override IReadOnlyList<(string Name, double Value)> Parameters => [("scale", Scale), ("shape", Shape)];

        public override double Minimum => 0;

        public override double Maximum => double.PositiveInfinity;

        public override double Mean => Shape > 1 ? Scale * Raw(1) : double.PositiveInfinity;

        public override double Variance => Shape > 2 ? Scale * Scale * Central(2) : double.PositiveInfinity;

        public override double Skewness => Shape > 3 ? Central(3) / (Central(2) * Math.Sqrt(Central(2))) : double.NaN;

        public override double ExcessKurtosis => Shape > 4 ? (Central(4) / (Central(2) * Central(2))) - 3 : double.NaN;

        public override IReadOnlyList<Problem> Warnings => Shape > 1 ? [] :
            [new("DIST008", "", $"mean is infinite: mean, NPV and CVaR results will not converge (shape={Require.Text(Shape)}); cap the law or raise shape above 1", Severity.Warning)];

        public override double Density(double x)
        {
            if (!(x > 0 && x < double.PositiveInfinity))
            {
                return double.IsNaN(x) ? x : x != 0 || Shape > 1 ? 0 : Shape == 1 ? 1 / Scale : double.PositiveInfinity;
            }

            return StandardLogistic.Density(LogOdds(x)) / x * Shape;
        }

        public override double Cdf(double x) => double.IsNaN(x) ? x : x <= 0 ? 0 : StandardLogistic.Tail(-LogOdds(x));

        public override double SurvivalFunction(double x) => double.IsNaN(x) ? x : x <= 0 ? 1 : StandardLogistic.Tail(LogOdds(x));

        private protected override double InverseCdf(double p) => PowerTail.Place(Scale, StandardLogistic.LogOdds(p) / Shape);

        private protected override double InverseSurvival(double q) => PowerTail.Place(Scale, -StandardLogistic.LogOdds(q) / Shape);

        private double LogOdds(double x) => Shape * LogRatio.Of(x, Scale);

        // E[(X/scale)^r] = rb ⁄ sin(rb), b = π ⁄ shape.
        private double Raw(int r) => r * _angle / Elementary.Sin(r * _angle);

        // By the raw moments where they do not cancel; narrow laws by the integral of the quantile.
        private double Central(int power)
        {
            if (Shape > 8)
            {
                return QuantileIntegral.Central(new LogLogisticLaw(1, Shape), power);
            }

            double m = Raw(1), m2 = Raw(2);
            return power switch
            {
                2 => m2 - (m * m),
                3 => Raw(3) - (3 * m * m2) + (2 * m * m * m),
                _ => Raw(4) - (4 * m * Raw(3)) + (6 * m * m * m2) - (3 * m * m * m * m),
            };
        }
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>A duration whose logarithm is logistic: P(X &gt; x) = 1/(1 + (x/scale)^shape).</summary>
        /// <param name="scale">The median, above 0.</param>
        /// <param name="shape">The shape β, above 0: moments of order β and higher do not exist.</param>
        /// <remarks>
        /// f(x) = (β/x)·t/(1 + t)² with t = (x/scale)^β; support [0, ∞). A hazard that first rises and then falls; its tail is a power, heavier than that of
        /// <see cref="LogNormal"/>. At shape ≤ 1 the mean is infinite (a warning). Source: Johnson, Kotz and Balakrishnan, Continuous Univariate
        /// Distributions 2 (1995), ch. 23.
        /// </remarks>
        /// <exception cref="ParameterException">A value is not finite (DIST001) or not above 0 (DIST003).</exception>
        public static Distribution LogLogistic(double scale, double shape) => new LogLogisticLaw(scale, shape);
    }
}
