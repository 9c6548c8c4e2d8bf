using Risk.Tests.Distributions;

namespace Risk.Tests.Statistics;

/// <summary>
/// Every law of the list, drawn by the engine, against its own distribution function. The suite fails a right sampler, at a seed chosen at random,
/// with a probability of at most 10⁻⁶ (the sum over all its p-values); the seed is fixed, so it passes always or never.
/// </summary>
public class SamplersTests
{
    private const double FalsePositiveRate = 1e-6;
    private const int Together = 8;

    [Fact]
    public void Every_sampler_passes_every_test()
    {
        Finding[] findings =
        [
            .. AllLaws.Continuous.Chunk(Together).SelectMany((laws, i) => Battery.Of(Draws.Of(laws, true, 1000 + (ulong)i))),
            // Laws with mass beside a density are drawn right if their quantiles are: QuantileTableTests asks them all.
            .. Battery.Of(Draws.Of([.. AllLaws.Rough.Where(law => !law.HasAtoms)], true, 3000)),
            .. AllLaws.Discontinuous.Chunk(Together).SelectMany((laws, i) => Battery.Of(Draws.Of(laws, false, 2000 + (ulong)i))),
        ];
        double level = FalsePositiveRate / findings.Length;

        Assert.InRange(findings.Length, 14 * AllLaws.Continuous.Count, 30 * AllLaws.Both.Count());
        Assert.Empty(findings.Where(f => !(f.P >= level)).Select(f => $"{f.Of}: {f.Test}, p = {f.P:G3}"));

        // Were p-values too small or too large by some mistake of the tests, their share below 1 % and 50 % would tell. Counts and clamped ones lie high.
        Assert.InRange(findings.Count(f => f.P < 0.01) / (double)findings.Length, 0, 0.03);
        Assert.InRange(findings.Count(f => f.P < 0.5) / (double)findings.Length, 0.35, 0.60);
    }

    [Fact]
    public void P_values_are_uniform_where_the_sampler_is_right()
    {
        // 600 replications of one law: of each test, about 1 % of p-values lie below 0.01 and half below 0.5. Bounds at five standard deviations.
        const int Replications = 600;
        Distribution law = Distribution.Gamma(1.5, 4.5);
        Finding[] findings = [.. Enumerable.Range(0, Replications).SelectMany(i =>
            Battery.Of(Draws.Of([(law, Uncertain.Input("x", law))], true, (ulong)i, 1 << 13, 1 << 13)))];

        foreach (IGrouping<string, Finding> test in findings.Where(f => f.Test is not "ties" && !f.Test.Contains("e-0", StringComparison.OrdinalIgnoreCase)).GroupBy(f => f.Test))
        {
            Assert.Equal(Replications, test.Count());
            Assert.InRange(test.Count(f => f.P < 0.01), 0, 6 + (5 * 2.44));

            // The tail formula of Anderson and Darling's statistic is for tails: at the median, 0.77, it says 0.37.
            Assert.InRange(test.Count(f => f.P < 0.5), 300 - (5 * 12.2), test.Key == "Anderson-Darling" ? 480 : 300 + (5 * 12.2));
        }
    }
}
