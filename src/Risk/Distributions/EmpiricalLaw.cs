using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Distributions
{
    internal sealed class EmpiricalLaw : LawWithMoments
    {
        private readonly double[] _sample;

        public EmpiricalLaw(IReadOnlyList<double> sample)
        {
            Require.Holds(sample.Count > 0, "DIST011", nameof(sample), 0, "at least one value is required");
            Require.Holds(sample.Count <= DiscreteLaw.Limit, "LIM004", nameof(sample), sample.Count, $"sample has {sample.Count} values, limit {DiscreteLaw.Limit}");
            _sample = [.. sample.Select((x, i) => Require.Finite(x, $"sample[{i}]"))];
            Array.Sort(_sample);
            Moments = new LazyMoments((power, centre, unit) => CompensatedSum.Of(_sample.Length, i => CentralPower.Of((_sample[i] - centre) / unit, power) / _sample.Length));
        }

        /// <summary>The sample in order.</summary>
        public IReadOnlyList<double> Sample => _sample;

        public override string Family => "empirical";

        public override IReadOnlyList<(string Name, double Value)> Parameters => [.. _sample.Select((x, i) => ($"sample[{i}]", x))];

        public override double Minimum => _sample[0];

        public override double Maximum => _sample[^1];

        public override bool IsDiscrete => true;

        private protected override IMoments Moments { get; }

        public override double Density(double x) => double.IsNaN(x) ? x : (AtMost(x) - AtMost(Math.BitDecrement(x))) / (double)_sample.Length;

        public override double Cdf(double x) => double.IsNaN(x) ? x : AtMost(x) / (double)_sample.Length;

        public override double SurvivalFunction(double x) => double.IsNaN(x) ? x : (_sample.Length - AtMost(x)) / (double)_sample.Length;

        /// <summary>Linear interpolation at (n − 1)p: Hyndman and Fan (1996), type 7.</summary>
        public double Interpolated(double p)
        {
            double place = (_sample.Length - 1) * p;
            int i = Math.Min((int)place, _sample.Length - 2);
            return _sample.Length == 1 ? _sample[0] : Math.FusedMultiplyAdd(place - i, _sample[i + 1] - _sample[i], _sample[i]);
        }

        private protected override double InverseCdf(double p) => _sample[Math.Clamp(Ceiling(p) - 1, 0, _sample.Length - 1)];

        private protected override double InverseSurvival(double q) => _sample[Math.Clamp(_sample.Length - Floor(q) - 1, 0, _sample.Length - 1)];

        private int AtMost(double x) => Steps.LastAtMost(_sample, x) + 1;

        // ⌈np⌉ of the exact product: what the rounded product lost decides at a whole number.
        private int Ceiling(double p)
        {
            double product = _sample.Length * p, lost = Math.FusedMultiplyAdd(_sample.Length, p, -product), whole = Math.Ceiling(product);
            return (int)whole + (whole == product && lost > 0 ? 1 : 0);
        }

        private int Floor(double p)
        {
            double product = _sample.Length * p, lost = Math.FusedMultiplyAdd(_sample.Length, p, -product), whole = Math.Floor(product);
            return (int)whole - (whole == product && lost < 0 ? 1 : 0);
        }
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>The law of a sample: each of its n values with probability 1/n.</summary>
        /// <param name="sample">The values, in any order; at most 10,000,000.</param>
        /// <remarks>
        /// <see cref="Quantile"/> is the inverse of the step function, the least value with P(X ≤ value) ≥ p (type 1 of Hyndman and Fan, 1996), so that only
        /// values of the sample are drawn; moments are those of the population (÷ n). For values between and beyond the sample prefer a kernel density.
        /// </remarks>
        /// <exception cref="ParameterException">The sample is empty (DIST011), too long (LIM004) or holds a value that is not finite (DIST001).</exception>
        public static Distribution Empirical(IReadOnlyList<double> sample)
        {
            ArgumentNullException.ThrowIfNull(sample);
            return new EmpiricalLaw(sample);
        }
    }
}
