using Risk.Distributions;

namespace Risk.Distributions
{
    internal sealed class LogisticLaw(double location, double scale) : Distribution
    {
        public double Location { get; } = Require.Location(location);

        public double Scale { get; } = Require.Scale(scale);

        public override string Family => "logistic";

        public override IReadOnlyList<(string Name, double Value)> Parameters => [("location", Location), ("scale", Scale)];

        public override double Minimum => double.NegativeInfinity;

        public override double Maximum => double.PositiveInfinity;

        public override double Mean => Location;

        // (π²/3)·s²
        public override double Variance => 3.2898681336964528 * Scale * Scale;

        public override double Skewness => 0;

        public override double ExcessKurtosis => 1.2;

        public override double Density(double x) => StandardLogistic.Density((x - Location) / Scale) / Scale;

        public override double Cdf(double x) => StandardLogistic.Tail((Location - x) / Scale);

        public override double SurvivalFunction(double x) => StandardLogistic.Tail((x - Location) / Scale);

        private protected override double InverseCdf(double p) => Location + (Scale * StandardLogistic.LogOdds(p));

        private protected override double InverseSurvival(double q) => Location - (Scale * StandardLogistic.LogOdds(q));
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>A bell with heavier tails than the normal's: P(X ≤ x) = 1/(1 + exp(−(x − location)/scale)).</summary>
        /// <param name="location">The mean, mode and median.</param>
        /// <param name="scale">The scale s, above 0: the standard deviation is πs/√3.</param>
        /// <remarks>
        /// f(x) = e^(−z)/(s(1 + e^(−z))²) with z = (x − location)/s; support (−∞, ∞). For still heavier tails prefer <see cref="StudentT(double)"/>.
        /// Source: Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 2 (1995), ch. 23.
        /// </remarks>
        /// <exception cref="ParameterException">A value is not finite (DIST001) or the scale is not above 0 (DIST003).</exception>
        public static Distribution Logistic(double location, double scale) => new LogisticLaw(location, scale);
    }
}
