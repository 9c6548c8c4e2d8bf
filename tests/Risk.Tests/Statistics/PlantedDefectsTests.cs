using Risk.Mathematics;
using static Risk.Distribution;

namespace Risk.Tests.Statistics;

/// <summary>The test of the tests: each of these samplers is wrong, in a way that samplers have been wrong, and the suite must say so.</summary>
public class PlantedDefectsTests
{
    // What the whole suite allows a p-value: 10⁻⁶ over at most 2,000 of them.
    private const double Level = 1e-6 / 2000;

    public static TheoryData<string> Names => [.. Defects.Keys];

    private static Dictionary<string, (Distribution Claimed, Func<Uncertain> Drawn)> Defects { get; } = new()
    {
        ["sigma × 1.005"] = (Normal(0, 1), () => X(Normal(0, 1.005))),
        ["mean moved by 0.35 % of sigma"] = (Normal(0, 1), () => X(Normal(0.0035, 1))),
        ["mode moved by 0.2 %, triangular"] = (Triangular(0, 8, 10), () => X(Triangular(0, 8.016, 10))),
        ["mode moved by 0.2 %, PERT"] = (Pert(6, 12, 36), () => X(Pert(6, 12.024, 36))),
        ["swapped parameters, gamma"] = (Gamma(1.5, 4.5), () => X(Gamma(4.5, 1.5))),
        ["swapped parameters, beta"] = (Beta(2, 5), () => X(Beta(5, 2))),
        ["rate for mean, exponential"] = (Exponential(4), () => X(Exponential(0.25))),
        ["a lost last cell"] = (Gamma(1.5, 4.5), () => Uncertain.Min(X(Gamma(1.5, 4.5)), Gamma(1.5, 4.5).UpperQuantile(1e-5))),
        ["a lost first cell"] = (Normal(0, 1), () => Uncertain.Max(X(Normal(0, 1)), Normal(0, 1).Quantile(1e-5))),
        ["tails cut at 10⁻⁵ and drawn again from the body"] = (Normal(0, 1), () => X(Truncated(Normal(0, 1), Normal(0, 1).Quantile(1e-5), Normal(0, 1).UpperQuantile(1e-5)))),
        ["32-bit uniforms"] = (Uniform(0, 1), () => Uncertain.Function(u => (Math.Floor(u * 4294967296) + 0.5) / 4294967296, X(Uniform(0, 1)))),
        ["single precision"] = (Normal(0, 1), () => Uncertain.Function(x => (float)x, X(Normal(0, 1)))),
        ["each draw twice"] = (Uniform(0, 1), () => Lanes((u, i) => u[i & ~1])),
        ["antithetic where plain is claimed"] = (Uniform(0, 1), () => Lanes((u, i) => i % 2 == 0 ? u[i] : 1 - u[i - 1])),
        ["every other lane reversed in time"] = (Uniform(0, 1), () => Lanes((u, i) => i % 8 < 4 ? u[i] : u[i - 4])),
        ["a batch repeated"] = (Uniform(0, 1), () => Lanes((u, i) => u[i % 64])),
        ["normal as the sum of twelve uniforms"] = (Normal(0, 1), () => Uncertain.Sum(Enumerable.Range(0, 12).Select(i => Uncertain.Input($"u{i}", Uniform(0, 1)))) - 6),
        ["a quantile off by 10⁻³ in the middle"] = (Uniform(0, 1), () => Uncertain.Function(u => u is > 0.4 and < 0.41 ? 0.4 + ((u - 0.4) * 0.9) : u, X(Uniform(0, 1)))),
        ["median for mean, lognormal"] = (LogNormalFromMoments(100, 10), () => X(LogNormal(Elementary.Log(100), 0.0997513))),
        ["population for sample: too regular"] = (Uniform(0, 1), () => Lanes((u, i) => (i + u[i]) / u.Length)),
    };

    private static Dictionary<string, (Distribution Claimed, Func<Uncertain> Drawn)> DiscreteDefects { get; } = new()
    {
        ["probability 0.301 for 0.3"] = (Bernoulli(0.3), () => X(Bernoulli(0.301))),
        ["at least for more than"] = (Discrete([1, 2, 5, 10], [0.1, 0.2, 0.3, 0.4]), () => X(Discrete([2, 2, 5, 10], [0.1, 0.2, 0.3, 0.4]))),
        ["the last step never drawn"] = (Discrete([1, 2, 3], [0.5, 0.49999, 0.00001]), () => Uncertain.Min(2, X(Discrete([1, 2, 3], [0.5, 0.49999, 0.00001])))),
    };

    public static TheoryData<string> DiscreteNames => [.. DiscreteDefects.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_planted_defect_is_found(string name) => Found(Defects[name].Claimed, Defects[name].Drawn(), true);

    [Theory]
    [MemberData(nameof(DiscreteNames))]
    public void A_planted_defect_of_a_discrete_sampler_is_found(string name) => Found(DiscreteDefects[name].Claimed, DiscreteDefects[name].Drawn(), false);

    [Fact]
    public void A_reused_stream_is_found()
    {
        // Two inputs that share a stream: comonotone where they should be independent. Each alone is right.
        Uncertain shared = X(Uniform(0, 1));
        IReadOnlyList<Finding> findings = Battery.Of(Draws.Of([(Uniform(0, 1), shared), (Uniform(0, 10), 10 * shared)], true, 7));

        Assert.Equal(["correlation"], findings.Where(f => f.P < Level).Select(f => f.Test));
    }

    [Fact]
    public void Tails_that_every_table_cuts_at_one_in_a_million_are_found_together()
    {
        Distribution law = Normal(0, 1);
        Distribution cut = Truncated(law, law.Quantile(1e-6), law.UpperQuantile(1e-6));
        IReadOnlyList<Finding> findings = Battery.Of(Draws.Of([.. Enumerable.Range(0, 4).Select(i => (law, Uncertain.Input($"x{i}", cut)))], true, 7));

        Assert.Equal(["4 laws together"], findings.Where(f => f.P < Level).Select(f => f.Of).Distinct());
    }

    [Fact]
    public void A_right_sampler_is_not_accused() =>
        Assert.DoesNotContain(Battery.Of(Draws.Of([(Normal(0, 1), X(Normal(0, 1))), (Uniform(0, 1), Lanes((u, i) => u[i]))], true, 7)), f => f.P < Level);

    private static void Found(Distribution claimed, Uncertain drawn, bool isContinuous)
    {
        IReadOnlyList<Finding> findings = Battery.Of(Draws.Of([(claimed, drawn)], isContinuous, 7));

        Assert.Contains(findings, f => f.P < Level);
    }

    private static Uncertain X(Distribution law) => Uncertain.Input("x", law);

    /// <summary>A uniform computed from those of its batch, as a mistake in lanes would.</summary>
    private static Uncertain Lanes(Lane lane) => Uncertain.Function(
        (columns, result) =>
        {
            for (int i = 0; i < result.Length; i++)
            {
                result[i] = lane(columns[0], i);
            }
        },
        Uncertain.Input("u", Uniform(0, 1)));

    private delegate double Lane(ReadOnlySpan<double> uniforms, int run);
}
