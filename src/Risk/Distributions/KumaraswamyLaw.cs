using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Distributions
{
    internal sealed class KumaraswamyLaw(double a, double b) : Distribution
    {
        public double A { get; } = Require.Shape(a);

        public double B { get; } = Require.Shape(b);

        public override string Family => "kumaraswamy";

        public override IReadOnlyList<(string Name, double Value)> Parameters => [("a", A), ("b", B)];

        public override double Minimum => 0;

        public override double Maximum => 1;

        public override double Mean => B * Elementary.Exp(BetaFunctions.LogBeta(1 + (1 / A), B));

        public override double Variance => QuantileIntegral.Central(this, 2);

        public override double Skewness => QuantileIntegral.Central(this, 3) / (Variance * StandardDeviation);

        public override double ExcessKurtosis => (QuantileIntegral.Central(this, 4) / (Variance * Variance)) - 3;

        public override double Density(double x)
        {
            if (!(x > 0 && x < 1))
            {
                double shape = x == 0 ? A : x == 1 ? B : 2;
                return double.IsNaN(x) ? x : shape > 1 ? 0 : shape < 1 ? double.PositiveInfinity : A * B;
            }

            return Elementary.Exp((A * Elementary.Log(x)) + ((B - 1) * LogRest(x))) / x * (A * B);
        }

        public override double Cdf(double x) => double.IsNaN(x) ? x : x <= 0 ? 0 : x >= 1 ? 1 : -Elementary.Expm1(B * LogRest(x));

        public override double SurvivalFunction(double x) => double.IsNaN(x) ? x : x <= 0 ? 1 : x >= 1 ? 0 : Elementary.Exp(B * LogRest(x));

        private protected override double InverseCdf(double p) => Place(Elementary.Log1p(-p) / B);

        private protected override double InverseSurvival(double q) => Place(Elementary.Log(q) / B);

        // ln(1 − x^a)
        private double LogRest(double x)
        {
            double power = A * Elementary.Log(x);
            return Elementary.LogOneLessExp(power);
        }

        // x^a = 1 − e^rest
        private double Place(double rest) =>
            Elementary.Exp(Elementary.LogOneLessExp(rest) / A);
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>A share between 0 and 1 whose cdf is simple: P(X ≤ x) = 1 − (1 − x^a)^b.</summary>
        /// <param name="a">The first shape, above 0.</param>
        /// <param name="b">The second shape, above 0.</param>
        /// <remarks>
        /// f(x) = abx^(a − 1)(1 − x^a)^(b − 1); support [0, 1]. Much like <see cref="Beta(double, double)"/>, which is the usual choice; this one has a quantile in closed
        /// form. Source: Kumaraswamy, A generalized probability density function for double-bounded random processes, J. Hydrology 46 (1980).
        /// </remarks>
        /// <exception cref="ParameterException">A shape is not finite (DIST001) or not above 0 (DIST003).</exception>
        public static Distribution Kumaraswamy(double a, double b) => new KumaraswamyLaw(a, b);
    }
}
