using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Distributions
{
    internal sealed class QuantileLaw : FunctionLaw
    {
        private const double LastBelowOne = 0.99999999999999989;
        private readonly UserFunction _quantile;
        private readonly UserFunction? _upper;
        private readonly double _median;

        public QuantileLaw(Func<double, double> quantile, Func<double, double>? upper)
        {
            (_quantile, _upper) = (new(quantile, "quantile"), upper is null ? null : new(upper, "upperQuantile"));
            (Minimum, Maximum) = (quantile(0), upper is null ? quantile(1) : upper(0));
            Require.Holds(!double.IsNaN(Minimum) && !double.IsNaN(Maximum), "FUN003", nameof(quantile), double.NaN,
                "the quantile function must say the ends of the support at 0 and 1: a number, -Infinity or Infinity");
            _median = _quantile.Value(0.5);
            var check = new QuantileCheck(this);
            check.Rise();
            if (_upper is not null)
            {
                check.Match(_quantile, _upper);
            }
        }

        public override string Family => "from quantile";

        public override double Minimum { get; }

        public override double Maximum { get; }

        internal override bool KnowsUpperTail => _upper is not null;

        // f = p(1 − p) ÷ dQ/ds, with s the log-odds of p.
        public override double Density(double x)
        {
            if (!(x >= Minimum && x <= Maximum) || double.IsInfinity(x))
            {
                return double.IsNaN(x) ? x : 0;
            }

            double below = Cdf(x), above = SurvivalFunction(x);
            if (below <= 0 || above <= 0)
            {
                return 0;
            }

            double s = Elementary.Log(below / above), slope = FunctionLaws.Slope(AtLogOdds, s, 0.05);
            return slope > 0 ? below * above / slope : 0;
        }

        public override double Cdf(double x) => double.IsNaN(x) ? x : x <= Minimum ? 0 : x >= Maximum ? 1 : x <= _median ? Lower(x) : 1 - Upper(x);

        public override double SurvivalFunction(double x) => double.IsNaN(x) ? x : x <= Minimum ? 1 : x >= Maximum ? 0 : x <= _median ? 1 - Lower(x) : Upper(x);

        public override bool Equals(Distribution? other) => other is QuantileLaw known && _quantile == known._quantile && _upper == known._upper;

        public override int GetHashCode() => _quantile.GetHashCode();

        private protected override double InverseCdf(double p) => _quantile.Value(p);

        private protected override double InverseSurvival(double q) => _upper?.Value(q) ?? _quantile.Value(Math.Min(1 - q, LastBelowOne));

        private double AtLogOdds(double s) => 1 / (1 + Elementary.Exp(Math.Abs(s))) is var v && s < 0 ? InverseCdf(v) : InverseSurvival(v);

        /// <summary>The greatest p of (0, ½] with Q(p) ≤ x.</summary>
        private double Lower(double x) => Greatest(p => InverseCdf(p) <= x);

        /// <summary>The greatest q of (0, ½] whose upper quantile is above x.</summary>
        private double Upper(double x) => Greatest(q => InverseSurvival(q) > x);

        private static double Greatest(Func<double, bool> holds) => holds(0.5) ? 0.5 : Math.BitDecrement(MonotoneInverse.First(0, 0.5, p => !holds(p)));
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>The law of a quantile function of one's own.</summary>
        /// <param name="quantile">Q(p), rising; at 0 and 1 it says the ends of the support. Pure: the same p gives the same value, on any thread.</param>
        /// <param name="upperQuantile">Q(1 − q), where the upper tail matters beyond 1e-16; without it Q(1 − q) is asked for.</param>
        /// <remarks>
        /// Draws come by way of a table within 1e-10 in probability. Cdf and survival function are found by halving; the density by differences, right to about nine digits. The bits are
        /// those of your function. A file cannot say such a law. For a law through a few quantiles use <see cref="MetalogFromQuantiles"/>.
        /// </remarks>
        /// <exception cref="ParameterException">A value that is not finite within (0, 1) (FUN001), one that falls or stands still (FUN002), ends that are not numbers (FUN003).</exception>
        public static Distribution FromQuantile(Func<double, double> quantile, Func<double, double>? upperQuantile = null)
        {
            ArgumentNullException.ThrowIfNull(quantile);
            return new QuantileLaw(quantile, upperQuantile);
        }
    }
}
