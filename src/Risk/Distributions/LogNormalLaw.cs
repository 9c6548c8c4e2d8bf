using System.Globalization;
using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Distributions
{
    internal sealed class LogNormalLaw(double logMean, double logStandardDeviation) : Distribution
    {
        public double LogMean { get; } = Require.Location(logMean);

        public double LogStandardDeviation { get; } = Require.Scale(logStandardDeviation);

        public override string Family => "lognormal";

        public override IReadOnlyList<(string Name, double Value)> Parameters =>
            [("logMean", LogMean), ("logStandardDeviation", LogStandardDeviation)];

        public override IReadOnlyList<(string Name, double Value)> StatedParameters =>
            FewestDigits.Of(this, Quantile(0.1), Quantile(0.9), LogNormalFromP10P90, increasing: true) is (double p10, double p90) ? [(nameof(p10), p10), (nameof(p90), p90)]
            : FewestDigits.Of(this, Mean, StandardDeviation, LogNormalFromMoments, increasing: false) is (double mean, double standardDeviation) ? [(nameof(mean), mean), (nameof(standardDeviation), standardDeviation)]
            : Parameters;

        public override double Minimum => 0;

        public override double Maximum => double.PositiveInfinity;

        private double LogVariance => LogStandardDeviation * LogStandardDeviation;

        // w = exp(σ²) − 1; the polynomials below are those of the textbook in exp(σ²), rewritten in w so that a small σ does not cancel.
        private double W => Elementary.Expm1(LogVariance);

        public override double Mean => Elementary.Exp(LogMean + LogVariance / 2);

        public override double Variance => Elementary.Exp(2 * LogMean + LogVariance) * W;

        public override double Skewness => (W + 3) * Math.Sqrt(W);

        public override double ExcessKurtosis => W * (16 + W * (15 + W * (6 + W)));

        public override IReadOnlyList<Problem> Warnings
        {
            get
            {
                double ratio = Elementary.Exp(NormalFunctions.Quantile(0.999) * LogStandardDeviation);
                return LogStandardDeviation <= 5 ? [] :
                [new("DIST007", "", $"99.9th percentile / median = {ratio.ToString("0e0", CultureInfo.InvariantCulture)}; check logStandardDeviation is on the log scale", Severity.Warning)];
            }
        }

        public override double Density(double x) =>
            x <= 0 || double.IsPositiveInfinity(x) ? 0 : NormalFunctions.Density(Score(x)) / LogStandardDeviation / x;

        public override double Cdf(double x) => x <= 0 ? 0 : NormalFunctions.Cdf(Score(x));

        public override double SurvivalFunction(double x) => x <= 0 ? 1 : NormalFunctions.SurvivalFunction(Score(x));

        private protected override double InverseCdf(double p) => Value(NormalFunctions.Quantile(p));

        private protected override double InverseSurvival(double q) => Value(-NormalFunctions.Quantile(q));

        private double Value(double z) => DoubleDouble.ExpOfLine(LogMean, LogStandardDeviation, z);

        private double Score(double x) => DoubleDouble.LogLess(x, LogMean) / LogStandardDeviation;
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>A positive value whose logarithm is normal: ln X ~ Normal(logMean, logStandardDeviation).</summary>
        /// <param name="logMean">μ, the mean of ln X: the median of X is exp(μ).</param>
        /// <param name="logStandardDeviation">σ, the standard deviation of ln X, above 0.</param>
        /// <remarks>
        /// f(x) = exp(−((ln x − μ)/σ)²/2) / (xσ√(2π)); support (0, ∞). The law of products of many small effects, hence of cost overruns. Its
        /// parameters are on the log scale; from figures in the unit of X use <see cref="LogNormalFromMoments"/> or <see cref="LogNormalFromP10P90"/>.
        /// Source: Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 1 (1994), ch. 14.
        /// </remarks>
        /// <exception cref="ParameterException">A value is not finite (DIST001) or σ is not above 0 (DIST003).</exception>
        public static Distribution LogNormal(double logMean, double logStandardDeviation) => new LogNormalLaw(logMean, logStandardDeviation);
    }
}
