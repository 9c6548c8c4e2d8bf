using Risk.Distributions;

namespace Risk.Distributions
{
    internal sealed class PertLaw : Distribution
    {
        public PertLaw(double minimum, double mode, double maximum, double shape)
        {
            Require.ThreePoints(minimum, mode, maximum);
            Require.Holds(Require.Finite(shape) >= 0, "DIST003", nameof(shape), shape, $"shape must not be negative (shape={Require.Text(shape)})");
            Require.Holds(shape <= 1e6, "DIST006", nameof(shape), shape, $"shape above 1e6 is numerically a point: use Constant(mode) (shape={Require.Text(shape)})");
            (Mode, Shape) = (mode, shape);
            double width = maximum - minimum;
            Law = new BetaLaw(1 + shape * ((mode - minimum) / width), 1 + shape * ((maximum - mode) / width), minimum, maximum);
        }

        /// <summary>The same law as a beta: alpha = 1 + shape (mode − min)/(max − min), beta = 1 + shape (max − mode)/(max − min).</summary>
        public BetaLaw Law { get; }

        public double Mode { get; }

        public double Shape { get; }

        public override string Family => "pert";

        public override IReadOnlyList<(string Name, double Value)> Parameters =>
            [("minimum", Minimum), ("mode", Mode), ("maximum", Maximum), ("shape", Shape)];

        public override double Minimum => Law.Minimum;

        public override double Maximum => Law.Maximum;

        public override double Mean => Law.Mean;

        public override double Variance => Law.Variance;

        public override double Skewness => Law.Skewness;

        public override double ExcessKurtosis => Law.ExcessKurtosis;

        public override IReadOnlyList<Problem> Warnings =>
            Shape == 0 ? [new("DIST007", "", "shape 0 is a Uniform: the mode has no effect", Severity.Warning)] : [];

        public override double Density(double x) => Law.Density(x);

        public override double Cdf(double x) => Law.Cdf(x);

        public override double SurvivalFunction(double x) => Law.SurvivalFunction(x);

        private protected override double InverseCdf(double p) => Law.Quantile(p);

        private protected override double InverseSurvival(double q) => Law.UpperQuantile(q);
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>
        /// A smooth three-point estimate: the beta law on [minimum, maximum] with mean (minimum + shape × mode + maximum)/(shape + 2).
        /// </summary>
        /// <param name="minimum">The least value.</param>
        /// <param name="mode">The most likely value; it may equal either end.</param>
        /// <param name="maximum">The greatest value.</param>
        /// <param name="shape">The weight of the mode, from 0 (uniform) to 1e6; 4 is the classical PERT.</param>
        /// <remarks>
        /// alpha = 1 + shape (mode − minimum)/(maximum − minimum), beta = 1 + shape (maximum − mode)/(maximum − minimum); support [minimum, maximum].
        /// It trusts the mode more than <see cref="Triangular"/> does and the ends less; a higher shape is a surer expert. For four free parameters
        /// use <see cref="Beta(double, double, double, double)"/>. Source: Malcolm, Roseboom, Clark and Fazar (1959), Operations Research 7; Vose, Risk Analysis (2008).
        /// </remarks>
        /// <exception cref="ParameterException">
        /// A value is not finite (DIST001), all three are equal (DIST002), the mode lies outside the ends (DIST005), the shape is negative (DIST003) or above 1e6 (DIST006).
        /// </exception>
        public static Distribution Pert(double minimum, double mode, double maximum, double shape = 4) => new PertLaw(minimum, mode, maximum, shape);
    }
}
