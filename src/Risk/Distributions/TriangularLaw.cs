using Risk.Distributions;

namespace Risk.Distributions
{
    internal sealed class TriangularLaw(double minimum, double mode, double maximum) : TriangleLaw(minimum, mode, maximum)
    {
        public override string Family => "triangular";

        public override double Mean => Minimum + (Width / 3 + Left / 3);

        // With t = (c − a)/(b − a): (b − a)²(1 − t + t²)/18.
        public override double Variance => Width * Width * (1 - (Left / Width) * (Right / Width)) / 18;

        // √2 (1 − 2t)(1 + t)(2 − t) / (5 (1 − t + t²)^{3/2}).
        public override double Skewness
        {
            get
            {
                double t = Left / Width, spread = 1 - t * (Right / Width);
                return Math.Sqrt(2) * ((Right - Left) / Width) * (1 + t) * (2 - t) / (5 * spread * Math.Sqrt(spread));
            }
        }

        public override double ExcessKurtosis => -0.6;

        private protected override double InverseCdf(double p) =>
            p < Left / Width ? FromMinimum(p) : Left == 0 && p < 0.5 ? FromModeBelow(p) : FromMaximum(1 - p);

        private protected override double InverseSurvival(double q) =>
            q < Right / Width ? FromMaximum(q) : Right == 0 && q < 0.5 ? FromModeAbove(q) : FromMinimum(1 - q);

        // A root rounds across the mode; a product of roots cannot overflow.
        private double FromMinimum(double p) => Math.Min(Minimum + Math.Sqrt(p) * (Math.Sqrt(Width) * Math.Sqrt(Left)), Mode);

        private double FromMaximum(double q) => Math.Max(Maximum - Math.Sqrt(q) * (Math.Sqrt(Width) * Math.Sqrt(Right)), Mode);

        // Where the mode is an end, what lies between it and the quantile: (b − a)(1 − √(1 − p)) = (b − a)·p/(1 + √(1 − p)).
        private double FromModeBelow(double p) => Math.Min(Minimum + (Width * (p / (1 + Math.Sqrt(1 - p)))), Maximum);

        private double FromModeAbove(double q) => Math.Max(Maximum - (Width * (q / (1 + Math.Sqrt(1 - q)))), Minimum);

        private protected override double Distance(double from, double to) => to - from;

        private protected override double Unit(double x) => 1;
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>
        /// Straight up to the mode and straight down: f(x) = 2(x − a)/((b − a)(c − a)) below the mode c, 2(b − x)/((b − a)(b − c)) above it.
        /// </summary>
        /// <param name="minimum">The least value a.</param>
        /// <param name="mode">The most likely value c; it may equal either end.</param>
        /// <param name="maximum">The greatest value b.</param>
        /// <remarks>
        /// Support [minimum, maximum]. The usual law of a three-point estimate whose ends are believed; where the ends are rough guesses prefer
        /// <see cref="Pert"/>, which puts less weight there. Source: Kotz and van Dorp, Beyond Beta (2004), ch. 1.
        /// </remarks>
        /// <exception cref="ParameterException">A value is not finite (DIST001), all are equal (DIST002) or the mode lies outside the ends (DIST005).</exception>
        public static Distribution Triangular(double minimum, double mode, double maximum) => new TriangularLaw(minimum, mode, maximum);
    }
}
