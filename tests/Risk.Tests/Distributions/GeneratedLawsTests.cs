using FsCheck;
using FsCheck.Fluent;
using static Risk.Distribution;

namespace Risk.Tests.Distributions;

/// <summary>
/// Laws of distributions, on laws whose parameters are drawn over wide ranges, a factory a row. The seed is fixed; each check holds for every law and every probability up to stated
/// roundings, so that the false-positive rate is nil.
/// </summary>
public class GeneratedLawsTests
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithReplay(20160520, 77);

    public static TheoryData<string> Factories => [.. LawFamilies.All.Keys];

    public static TheoryData<string> Moving => [.. LawFamilies.All.Where(f => f.Value.Moves).Select(f => f.Key)];

    [Fact]
    public void Every_public_factory_of_laws_has_a_generator() => Assert.Equal(LawFamilies.Factories.Order(StringComparer.Ordinal), LawFamilies.All.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Factories))]
    public void The_tail_of_a_quantile_is_its_probability(string factory) => Hold(60, factory, (law, draws) =>
    {
        LawFamily family = LawFamilies.All[factory];
        double least = Math.Max(family.Reach, 1e-9);
        foreach (double p in new[] { draws.Between(least, 1 - least), draws.Log(family.Reach, 0.5), draws.Between(0.4, 0.6) })
        {
            LawChecks.RoundTrip(law.Law, p, family.Accuracy);
        }
    });

    [Theory]
    [MemberData(nameof(Factories))]
    public void Quantiles_rise_and_the_support_is_kept(string factory) => Hold(60, factory, (law, draws) =>
    {
        LawChecks.QuantilesRise(law.Law, [.. Enumerable.Range(0, 6).Select(_ => draws.Log(1e-15, 0.5))]);
        LawChecks.Support(law.Law);
        LawChecks.TailsAddToOne(law.Law, draws.Between(0, 1));
        LawChecks.TailsAddToOne(law.Law, draws.Log(1e-15, 1));
    });

    [Theory]
    [MemberData(nameof(Factories))]
    public void The_density_is_the_slope_of_the_cdf(string factory) => Hold(60, factory, (law, draws) => LawChecks.DensityIsSlope(law.Law, draws.Between(0.02, 0.97)));

    [Theory]
    [MemberData(nameof(Factories))]
    public void Moments_are_the_integrals_of_the_quantile(string factory) => Hold(8, factory, (law, _) => LawChecks.Moments(law.Law, LawFamilies.All[factory].MomentAccuracy));

    [Theory]
    [MemberData(nameof(Factories))]
    public void A_law_scaled_or_shifted_is_the_law_of_the_product_or_the_sum(string factory) => Hold(20, factory, (law, draws) =>
    {
        LawChecks.ScaledIsTimes(law.Law, draws.Log(1e-9, 1), draws.Whole(-30, 30), draws.Scale());
        LawChecks.ShiftedIsPlus(law.Law, draws.Log(1e-9, 1), draws.Location());
    });

    [Theory]
    [MemberData(nameof(Moving))]
    public void A_factory_of_locations_and_scales_holds_the_law_of_the_product_and_the_sum(string factory) => Hold(60, factory, (law, draws) =>
    {
        double c = draws.Log(1e-3, 1e3), d = law.MayShift ? draws.Location() : 0;
        LawChecks.MovedIsMoved(law.Law, law.Moved!(c, d), c, d, draws.Log(1e-12, 0.5));
    });

    private static void Hold(int laws, string factory, Action<GeneratedLaw, Draws> check)
    {
        LawFamily family = LawFamilies.All[factory];
        Arbitrary<int[]> words = Arb.From(Gen.Choose(0, int.MaxValue).ArrayOf(Draws.Words));
        Check.One(Fixed.WithMaxTest(Math.Min(laws, family.Most)), Prop.ForAll(words, drawn => check(family.Generate(new(drawn)), new([.. drawn.Reverse()]))));
    }
}
