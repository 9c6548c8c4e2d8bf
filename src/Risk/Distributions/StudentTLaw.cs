using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Distributions
{
    internal sealed class StudentTLaw(double degreesOfFreedom, double location, double scale) : Distribution
    {
        public double DegreesOfFreedom { get; } = Require.Shape(degreesOfFreedom);

        public double Location { get; } = Require.Location(location);

        public double Scale { get; } = Require.Scale(scale);

        public override string Family => "student t";

        public override IReadOnlyList<(string Name, double Value)> Parameters =>
            [("degreesOfFreedom", DegreesOfFreedom), ("location", Location), ("scale", Scale)];

        public override double Minimum => double.NegativeInfinity;

        public override double Maximum => double.PositiveInfinity;

        public override double Mean => DegreesOfFreedom > 1 ? Location : double.NaN;

        public override double Variance => DegreesOfFreedom > 2 ? Scale * Scale * (DegreesOfFreedom / (DegreesOfFreedom - 2))
            : DegreesOfFreedom > 1 ? double.PositiveInfinity : double.NaN;

        public override double Skewness => DegreesOfFreedom > 3 ? 0 : double.NaN;

        public override double ExcessKurtosis => DegreesOfFreedom > 4 ? 6 / (DegreesOfFreedom - 4)
            : DegreesOfFreedom > 2 ? double.PositiveInfinity : double.NaN;

        public override IReadOnlyList<Problem> Warnings => DegreesOfFreedom > 1 ? [] :
            [new("DIST008", "", $"mean does not exist: mean, NPV and CVaR results will not converge (degreesOfFreedom={Require.Text(DegreesOfFreedom)}); cap the law or raise degreesOfFreedom above 1", Severity.Warning)];

        // x^(ν/2) y^(1/2) ⁄ B(ν/2, ½) ⁄ |t| with x = ν/(ν + t²): the power term of the beta law; flat to 1e-18 about 0.
        public override double Density(double x)
        {
            if (double.IsInfinity(x))
            {
                return 0;
            }

            double t = Math.Max(Math.Abs((x - Location) / Scale), 1e-9);
            return double.IsNaN(x) ? x : t < PowerFrom ? Bell(t) / Scale : Bell(PowerFrom) * Elementary.Pow(PowerFrom / t, DegreesOfFreedom + 1) / Scale;
        }

        // From here on the tail is a power to within 1e-20, and t² need not be formed.
        private double PowerFrom => 1e10 * Math.Sqrt(DegreesOfFreedom);

        private double TailFromPower => Bell(PowerFrom) * PowerFrom / DegreesOfFreedom;

        private double Bell(double t) => BetaFunctions.PowerTerm(At(t), DegreesOfFreedom / 2, 0.5) / t;

        public override double Cdf(double x) => Tail((Location - x) / Scale);

        public override double SurvivalFunction(double x) => Tail((x - Location) / Scale);

        private protected override double InverseCdf(double p) => p <= 0.5 ? Location - (Scale * Score(p)) : Location + (Scale * Score(1 - p));

        private protected override double InverseSurvival(double q) => q <= 0.5 ? Location + (Scale * Score(q)) : Location - (Scale * Score(1 - q));

        // P(T > t) = ½·I_x(ν/2, ½).
        private double Tail(double t)
        {
            if (double.IsNaN(t))
            {
                return t;
            }

            if (Math.Abs(t) > PowerFrom)
            {
                double far = TailFromPower * Elementary.Pow(PowerFrom / Math.Abs(t), DegreesOfFreedom);
                return t > 0 ? far : 1 - far;
            }

            BetaTails tails = BetaFunctions.Tails(At(t), DegreesOfFreedom / 2, 0.5);
            return t > 0 ? tails.Lower / 2 : 0.5 + (tails.Upper / 2);
        }

        // The t ≥ 0 with P(T > t) = q, q ≤ ½; 1 − 2q is exact where it matters.
        private double Score(double q)
        {
            double far = TailFromPower;
            if (q < far)
            {
                return PowerFrom * Elementary.Exp((Elementary.Log(far) - Elementary.Log(q)) / DegreesOfFreedom);
            }

            (double x, double y) = BetaFunctions.Inverse(2 * q, 1 - (2 * q), DegreesOfFreedom / 2, 0.5);
            return Math.Sqrt(DegreesOfFreedom) * Math.Sqrt(y / x);
        }

        // ν/(ν + t²) and t²/(ν + t²), each as high + low: many degrees of freedom magnify the rounding.
        private UnitPoint At(double t)
        {
            double square = t * t, low = Math.FusedMultiplyAdd(t, t, -square);
            double sum = DegreesOfFreedom + square, sumLow = DoubleDouble.SumError(DegreesOfFreedom, square, sum) + low;
            double x = DegreesOfFreedom / sum, y = square / sum;
            return new(
                x, (Math.FusedMultiplyAdd(-x, sum, DegreesOfFreedom) - (x * sumLow)) / sum,
                y, (Math.FusedMultiplyAdd(-y, sum, square) + low - (y * sumLow)) / sum);
        }
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>A bell with heavy tails: the mean of a small normal sample over its standard error.</summary>
        /// <param name="degreesOfFreedom">The degrees of freedom ν, above 0, whole or not: moments of order ν and higher do not exist.</param>
        /// <param name="location">The mode and median.</param>
        /// <param name="scale">The scale, above 0: not the standard deviation, which is scale·√(ν/(ν − 2)).</param>
        /// <remarks>
        /// f(t) ∝ (1 + t²/ν)^(−(ν + 1)/2) with t = (x − location)/scale; support (−∞, ∞). Errors with outliers; as ν grows it becomes
        /// <see cref="Normal"/>. At ν ≤ 1 no mean exists (a warning). Source: Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 2 (1995), ch. 28.
        /// </remarks>
        /// <exception cref="ParameterException">A value is not finite (DIST001), or the degrees of freedom or the scale are not above 0 (DIST003).</exception>
        public static Distribution StudentT(double degreesOfFreedom, double location, double scale) => new StudentTLaw(degreesOfFreedom, location, scale);

        /// <summary>Student's t about 0 with scale 1.</summary>
        /// <param name="degreesOfFreedom">The degrees of freedom ν, above 0, whole or not.</param>
        /// <exception cref="ParameterException">The value is not finite (DIST001) or not above 0 (DIST003).</exception>
        public static Distribution StudentT(double degreesOfFreedom) => new StudentTLaw(degreesOfFreedom, 0, 1);
    }
}
