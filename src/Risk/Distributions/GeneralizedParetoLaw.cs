using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Distributions
{
    internal sealed class GeneralizedParetoLaw(double threshold, double scale, double shape) : Distribution
    {
        public double Scale { get; } = Require.Scale(scale);

        public double Shape { get; } = Require.TailIndex(shape);

        public override string Family => "generalised pareto";

        public override IReadOnlyList<(string Name, double Value)> Parameters => [("threshold", Minimum), ("scale", Scale), ("shape", Shape)];

        public override double Minimum { get; } = Require.Location(threshold);

        public override double Maximum => Shape < 0 ? Minimum - (Scale / Shape) : double.PositiveInfinity;

        public override double Mean => Shape < 1 ? Minimum + (Scale / (1 - Shape)) : double.PositiveInfinity;

        public override double Variance => Shape < 0.5 ? Scale / (1 - Shape) * (Scale / (1 - Shape)) / (1 - 2 * Shape) : double.PositiveInfinity;

        public override double Skewness => Shape < 1.0 / 3 ? 2 * (1 + Shape) * Math.Sqrt(1 - 2 * Shape) / (1 - 3 * Shape) : double.NaN;

        // 3(1 − 2ξ)(2ξ² + ξ + 3)/((1 − 3ξ)(1 − 4ξ)) − 3 over one denominator.
        public override double ExcessKurtosis => Shape < 0.25
            ? 6 * (1 + (Shape * (1 - (Shape * (6 + (2 * Shape)))))) / ((1 - (3 * Shape)) * (1 - (4 * Shape)))
            : double.NaN;

        public override IReadOnlyList<Problem> Warnings => Shape < 1 ? [] :
            [new("DIST008", "", $"mean is infinite: mean, NPV and CVaR results will not converge (shape={Require.Text(Shape)}); cap the law or lower shape below 1", Severity.Warning)];

        public override double Density(double x) => double.IsNaN(x) ? x : x < Minimum || !(x < Maximum) ? 0 : Elementary.Exp((1 + Shape) * LogSurvival(x)) / Scale;

        public override double Cdf(double x) => double.IsNaN(x) ? x : x <= Minimum ? 0 : x >= Maximum ? 1 : -Elementary.Expm1(LogSurvival(x));

        public override double SurvivalFunction(double x) => double.IsNaN(x) ? x : x <= Minimum ? 1 : x >= Maximum ? 0 : Elementary.Exp(LogSurvival(x));

        private protected override double InverseCdf(double p) => Place(Elementary.Log1p(-p));

        private protected override double InverseSurvival(double q) => Place(Elementary.Log(q));

        // ln P(X > x) = −ln(1 + ξz)/ξ
        private double LogSurvival(double x) => PowerTail.Log(x, Minimum, Scale, Shape);

        private double Place(double logSurvival) =>
            Math.Min(Minimum + PowerTail.Excess(-logSurvival, Scale, Shape), Maximum);
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>The excess over a high threshold: P(X &gt; x) = (1 + ξ(x − threshold)/scale)^(−1/ξ).</summary>
        /// <param name="threshold">The least value.</param>
        /// <param name="scale">The scale, above 0.</param>
        /// <param name="shape">The shape ξ: 0 is exponential, above 0 a power tail of index 1/ξ, below 0 an upper end at threshold − scale/ξ.</param>
        /// <remarks>
        /// f(x) = (1 + ξz)^(−1/ξ − 1)/scale with z = (x − threshold)/scale; moments of order 1/ξ and higher do not exist. The tail to splice onto a body:
        /// <see cref="Spliced"/>. Source: Coles, An Introduction to Statistical Modeling of Extreme Values (2001), eq. 4.2.
        /// </remarks>
        /// <exception cref="ParameterException">A value is not finite (DIST001) or the scale is not above 0 (DIST003).</exception>
        public static Distribution GeneralizedPareto(double threshold, double scale, double shape) => new GeneralizedParetoLaw(threshold, scale, shape);
    }
}
