using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Distributions
{
    internal sealed class BetaLaw : Distribution
    {
        private readonly double _width, _n;

        public BetaLaw(double alpha, double beta, double minimum = 0, double maximum = 1)
        {
            (Alpha, Beta) = (Require.Shape(alpha), Require.Shape(beta));
            Require.Location(minimum);
            Require.Location(maximum);
            Require.Interval(minimum, maximum);
            (Minimum, Maximum, _width, _n) = (minimum, maximum, maximum - minimum, alpha + beta);
        }

        public double Alpha { get; }

        public new double Beta { get; }

        public override string Family => "beta";

        public override IReadOnlyList<(string Name, double Value)> Parameters =>
            [("alpha", Alpha), ("beta", Beta), ("minimum", Minimum), ("maximum", Maximum)];

        public override double Minimum { get; }

        public override double Maximum { get; }

        public override double Mean => Minimum + _width * (Alpha / _n);

        public override double Variance => _width * _width * (Alpha / _n * (Beta / _n) / (_n + 1));

        public override double Skewness => 2 * (Beta - Alpha) / (_n + 2) * Math.Sqrt((_n + 1) / Alpha / Beta);

        public override double ExcessKurtosis =>
            6 * ((Alpha - Beta) / Alpha * ((Alpha - Beta) / Beta) * ((_n + 1) / (_n + 2)) - 1) / (_n + 3);

        public override double Density(double x)
        {
            if (!(x > Minimum && x < Maximum))
            {
                double shape = x == Minimum ? Alpha : x == Maximum ? Beta : 2;
                return double.IsNaN(x) ? x : shape > 1 ? 0 : shape < 1 ? double.PositiveInfinity : Math.Max(_n - 1, 0) / _width;
            }

            UnitPoint at = At(x);
            if (!(at.X > 0 && at.Y > 0))
            {
                return Density(at.X > 0 ? Maximum : Minimum);
            }

            return BetaFunctions.PowerTerm(at, Alpha, Beta) / at.X / at.Y / _width;
        }

        public override double Cdf(double x) => x <= Minimum ? 0 : x >= Maximum ? 1 : BetaFunctions.Tails(At(x), Alpha, Beta).Lower;

        public override double SurvivalFunction(double x) => x <= Minimum ? 1 : x >= Maximum ? 0 : BetaFunctions.Tails(At(x), Alpha, Beta).Upper;

        private protected override double InverseCdf(double p) => Place(BetaFunctions.Inverse(p, 1 - p, Alpha, Beta));

        private protected override double InverseSurvival(double q) => Place(BetaFunctions.Inverse(1 - q, q, Alpha, Beta));

        private UnitPoint At(double x) => Minimum == 0 && Maximum == 1 ? UnitPoint.Of(x) : UnitPoint.Between(Minimum, x, Maximum);

        private double Place((double X, double Y) at) => at.X <= 0.5
            ? Math.FusedMultiplyAdd(at.X, _width, Minimum)
            : Math.FusedMultiplyAdd(-at.Y, _width, Maximum);
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>A share between 0 and 1: f(x) = x^(alpha − 1) (1 − x)^(beta − 1) / B(alpha, beta).</summary>
        /// <param name="alpha">The first shape, above 0: the weight of 1.</param>
        /// <param name="beta">The second shape, above 0: the weight of 0. The mean is alpha/(alpha + beta).</param>
        /// <remarks>
        /// Support [0, 1]. The law of an uncertain share or probability: alpha − 1 successes and beta − 1 failures seen. From minimum, mode and maximum
        /// use <see cref="Pert"/>. Source: Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 2 (1995), ch. 25.
        /// </remarks>
        /// <exception cref="ParameterException">A shape is not finite (DIST001) or not above 0 (DIST003).</exception>
        public static Distribution Beta(double alpha, double beta) => new BetaLaw(alpha, beta);

        /// <summary>The beta law stretched to [minimum, maximum].</summary>
        /// <param name="alpha">The first shape, above 0: the weight of the maximum.</param>
        /// <param name="beta">The second shape, above 0: the weight of the minimum.</param>
        /// <param name="minimum">The least value.</param>
        /// <param name="maximum">The greatest value, above the minimum.</param>
        /// <exception cref="ParameterException">A value is not finite (DIST001), the ends are not in order (DIST002) or a shape is not above 0 (DIST003).</exception>
        public static Distribution Beta(double alpha, double beta, double minimum, double maximum) => new BetaLaw(alpha, beta, minimum, maximum);
    }
}
