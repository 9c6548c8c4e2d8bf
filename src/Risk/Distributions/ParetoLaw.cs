using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Distributions
{
    internal sealed class ParetoLaw(double minimum, double alpha) : Distribution
    {
        public double Alpha { get; } = Require.Shape(alpha);

        public override string Family => "pareto";

        public override IReadOnlyList<(string Name, double Value)> Parameters => [("minimum", Minimum), ("alpha", Alpha)];

        public override double Minimum { get; } = Require.Scale(minimum);

        public override double Maximum => double.PositiveInfinity;

        public override double Mean => Alpha <= 1 ? double.PositiveInfinity : Minimum * (Alpha / (Alpha - 1));

        public override double Variance => Alpha <= 2 ? double.PositiveInfinity
            : Minimum / (Alpha - 1) * (Minimum / (Alpha - 1)) * (Alpha / (Alpha - 2));

        public override double Skewness => Alpha <= 3 ? double.NaN : 2 * ((1 + Alpha) / (Alpha - 3)) * Math.Sqrt((Alpha - 2) / Alpha);

        public override double ExcessKurtosis => Alpha <= 4 ? double.NaN
            : 6 * (((Alpha + 1) * Alpha - 6) * Alpha - 2) / Alpha / (Alpha - 3) / (Alpha - 4);

        public override IReadOnlyList<Problem> Warnings => Alpha > 1 ? [] :
            [new("DIST008", "", $"mean is infinite: mean, NPV and CVaR results will not converge (alpha={Require.Text(Alpha)}); cap the law or raise alpha above 1", Severity.Warning)];

        public override double Density(double x) => x < Minimum || double.IsPositiveInfinity(x) ? 0 : Elementary.Exp(LogSurvival(x)) / x * Alpha;

        public override double Cdf(double x) => x <= Minimum ? 0 : -Elementary.Expm1(LogSurvival(x));

        public override double SurvivalFunction(double x) => x <= Minimum ? 1 : Elementary.Exp(LogSurvival(x));

        private protected override double InverseCdf(double p) => PowerTail.Place(Minimum, -Elementary.Log1p(-p) / Alpha);

        private protected override double InverseSurvival(double q) => PowerTail.Place(Minimum, -Elementary.Log(q) / Alpha);

        private double LogSurvival(double x) =>
            -Alpha * (x < 2 * Minimum ? Elementary.Log1p((x - Minimum) / Minimum) : Elementary.Log(x / Minimum));
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>A power tail: P(X &gt; x) = (minimum/x)^alpha (the first kind of Pareto law).</summary>
        /// <param name="minimum">The least value, above 0.</param>
        /// <param name="alpha">The tail index, above 0: moments of order alpha and higher do not exist.</param>
        /// <remarks>
        /// f(x) = (alpha/x)(minimum/x)^alpha; support [minimum, ∞). The law of black swans. At alpha ≤ 1 the mean is infinite (a warning): use
        /// <c>Capped</c> then. For the excess over a threshold prefer a generalised Pareto.
        /// Source: Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 1 (1994), ch. 20.
        /// </remarks>
        /// <exception cref="ParameterException">A value is not finite (DIST001) or not above 0 (DIST003).</exception>
        public static Distribution Pareto(double minimum, double alpha) => new ParetoLaw(minimum, alpha);
    }
}
