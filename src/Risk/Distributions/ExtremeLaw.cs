using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Distributions
{
    /// <summary>The greatest or the least of n independent draws; written for the greatest, and the least is that of the law with its tails exchanged.</summary>
    internal sealed class ExtremeLaw : ComposedLaw
    {
        public ExtremeLaw(int count, Distribution law, bool greatest)
            : base([law])
        {
            Require.Holds(count >= 1, "DIST010", nameof(count), count, $"count must be at least 1 (was {count})");
            (Law, Count, Greatest) = (law, count, greatest);
            Moments = count == 1 ? law : ExtremeMoments.Of(this);
        }

        public Distribution Law { get; }

        public int Count { get; }

        public bool Greatest { get; }

        public override string Family => Greatest ? "maximum of" : "minimum of";

        public override IReadOnlyList<(string Name, double Value)> Parameters => [("count", Count)];

        public override double Minimum => Law.Minimum;

        public override double Maximum => Law.Maximum;

        public override bool IsDiscrete => Law.IsDiscrete;

        private protected override IMoments Moments { get; }

        internal override IEnumerable<double> Landmarks => Law.Landmarks;

        // All within x and not all before it: wⁿ·(1 − (1 − m ⁄ w)ⁿ), with w the probability up to and with x on the side of the extreme; nothing cancels.
        internal override double Atom(double x)
        {
            double mass = Law.HasAtoms ? Law.Atom(x) : 0;
            if (!(mass > 0))
            {
                return mass;
            }

            double within = Greatest ? Law.Cdf(x) : Law.SurvivalFunction(x) + mass, beyond = Greatest ? Law.SurvivalFunction(x) : Math.Max(0, Law.Cdf(x) - mass);
            return mass >= within ? Repeated.All(Count, within, beyond) : Repeated.All(Count, within, beyond) * -Elementary.Expm1(Count * Elementary.Log1p(-mass / within));
        }

        internal override IEnumerable<double> Atoms(double low, double high) => Law.Atoms(low, high);

        public override double Density(double x)
        {
            if (IsDiscrete)
            {
                return double.IsNaN(x) ? x : Atom(x);
            }

            double within = Greatest ? Law.Cdf(x) : Law.SurvivalFunction(x), beyond = Greatest ? Law.SurvivalFunction(x) : Law.Cdf(x);
            double density = Law.Density(x);
            return density == 0 || within == 0 ? (Count == 1 ? density : double.IsNaN(density) ? density : 0)
                : Count * density * Elementary.Exp((Count - 1) * Repeated.Log(within, beyond));
        }

        public override double Cdf(double x) => Greatest ? Repeated.All(Count, Law.Cdf(x), Law.SurvivalFunction(x)) : Repeated.NotAll(Count, Law.SurvivalFunction(x), Law.Cdf(x));

        public override double SurvivalFunction(double x) => Greatest ? Repeated.NotAll(Count, Law.Cdf(x), Law.SurvivalFunction(x)) : Repeated.All(Count, Law.SurvivalFunction(x), Law.Cdf(x));

        private protected override double InverseCdf(double p) => First(AtLog((Greatest ? Elementary.Log(p) : Elementary.Log1p(-p)) / Count), x => Cdf(x) >= p);

        private protected override double InverseSurvival(double q) => First(AtLog((Greatest ? Elementary.Log1p(-q) : Elementary.Log(q)) / Count), x => SurvivalFunction(x) <= q);

        /// <summary>The least value of a discrete law that is reached, near x: the root rounds across a step.</summary>
        private double First(double x, Func<double, bool> reached) => IsDiscrete ? SeparateValues.First(Law, x, reached) : x;

        private double AtLog(double log)
        {
            double within = Elementary.Exp(log), beyond = -Elementary.Expm1(log);
            return within < 0.5
                ? Greatest ? Law.Quantile(within) : Law.UpperQuantile(within)
                : Greatest ? Law.UpperQuantile(Math.Min(beyond, 1)) : Law.Quantile(Math.Min(beyond, 1));
        }
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>The greatest of <paramref name="count"/> independent draws of one law: the last of several migrations.</summary>
        /// <param name="count">The number of draws, at least 1.</param>
        /// <param name="law">Any law, a discrete one too.</param>
        /// <remarks>F(x) = F₀(x)ⁿ. For different or dependent laws take <see cref="Uncertain.Max"/> of inputs. Moments are integrals of the quantile.</remarks>
        /// <exception cref="ParameterException">The count is below 1 (DIST010).</exception>
        public static Distribution MaximumOf(int count, Distribution law)
        {
            ArgumentNullException.ThrowIfNull(law);
            return new ExtremeLaw(count, law, greatest: true);
        }

        /// <summary>The least of <paramref name="count"/> independent draws of one law: the cheapest of several bids.</summary>
        /// <param name="count">The number of draws, at least 1.</param>
        /// <param name="law">Any law, a discrete one too.</param>
        /// <remarks>S(x) = S₀(x)ⁿ. For different or dependent laws take <see cref="Uncertain.Min"/> of inputs. Moments are integrals of the quantile.</remarks>
        /// <exception cref="ParameterException">The count is below 1 (DIST010).</exception>
        public static Distribution MinimumOf(int count, Distribution law)
        {
            ArgumentNullException.ThrowIfNull(law);
            return new ExtremeLaw(count, law, greatest: false);
        }
    }
}
