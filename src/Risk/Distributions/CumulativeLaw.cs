using System.Runtime.CompilerServices;
using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Distributions
{
    internal sealed class CumulativeLaw : LawWithMoments
    {
        private readonly double[] _values, _below, _above;

        public CumulativeLaw(IReadOnlyList<double> values, IReadOnlyList<double> probabilities)
        {
            Require.Holds(values.Count >= 2, "DIST011", nameof(values), values.Count, "at least two points are required");
            Require.AsMany(values.Count, "value", probabilities.Count, nameof(probabilities), "probability");
            for (int i = 0; i < values.Count; i++)
            {
                Require.Finite(values[i], $"values[{i}]");
                Require.Probability(probabilities[i], $"probabilities[{i}]");
                Require.Holds(i == 0 || values[i] > values[i - 1], "DIST005", $"values[{i}]", values[i], $"values must increase ({Require.Text(values[i])} after {Require.Text(i == 0 ? 0 : values[i - 1])})");
                Require.Holds(i == 0 || probabilities[i] >= probabilities[i - 1], "DIST005", $"probabilities[{i}]", probabilities[i],
                    $"cumulative probabilities must not fall ({Require.Text(probabilities[i])} after {Require.Text(i == 0 ? 0 : probabilities[i - 1])})");
            }

            Require.Holds(probabilities[0] == 0 && probabilities[^1] == 1, "DIST009", nameof(probabilities), probabilities[0],
                $"cumulative probabilities run from 0 to 1 (were {Require.Text(probabilities[0])} and {Require.Text(probabilities[^1])})");
            (_values, _below) = ([.. values], [.. probabilities]);
            _above = Array.ConvertAll(_below, p => 1 - p);
            Moments = new LazyMoments((power, centre, unit) => CompensatedSum.Of(_values.Length - 1, i => Piece(i, centre, unit, power)));
        }

        public override string Family => "cumulative";

        public override IReadOnlyList<(string Name, double Value)> Parameters =>
            [.. _values.Select((v, i) => ($"values[{i}]", v)), .. _below.Select((p, i) => ($"probabilities[{i}]", p))];

        public override double Minimum => _values[Steps.LastAtMost(_below, 0)];

        public override double Maximum => _values[Steps.FirstAtLeast(_below, 1)];

        private protected override IMoments Moments { get; }

        internal override IEnumerable<double> Landmarks => _values.Where(x => x > Minimum && x < Maximum);

        public override double Density(double x)
        {
            if (!(x >= Minimum && x <= Maximum))
            {
                return double.IsNaN(x) ? x : 0;
            }

            int i = Math.Min(Steps.LastAtMost(_values, x), _values.Length - 2);
            return (_below[i + 1] - _below[i]) / (_values[i + 1] - _values[i]);
        }

        public override double Cdf(double x) => double.IsNaN(x) ? x : x <= Minimum ? 0 : x >= Maximum ? 1 : Between(x, _below);

        public override double SurvivalFunction(double x) => double.IsNaN(x) ? x : x <= Minimum ? 1 : x >= Maximum ? 0 : Between(x, _above);

        private protected override double InverseCdf(double p)
        {
            int i = Steps.FirstAtLeast(_below, p);
            return _values[i - 1] + ((_values[i] - _values[i - 1]) * ((p - _below[i - 1]) / (_below[i] - _below[i - 1])));
        }

        private protected override double InverseSurvival(double q)
        {
            int i = Steps.FirstAtMostDescending(_above, q);
            return _values[i] - ((_values[i] - _values[i - 1]) * ((q - _above[i]) / (_above[i - 1] - _above[i])));
        }

        private double Between(double x, double[] tail)
        {
            int i = Steps.LastAtMost(_values, x);
            double share = (x - _values[i]) / (_values[i + 1] - _values[i]);
            return tail[i] + ((tail[i + 1] - tail[i]) * share);
        }

        // The density is level in each piece, so the rule is exact.
        private double Piece(int i, double centre, double unit, int power)
        {
            double from = (_values[i] - centre) / unit, width = (_values[i + 1] - _values[i]) / unit;
            return GaussLegendre.Integral(t => CentralPower.Of(from + (t * width), power), 0, 1) * (_below[i + 1] - _below[i]);
        }
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>Points of a distribution function, joined by straight lines.</summary>
        /// <param name="values">The values, which increase.</param>
        /// <param name="probabilities">P(X ≤ value) at each, from 0 to 1, none less than the one before.</param>
        /// <remarks>
        /// Support [first, last value]. Published percentiles as they stand; for a smooth law through them prefer <see cref="MetalogFromQuantiles"/>, for a sample
        /// <see cref="Empirical"/>. Source: Vose, Risk Analysis (2008), section 10.2 (the cumulative ascending law).
        /// </remarks>
        /// <exception cref="ParameterException">
        /// Fewer than two points (DIST011), lengths that differ (DIST013), values that do not increase or probabilities that fall (DIST005), probabilities outside [0, 1] or not from 0 to 1 (DIST009).
        /// </exception>
        [OverloadResolutionPriority(1)]
        public static Distribution Cumulative(IReadOnlyList<double> values, IReadOnlyList<double> probabilities)
        {
            ArgumentNullException.ThrowIfNull(values);
            ArgumentNullException.ThrowIfNull(probabilities);
            return new CumulativeLaw(values, probabilities);
        }
    }
}
