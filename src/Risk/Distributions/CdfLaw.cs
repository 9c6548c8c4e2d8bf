using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Distributions
{
    internal sealed class CdfLaw : FunctionLaw
    {
        private const double Reach = 1e300;
        private readonly UserFunction _cdf;
        private readonly UserFunction? _survival;
        private readonly Func<double, double>? _density;
        private readonly double[] _places;

        public CdfLaw(Func<double, double> cdf, double minimum, double maximum, Func<double, double>? survival, Func<double, double>? density)
        {
            FunctionLaws.Support(minimum, maximum);
            (_cdf, _survival, _density, Minimum, Maximum) = (new(cdf, "cdf"), survival is null ? null : new(survival, "survival"), density, minimum, maximum);
            var check = new CdfCheck(this, _cdf, _survival, Least, Greatest);
            check.Limits();
            _places = check.Places();
            check.Rise(_places);
        }

        public override string Family => "from cdf";

        public override double Minimum { get; }

        public override double Maximum { get; }

        internal override bool KnowsUpperTail => _survival is not null;

        private double Least => Math.Max(Minimum, -Reach);

        private double Greatest => Math.Min(Maximum, Reach);

        public override double Density(double x)
        {
            if (!(x >= Minimum && x <= Maximum) || double.IsInfinity(x))
            {
                return double.IsNaN(x) ? x : 0;
            }

            if (_density is not null)
            {
                return _density(x);
            }

            // A fiftieth of the way between quantiles half a unit of the log-odds apart.
            int i = Math.Clamp(Steps.LastAtMost(_places, x), 0, _places.Length - 2);
            double h = Math.Min((_places[i + 1] - _places[i]) / 50, Math.Min(x - Minimum, Maximum - x) / 2);
            bool upper = x > _places[_places.Length / 2];
            return h > 0 ? Math.Max(0, FunctionLaws.Slope(y => upper ? -SurvivalFunction(y) : Cdf(y), x, h)) : 0;
        }

        public override double Cdf(double x) => double.IsNaN(x) ? x : x <= Minimum ? 0 : x >= Maximum ? 1 : _cdf.Probability(x);

        public override double SurvivalFunction(double x) => double.IsNaN(x) ? x : x <= Minimum ? 1 : x >= Maximum ? 0 : _survival?.Probability(x) ?? 1 - _cdf.Probability(x);

        public override bool Equals(Distribution? other) =>
            other is CdfLaw known && _cdf == known._cdf && _survival == known._survival && _density == known._density && Minimum == known.Minimum && Maximum == known.Maximum;

        public override int GetHashCode() => _cdf.GetHashCode();

        private protected override double InverseCdf(double p) => MonotoneInverse.Lower(this, p, Between(x => Cdf(x) >= p));

        private protected override double InverseSurvival(double q) => MonotoneInverse.Upper(this, q, Between(x => SurvivalFunction(x) <= q));

        private Bracket Between(Func<double, bool> reached)
        {
            int i = Steps.First(_places, reached);
            return new(i == 0 ? Least : _places[i - 1], i == _places.Length ? Greatest : _places[i]);
        }
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>The law of a continuous distribution function of one's own.</summary>
        /// <param name="cdf">P(X ≤ x), pure: the same x gives the same value, on any thread. It must rise from 0 to 1 without jumps.</param>
        /// <param name="minimum">The least value, or −∞.</param>
        /// <param name="maximum">The greatest value, or +∞.</param>
        /// <param name="survival">P(X &gt; x); without it 1 − cdf stands for it, and the upper tail is not known below 1e-16.</param>
        /// <param name="density">The density; without it differences of the cdf stand for it, right to about nine digits.</param>
        /// <remarks>
        /// Quantiles solve cdf(x) = p to the last bits; draws come by way of a table within 1e-10 in probability. What can be seen of an error is refused: a value outside [0, 1], a
        /// fall, a jump, wrong limits, a survival function that does not match. The bits are those of your function. A file cannot say such a law: give points to <see cref="Cumulative"/>.
        /// </remarks>
        /// <exception cref="ParameterException">A value outside [0, 1] (FUN001), a fall or a jump (FUN002), wrong limits (FUN003), ends out of order (DIST002).</exception>
        public static Distribution FromCdf(
            Func<double, double> cdf, double minimum = double.NegativeInfinity, double maximum = double.PositiveInfinity,
            Func<double, double>? survival = null, Func<double, double>? density = null)
        {
            ArgumentNullException.ThrowIfNull(cdf);
            return new CdfLaw(cdf, minimum, maximum, survival, density);
        }
    }
}
