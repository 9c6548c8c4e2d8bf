using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Distributions
{
    internal sealed class HypergeometricLaw : WholeNumberLaw
    {
        // So many masses from the one before are right to 1e-14; then one is taken anew.
        private const double Anchored = 256;
        private readonly double _share;

        public HypergeometricLaw(double population, double successes, double draws)
        {
            (Population, Successes, Draws) = (Whole(population, nameof(population), 1), Whole(successes, nameof(successes), 0), Whole(draws, nameof(draws), 0));
            Require.Holds(successes <= population, "DIST005", nameof(successes), successes, $"successes must not exceed the population (successes={Require.Text(successes)}, population={Require.Text(population)})");
            Require.Holds(draws <= population, "DIST005", nameof(draws), draws, $"draws must not exceed the population (draws={Require.Text(draws)}, population={Require.Text(population)})");
            (Minimum, Maximum, _share) = (Math.Max(0, draws - (population - successes)), Math.Min(successes, draws), draws / population);
        }

        public double Population { get; }

        public double Successes { get; }

        public double Draws { get; }

        public override string Family => "hypergeometric";

        public override IReadOnlyList<(string Name, double Value)> Parameters => [("population", Population), ("successes", Successes), ("draws", Draws)];

        public override double Minimum { get; }

        public override double Maximum { get; }

        public override double Mean => Draws * (Successes / Population);

        public override double Variance => Minimum == Maximum ? 0
            : Draws * (Successes / Population) * ((Population - Successes) / Population) * ((Population - Draws) / (Population - 1));

        public override double Skewness => Variance > 0
            ? (Population - (2 * Successes)) / (Population - 2) * ((Population - (2 * Draws)) * Math.Sqrt(Population - 1)) / Math.Sqrt(Draws * Successes) / Math.Sqrt(Population - Successes) / Math.Sqrt(Population - Draws)
            : double.NaN;

        public override double ExcessKurtosis
        {
            get
            {
                double n = Population, k = Successes, d = Draws, spread = d * k * (n - k) * (n - d) * (n - 2) * (n - 3);
                return Variance > 0
                    ? (((n - 1) * n * n * ((n * (n + 1)) - (6 * k * (n - k)) - (6 * d * (n - d)))) + (6 * d * k * (n - k) * (n - d) * ((5 * n) - 6))) / spread
                    : double.NaN;
            }
        }

        // C(K, k)C(N − K, n − k)/C(N, n) as three binomial masses of one probability n/N, none of which over- or underflows (C. Loader, 2000).
        protected override double Mass(double k) => Minimum == Maximum ? 1
            : MassOf(k, Successes) * MassOf(Draws - k, Population - Successes) / MassOf(Draws, Population);

        protected override double Lower(double k) => k < Mean ? Below(k) : 1 - Above(k + 1);

        protected override double Upper(double k) => k < Mean ? 1 - Below(k) : Above(k + 1);

        private double MassOf(double k, double trials) => new BinomialLaw(trials, _share).Density(k);

        private double Below(double k) => Sum(k, -1, Minimum, i => i / (Successes - i + 1) * ((Population - Successes - Draws + i) / (Draws - i + 1)));

        private double Above(double k) => k > Maximum ? 0
            : Sum(k, +1, Maximum, i => (Successes - i) / (i + 1) * ((Draws - i) / (Population - Successes - Draws + i + 1)));

        // Masses from k on, each from the one before, until they no longer count.
        private double Sum(double k, int step, double last, Func<double, double> ratio)
        {
            double first = Mass(k), term = 1, sum = 1, lost = 0;
            for (double i = k; i != last && term > 1e-18 * sum; i += step)
            {
                bool anchored = first > 1e-280 && Math.Abs(i - k) % Anchored == Anchored - 1;
                term = anchored ? Mass(i + step) / first : term * ratio(i);
                CompensatedSum.Add(ref sum, ref lost, term);
            }

            return Math.Min(1, (sum + lost) * first);
        }
    }
}

namespace Risk
{
    public abstract partial class Distribution
    {
        /// <summary>How many of those drawn have a mark, drawing without replacement: P(X = k) = C(K, k)C(N − K, n − k)/C(N, n).</summary>
        /// <param name="population">How many there are, N, whole and at least 1.</param>
        /// <param name="successes">How many of them have the mark, K.</param>
        /// <param name="draws">How many are drawn, n.</param>
        /// <remarks>
        /// Support max(0, n − N + K) … min(n, K). An audit sample of a finite list; where the list is long beside the sample prefer <see cref="Binomial"/>. Source: Johnson, Kemp
        /// and Kotz, Univariate Discrete Distributions (2005), ch. 6; the mass by C. Loader, Fast and Accurate Computation of Binomial Probabilities (2000).
        /// </remarks>
        /// <exception cref="ParameterException">A value is not a whole number (DIST010), or K or n exceed N (DIST005).</exception>
        public static Distribution Hypergeometric(double population, double successes, double draws) => new HypergeometricLaw(population, successes, draws);
    }
}
