using Risk.Distributions;

namespace Risk.Distributions
{
    /// <summary>A scaled law that remembers why it was scaled, so that the same correction is not made twice unseen.</summary>
    internal sealed class UpliftedLaw : StandInLaw
    {
        public UpliftedLaw(Distribution law, double uplift)
            : base([law])
        {
            Require.Holds(Require.Finite(uplift) > -1, "DIST003", nameof(uplift), uplift, $"uplift must be greater than -1: 0.54 adds 54 % (was {Require.Text(uplift)})");
            Require.Holds(uplift <= 1e3, "DIST006", nameof(uplift), uplift, $"uplift must be at most 1000: 0.54 adds 54 % (was {Require.Text(uplift)})");
            (Uplift, Scaled) = (uplift, new ScaledLaw(law, 1 + uplift));
        }

        public double Uplift { get; }

        /// <summary>The law itself: (1 + uplift)·X.</summary>
        public new ScaledLaw Scaled { get; }

        public override string Family => "uplifted";

        public override IReadOnlyList<(string Name, double Value)> Parameters => [("uplift", Uplift)];

        public override IReadOnlyList<Problem> Warnings => HoldsUplift(Components[0])
            ? [Twice($"a value is uplifted by {Percent(Uplift)} that is uplifted already"), .. base.Warnings] : base.Warnings;

        /// <summary>The warning of an uplift made twice.</summary>
        private static Problem Twice(string message) => new("OB001", "", message + ": the same optimism is corrected twice", Severity.Warning, "uplift once, where the estimate stands");

        /// <summary>A warning for each uplift that is named twice or more.</summary>
        internal static IEnumerable<Problem> Repeated(string path, IEnumerable<string> uplifts) => uplifts.GroupBy(u => u, StringComparer.Ordinal).Where(g => g.Skip(1).Any())
            .Select(g => Twice($"\"{g.Key}\" is applied {g.Count()} times") with { Path = path });

        private protected override Distribution Numbers => Scaled;

        private static string Percent(double uplift) => Require.Text(Math.Round(100 * uplift, 6)) + " %";

        internal static bool HoldsUplift(Distribution law) => law is UpliftedLaw || law.Components.Any(HoldsUplift);
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>An estimate corrected for optimism: (1 + uplift)·X.</summary>
        /// <param name="law">The estimate, of a cost or a duration, as it was made.</param>
        /// <param name="uplift">By how much: 0.54 adds 54 %. Greater than −1.</param>
        /// <remarks>
        /// The same as <see cref="Scaled"/>, but it remembers what it is: uplifted a second time it warns (OB001), in a programme with the place. Tables and uncertain uplifts:
        /// <see cref="OptimismBias"/>, <see cref="ReferenceClass"/>. Source: HM Treasury, Supplementary Green Book Guidance: Optimism Bias.
        /// </remarks>
        /// <exception cref="ParameterException">The uplift is not finite (DIST001), −1 or less (DIST003), or above 1000 (DIST006).</exception>
        public static Distribution Uplifted(Distribution law, double uplift)
        {
            ArgumentNullException.ThrowIfNull(law);
            return new UpliftedLaw(law, uplift);
        }
    }
}
