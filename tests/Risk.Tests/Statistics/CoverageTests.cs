using Risk.Results;
using static Risk.Distribution;

namespace Risk.Tests.Statistics;

/// <summary>
/// Intervals hold the true figure as often as they say, in 2,000 simulations of 1,000 runs each. A count is compared with the binomial law at the
/// exact coverage where there is one, at level 10⁻⁶; where the interval is an approximation, within the band that is stated for it.
/// </summary>
public class CoverageTests
{
    private const int Replications = 2000;
    private const int Runs = 1000;
    private static readonly Lazy<IReadOnlyList<ModelResult>> Simulations = new(() =>
    {
        var model = new Model("coverage");
        model.Output("normal", model.Input("n", Normal(10, 3)));
        Uncertain g = model.Input("g", Gamma(1.5, 4.5));
        model.Output("gamma", g);
        model.Output("late", g > 12);
        model.Output("rare", model.Input("u", Uniform(0, 1)) < 0.004);
        return [.. Enumerable.Range(0, Replications).AsParallel().Select(i =>
            model.Simulate(new SimulationOptions { Runs = Runs, Seed = (ulong)i, Threads = 1, KeepSamples = true }))];
    });

    [Theory]
    [InlineData(0.05, 0.95)]
    [InlineData(0.5, 0.95)]
    [InlineData(0.95, 0.95)]
    [InlineData(0.99, 0.8)]
    public void Intervals_of_quantiles(double p, double confidence)
    {
        double exact = OrderStatisticInterval.Of(Runs, p, confidence).Coverage;
        Assert.InRange(exact, confidence, 1);

        foreach ((string name, Distribution law) in (IEnumerable<(string, Distribution)>)[("normal", Normal(10, 3)), ("gamma", Gamma(1.5, 4.5))])
        {
            long held = Holding(r => r.Values[name].Quantile(p, confidence), law.Quantile(p));
            Assert.InRange(PValue.Count(held, Replications, exact), 1e-6, 1);
        }
    }

    [Fact]
    public void Intervals_of_probabilities()
    {
        // Wilson's interval covers a given probability with a probability of its own, which is summed here and not sampled.
        foreach ((string name, double p) in (IEnumerable<(string, double)>)[("late", Gamma(1.5, 4.5).SurvivalFunction(12)), ("rare", 0.004)])
        {
            double exact = 0;
            double exactPearson = 0;
            for (int k = 0; k <= Runs; k++)
            {
                double mass = Probability(k, p);
                Estimate wilson = Estimate.Probability(k, Runs);
                Estimate pearson = Estimate.ExactProbability(k, Runs);
                exact += wilson.Low <= p && p <= wilson.High ? mass : 0;
                exactPearson += pearson.Low <= p && p <= pearson.High ? mass : 0;
            }

            Assert.InRange(exact, 0.93, 0.98);
            Assert.InRange(exactPearson, 0.95, 1);
            Assert.InRange(PValue.Count(Holding(r => r.Events[name].Probability, p), Replications, exact), 1e-6, 1);
            Assert.InRange(PValue.Count(Holding(r => Estimate.ExactProbability(r.Events[name].Count, Runs), p), Replications, exactPearson), 1e-6, 1);
        }
    }

    [Fact]
    public void Intervals_of_means_and_standard_deviations()
    {
        // The normal approximation: exact to a quarter of a per cent for a normal law, and half a per cent low for a skewness of 1.6 at 1,000 runs.
        Band("mean, normal", Holding(r => r.Values["normal"].Mean, 10), 0.945, 0.955);
        Band("mean, gamma", Holding(r => r.Values["gamma"].Mean, 6.75), 0.94, 0.955);
        Band("deviation, normal", Holding(r => r.Values["normal"].StandardDeviation, 3), 0.94, 0.955);
        Band("deviation, gamma", Holding(r => r.Values["gamma"].StandardDeviation, Math.Sqrt(1.5) * 4.5), 0.92, 0.955);
    }

    private static void Band(string what, long held, double least, double most) => Assert.True(
        PValue.Count(held, Replications, least) > 1e-6 || PValue.Count(held, Replications, most) > 1e-6 || (held > least * Replications && held < most * Replications),
        $"{what}: {held} of {Replications}");

    private static long Holding(Func<ModelResult, Estimate> figure, double truth) =>
        Simulations.Value.Select(figure).LongCount(e => e.Low <= truth && truth <= e.High);

    private static double Probability(int k, double p)
    {
        double mass = 1;
        int ups = 0;
        int downs = 0;

        // C(n, k) p^k (1 − p)^(n − k) as a product whose parts stay near 1.
        while (ups < k || downs < Runs - k)
        {
            if (ups < k && (mass <= 1 || downs == Runs - k))
            {
                ups++;
                mass *= (Runs - k + ups) / (double)ups * p;
            }
            else
            {
                downs++;
                mass *= 1 - p;
            }
        }

        return mass;
    }
}
