using Risk.Distributions;

namespace Risk.Distributions
{
    internal sealed class DensityLaw : StandInLaw
    {
        internal const double MassTolerance = 1e-6;
        private readonly Func<double, double> _density;
        private readonly NumericalLaw _law;

        public DensityLaw(Func<double, double> density, double minimum, double maximum, IReadOnlyList<double> marks, bool normalise)
            : base([])
        {
            FunctionLaws.Support(minimum, maximum);
            for (int i = 0; i < marks.Count; i++)
            {
                Require.Finite(marks[i], $"marks[{i}]");
            }

            _density = density;
            _law = new(density, minimum, maximum, marks);
            double mass = _law.Mass;
            Require.Holds(normalise || Math.Abs(mass - 1) <= MassTolerance, "FUN003", nameof(density), mass,
                $"the density integrates to {Require.Text(mass)}, not 1: give marks where its mass is, or normalise: true if it is known up to a factor");
        }

        public override string Family => "from density";

        public override IReadOnlyList<(string Name, double Value)> Parameters => FunctionLaws.Fingerprint(this);

        private protected override Distribution Numbers => _law;

        public override bool Equals(Distribution? other) => other is DensityLaw known && _density == known._density && Minimum == known.Minimum && Maximum == known.Maximum;

        public override int GetHashCode() => _density.GetHashCode();
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>The law of a density of one's own, summed up numerically.</summary>
        /// <param name="density">f(x) ≥ 0, pure: the same x gives the same value, on any thread. It is asked strictly within the support.</param>
        /// <param name="minimum">The least value, or −∞.</param>
        /// <param name="maximum">The greatest value, or +∞.</param>
        /// <param name="marks">Where the density bends, jumps or becomes infinite, and where its mass is if that is narrow and far from 0 or from the ends.</param>
        /// <param name="normalise">True where f is known up to a factor; else it must integrate to 1 within 1e-6.</param>
        /// <remarks>
        /// Cdf and survival function are right to about 1e-12 of themselves where f is smooth between marks; what is worse than 1e-10 is refused. Draws come by way of a table within
        /// 1e-10 in probability, as for any law without a closed form. The bits are those of your function: <c>Math.Exp</c> differs between machines. A file cannot say such a law.
        /// A moment counts as infinite where what the tail adds to it far out (e⁷⁰ to e¹⁰⁰ of the scale) hardly falls.
        /// </remarks>
        /// <exception cref="ParameterException">
        /// A value that is negative, infinite or not a number (FUN001), a mass that is not 1 (FUN003), too rough to integrate (FUN004), ends out of order (DIST002).
        /// </exception>
        public static Distribution FromDensity(
            Func<double, double> density, double minimum = double.NegativeInfinity, double maximum = double.PositiveInfinity, IReadOnlyList<double>? marks = null, bool normalise = false)
        {
            ArgumentNullException.ThrowIfNull(density);
            return new DensityLaw(density, minimum, maximum, marks ?? [], normalise);
        }
    }
}
