using static Risk.Distribution;

namespace Risk.Tests.Modelling;

/// <summary>
/// Calls that fit numbers and uncertain values alike mean numbers. That this file compiles is the test: each call stands where a distribution is wanted, or would be ambiguous.
/// </summary>
public class PlainCallsTests
{
    [Fact]
    public void Lists_without_items_are_lists_of_numbers()
    {
        Func<Distribution>[] calls = [() => Mixture([], []), () => LinearPool([], []), () => Discrete([], []), () => Cumulative([], []), () => Metalog([]), () => Metalog([], 0, 1)];
        Assert.All(calls, call => Assert.Equal("DIST011", Assert.Throws<ParameterException>(call).Code));
    }

    [Fact]
    public void Lists_of_numbers_make_a_distribution()
    {
        Distribution[] laws = [Mixture([1, 2], [Normal(0, 1), Constant(3)]), LinearPool([1], [Normal(0, 1)]), Discrete([1, 2], [1, 1]), Cumulative([0, 1], [0, 1]), Metalog([1, 2]), Metalog([1, 2], upper: 9)];
        Assert.Equal(6, laws.Length);
    }

    [Fact]
    public void Inputs_of_a_copula_may_be_none()
    {
        var model = new Model("none");
        Assert.Equal("COR005", Assert.Single(Assert.Throws<ModelException>(() => model.Inputs("group", Copula.Gaussian(0.5))).Problems).Code);
        Assert.Equal("COR005", Assert.Single(Assert.Throws<ModelException>(() => model.Inputs("group", Copula.Gaussian(0.5), [])).Problems).Code);
        Assert.Throws<ArgumentNullException>(() => model.Inputs("group", Copula.Gaussian(0.5), null!));
        Assert.Equal(2, model.Inputs("pair", Copula.Gaussian(0.5), ("a", Normal(0, 1)), ("b", Gamma(model.Input("shape", Uniform(1, 2)), 1))).Count);
    }
}
