using FsCheck;
using FsCheck.Fluent;
using static Risk.Distribution;

namespace Risk.Tests.Distributions;

/// <summary>
/// Laws of distributions, on laws made of others that hold separate values beside a density: no step is missed where a sum or a product rounds, and none is seen beside its place.
/// The seed is fixed; each check holds for every law up to stated roundings, so that the false-positive rate is nil.
/// </summary>
public class StepsOfComposedLawsTests
{
    private const int Words = 96;
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithReplay(20160520, 77).WithMaxTest(400);

    [Fact]
    public void The_tails_at_a_step_are_those_below_it_and_up_to_it() => Hold((law, draws) =>
    {
        // A density that is narrow beside the spacing of doubles is blurred by it.
        if (!law.IsDiscrete && IsBlurred(law))
        {
            return;
        }

        foreach (double p in new[] { draws.Between(1e-9, 1 - 1e-9), draws.Log(1e-9, 0.5), draws.Between(0.2, 0.8), draws.Between(0.4, 0.6) })
        {
            LawChecks.RoundTrip(law, p, 1e-12);
            Step(law, law.Quantile(p));
            Step(law, law.UpperQuantile(p));
        }

        LawChecks.Support(law);
    });

    /// <summary>F rises by the probability of the value at it, and there only.</summary>
    private static void Step(Distribution law, double x)
    {
        foreach (double at in new[] { Math.BitDecrement(x), x, Math.BitIncrement(x) })
        {
            double before = Math.BitDecrement(at), step = law.Cdf(at) - law.Cdf(before), fall = law.SurvivalFunction(before) - law.SurvivalFunction(at);
            double sum = law.Cdf(at) + law.SurvivalFunction(at), rounding = 1e-14 + (law.IsDiscrete ? 0 : Math.ScaleB(LawChecks.Magnitude(law, x), -49) * Math.Max(law.Density(at), law.Density(before)));
            LawChecks.Holds(law, Math.Abs(step - law.Atom(at)) <= rounding && Math.Abs(fall - law.Atom(at)) <= rounding && Math.Abs(sum - 1) <= rounding, $"tails add to {sum:R}, rises by {step:R}, falls by {fall:R}, mass {law.Atom(at):R} at {at:R}");
        }
    }

    private static bool IsBlurred(Distribution law) => law.UpperQuantile(0.05) - law.Quantile(0.05) < 1e-9 * LawChecks.Magnitude(law, 0) || (law.Components.Count == 1 && IsBlurred(law.Components[0]));

    private static void Hold(Action<Distribution, Draws> check) => Check.One(Fixed, Prop.ForAll(
        Arb.From(Gen.Choose(0, int.MaxValue).ArrayOf(Words)), words => check(Composed(new(words)), new([.. words.Reverse()]))));

    private static Distribution Composed(Draws d)
    {
        Distribution law = d.Coin() ? Separate(d) : Mixture([d.Log(0.1, 1), d.Log(0.1, 1)], [Separate(d), Smooth(d)]);
        for (int i = d.Whole(1, 3); i > 0; i--)
        {
            law = Changed(law, d);
        }

        return law;
    }

    private static Distribution Separate(Draws d) => d.Whole(0, 5) switch
    {
        0 => Poisson(d.Log(0.5, 3000)),
        1 => Binomial(d.Whole(1, 400), d.Between(0.05, 0.95)),
        2 => DiscreteUniform(-3, d.Whole(0, 300)),
        3 => Constant(d.Location()),
        4 => d.Scale() is var unit ? Empirical([.. Enumerable.Range(0, 30).Select(i => unit * (i % 17) / 10)]) : null!,
        _ => Discrete([0.1 + 0.2, 0.3, 0.7, 1e-3, 2.5], [1, 2, 1, 3, 1]),
    };

    private static Distribution Smooth(Draws d) => d.Whole(0, 3) switch
    {
        0 => Normal(d.Between(-10, 10), d.Log(0.1, 100)),
        1 => Gamma(d.Log(1, 50), d.Log(0.1, 10)),
        2 => Triangular(d.Between(-5, 0), d.Between(1, 2), d.Between(3, 900)),
        _ => Uniform(d.Between(-5, 0), d.Between(1, 9)),
    };

    private static Distribution Changed(Distribution law, Draws d) => d.Whole(0, 8) switch
    {
        0 or 1 => Shifted(law, Offsets[d.Whole(0, Offsets.Length - 1)]),
        2 => Shifted(law, d.Location()),
        3 or 4 => Scaled(law, Factors[d.Whole(0, Factors.Length - 1)]),
        5 => law.Quantile(d.Between(0.05, 0.4)) is var low && law.UpperQuantile(d.Between(0.05, 0.4)) is var high && low < high ? Clipped(law, low, high) : law,
        6 => !law.IsDiscrete && law.Quantile(d.Between(0.05, 0.4)) is var low && law.UpperQuantile(d.Between(0.05, 0.4)) is var high && low < high ? Truncated(law, low, high) : law,
        7 => law.IsDiscrete ? Mixture([1, 2], [law, Smooth(d)]) : Spliced(law, Pareto(Math.Max(law.Quantile(0.6), 0.1), d.Between(1.5, 9)), d.Between(0.01, 0.5)),
        _ => d.Coin() ? MaximumOf(d.Whole(1, 5), law) : MinimumOf(d.Whole(1, 5), law),
    };

    private static readonly double[] Offsets = [0.1, -0.3, 1e9 + 0.3, 1e-3, 1.0 / 3, 641.1087];

    private static readonly double[] Factors = [0.1, -0.3, 1e-9, 3e7, -1e-3, 1.0 / 3, -7];

    /// <summary>Rows of single values are merged by halves: one after the other they would stand as deep as they are many, and 1 MB of stack is what a thread has on some systems.</summary>
    [Fact]
    public void A_mixture_of_very_many_single_values_needs_little_stack()
    {
        const int many = 19_000;
        Distribution law = Mixture([.. Enumerable.Repeat(1.0, many)], [.. Enumerable.Range(0, many - 1).Select(i => Constant(i)), Normal(0.0, 1.0)]);
        double[] found = [];
        var thread = new Thread(() => found = [.. law.Atoms(100.5, 104)], 512 * 1024);
        thread.Start();
        thread.Join();
        Assert.Equal([101, 102, 103, 104], found);
    }
}
