using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Distributions
{
    internal sealed class LogUniformLaw : LawWithMoments
    {
        private readonly double _length;

        public LogUniformLaw(double minimum, double maximum)
        {
            Require.Scale(minimum);
            Require.Location(maximum);
            Require.Interval(minimum, maximum);
            (Minimum, Maximum, _length) = (minimum, maximum, LogRatio.Of(maximum, minimum));
            Moments = new LazyMoments(Moment, (maximum - minimum) / _length);
        }

        public override string Family => "log-uniform";

        public override IReadOnlyList<(string Name, double Value)> Parameters => [("minimum", Minimum), ("maximum", Maximum)];

        public override double Minimum { get; }

        public override double Maximum { get; }

        private protected override IMoments Moments { get; }

        public override double Density(double x) => double.IsNaN(x) ? x : x < Minimum || x > Maximum ? 0 : 1 / x / _length;

        public override double Cdf(double x) => x <= Minimum ? 0 : x >= Maximum ? 1 : LogRatio.Of(x, Minimum) / _length;

        public override double SurvivalFunction(double x) => x <= Minimum ? 1 : x >= Maximum ? 0 : LogRatio.Of(Maximum, x) / _length;

        private protected override double InverseCdf(double p) => p < 0.5
            ? Minimum * Elementary.Exp(p * _length)
            : Maximum * Elementary.Exp(-(1 - p) * _length);

        private protected override double InverseSurvival(double q) => q < 0.5
            ? Maximum * Elementary.Exp(-q * _length)
            : Minimum * Elementary.Exp((1 - q) * _length);

        // On the logarithm t of x/minimum, and of the distance from the minimum.
        private double Moment(int power, double centre, double unit) =>
            LogPanels.Integral(t => CentralPower.Of((Minimum - centre + (Minimum * Elementary.Expm1(t))) / unit, power), _length) / _length;
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>Every order of magnitude as likely as the next: the logarithm is uniform (the reciprocal law).</summary>
        /// <param name="minimum">The least value, above 0.</param>
        /// <param name="maximum">The greatest value, above the minimum.</param>
        /// <remarks>
        /// f(x) = 1/(x·ln(maximum/minimum)); support [minimum, maximum]. Where hardly the order of magnitude is known; with a likely value prefer
        /// <see cref="LogTriangular"/>. Source: Hamming, On the distribution of numbers, Bell System Technical Journal 49 (1970).
        /// </remarks>
        /// <exception cref="ParameterException">A value is not finite (DIST001), the minimum is not above 0 (DIST003) or not below the maximum (DIST002).</exception>
        public static Distribution LogUniform(double minimum, double maximum) => new LogUniformLaw(minimum, maximum);
    }
}
