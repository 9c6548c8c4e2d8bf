using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Distributions
{
    internal sealed class KernelDensityLaw : LawWithMoments
    {
        internal const int Limit = 100_000;

        // In bandwidths: a gap in which the density falls to a hundredth of its peak, and the marks within it.
        private const double WideGap = 6;
        private const int MostGaps = 64;
        private static readonly double[] Graded = [0, 2, 3, 4, 6, 8];

        private readonly double[] _sample;

        public KernelDensityLaw(IReadOnlyList<double> sample, double bandwidth)
        {
            Require.Holds(sample.Count >= 1, "DIST011", nameof(sample), sample.Count, "at least one value is required");
            Require.Holds(sample.Count <= Limit, "LIM004", nameof(sample), sample.Count, $"sample has {sample.Count} values, limit {Limit}");
            for (int i = 0; i < sample.Count; i++)
            {
                Require.Finite(sample[i], $"sample[{i}]");
            }

            (_sample, Bandwidth) = ([.. sample.Order()], Require.Positive(bandwidth));
            Moments = new LazyMoments((power, centre, unit) =>
                CompensatedSum.Of(_sample.Length, i => CentralPower.OfNormal((_sample[i] - centre) / unit, Bandwidth / unit, power) / _sample.Length));
        }

        public double Bandwidth { get; }

        public override string Family => "kernel density";

        public override IReadOnlyList<(string Name, double Value)> Parameters => [.. _sample.Select((v, i) => ($"sample[{i}]", v)), ("bandwidth", Bandwidth)];

        public override double Minimum => double.NegativeInfinity;

        public override double Maximum => double.PositiveInfinity;

        private protected override IMoments Moments { get; }

        // Where two values lie so far apart that hardly anything is between them, the quantile jumps: marks on both sides of it.
        internal override IEnumerable<double> Landmarks => Enumerable.Range(1, _sample.Length - 1)
            .Select(i => (Low: _sample[i - 1], High: _sample[i])).Where(gap => gap.High - gap.Low > WideGap * Bandwidth).OrderByDescending(gap => gap.High - gap.Low).Take(MostGaps)
            .SelectMany(gap => Graded.Select(g => gap.Low + (g * Bandwidth)).Where(x => x < gap.Low + ((gap.High - gap.Low) / 2))
                .Append(gap.Low + ((gap.High - gap.Low) / 2))
                .Concat(Graded.Select(g => gap.High - (g * Bandwidth)).Where(x => x > gap.Low + ((gap.High - gap.Low) / 2))));

        public override double Density(double x) => double.IsInfinity(x) ? 0 : Mixture(x, NormalFunctions.Density) / Bandwidth;

        public override double Cdf(double x) => double.IsInfinity(x) ? (x > 0 ? 1 : 0) : Mixture(x, NormalFunctions.Cdf);

        public override double SurvivalFunction(double x) => double.IsInfinity(x) ? (x > 0 ? 0 : 1) : Mixture(x, NormalFunctions.SurvivalFunction);

        private protected override double InverseCdf(double p) => TailInversion.Anywhere(this, p, 1 - p, Mean + (StandardDeviation * NormalFunctions.Quantile(p)), StandardDeviation);

        private protected override double InverseSurvival(double q) => TailInversion.Anywhere(this, 1 - q, q, Mean - (StandardDeviation * NormalFunctions.Quantile(q)), StandardDeviation);

        private double Mixture(double x, Func<double, double> kernel) => CompensatedSum.Of(_sample.Length, i => kernel((x - _sample[i]) / Bandwidth)) / _sample.Length;
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>A smoothed sample: a normal kernel on each value.</summary>
        /// <param name="sample">The data, at most 100,000 values.</param>
        /// <param name="bandwidth">
        /// The standard deviation of a kernel, above 0; Silverman's rule unless set: 0.9·min(s, IQR/1.34)·n^(−1/5), with the quartiles between order statistics (Silverman, Density Estimation, 1986, eq. 3.31).
        /// </param>
        /// <remarks>
        /// f(x) = Σ φ((x − xᵢ)/h)/(nh); support (−∞, ∞), so values below the data's least can be drawn: truncate where they cannot be. To draw the data themselves use
        /// <see cref="Empirical"/>.
        /// </remarks>
        /// <exception cref="ParameterException">No values (DIST011), values that are not finite (DIST001), too many (LIM004), a bandwidth that is not above 0, or none given where no two values differ (DIST003).</exception>
        public static Distribution KernelDensity(IReadOnlyList<double> sample, double? bandwidth = null)
        {
            ArgumentNullException.ThrowIfNull(sample);
            return new KernelDensityLaw(sample, bandwidth ?? Silverman(sample));
        }

        private static double Silverman(IReadOnlyList<double> sample)
        {
            if (sample.Count is 0 or > KernelDensityLaw.Limit || sample.Any(x => !double.IsFinite(x)))
            {
                // The law itself refuses such a sample.
                return 1;
            }

            Require.Holds(sample.Any(x => x != sample[0]), "DIST003", "bandwidth", sample[0],
                $"no two values of the sample differ, so that it has no bandwidth of its own: give one, or use Constant({Require.Text(sample[0])})");
            var law = new EmpiricalLaw(sample);
            double deviation = Math.Sqrt(law.Variance / (sample.Count - 1) * sample.Count), range = (law.Interpolated(0.75) - law.Interpolated(0.25)) / 1.34;
            return 0.9 * (range > 0 ? Math.Min(deviation, range) : deviation) * Elementary.Pow(sample.Count, -0.2);
        }
    }
}
