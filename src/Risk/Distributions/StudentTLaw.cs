using Risk.Distributions;

namespace Risk.Distributions
{
    internal sealed class StudentTLaw(double degreesOfFreedom, double location, double scale) : Distribution
    {
        public double DegreesOfFreedom { get; } = Require.Shape(degreesOfFreedom);

        public double Location { get; } = Require.Location(location);

        public double Scale { get; } = Require.Scale(scale);

        private readonly StandardT _standard = new(degreesOfFreedom);

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

        public override double Density(double x)
        {
            if (double.IsInfinity(x))
            {
                return 0;
            }

            double t = Math.Max(Math.Abs((x - Location) / Scale), 1e-9);
            return double.IsNaN(x) ? x : _standard.Density(t) / Scale;
        }

        public override double Cdf(double x) => _standard.Tail((Location - x) / Scale);

        public override double SurvivalFunction(double x) => _standard.Tail((x - Location) / Scale);

        private protected override double InverseCdf(double p) => p <= 0.5 ? Location - (Scale * _standard.Score(p)) : Location + (Scale * _standard.Score(1 - p));

        private protected override double InverseSurvival(double q) => q <= 0.5 ? Location + (Scale * _standard.Score(q)) : Location - (Scale * _standard.Score(1 - q));
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
