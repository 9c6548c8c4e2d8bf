using Risk.Mathematics;
using static Risk.Distribution;

namespace Risk.Tests.Distributions;

public class WholeNumberTests
{
    [Fact]
    public void A_quantile_of_a_great_count_is_the_least_number_that_reaches_the_probability()
    {
        Distribution[] laws =
        [
            Poisson(2e6), Poisson(1e8), Poisson(1e12), Poisson(4e15), Binomial(1e9, 0.3), Binomial(1e14, 1e-4), Binomial(1e12, 0.9999), NegativeBinomial(1e6, 1e-3), NegativeBinomial(2.5, 1e-7),
            Poisson(300), Poisson(3.7), Binomial(1000, 0.001), NegativeBinomial(500, 0.2), GeometricTrials(1e-8), Hypergeometric(10_000, 4000, 900),
        ];
        foreach (Distribution law in laws)
        {
            for (int i = 0; i < 200; i++)
            {
                // Weyl's sequence; every tenth far out.
                double p = i * 0.6180339887498949 % 1, q = i % 10 == 0 ? Elementary.Pow(p, 40) : p;
                if (q is 0)
                {
                    continue;
                }

                double low = law.Quantile(q), high = law.UpperQuantile(q);
                Assert.True(law.Cdf(low) >= q && (low == law.Minimum || law.Cdf(low - 1) < q), $"{law} at {q:R}: {low:R}");
                Assert.True(law.SurvivalFunction(high) <= q && (high == law.Minimum || law.SurvivalFunction(high - 1) > q), $"{law} at 1 − {q:R}: {high:R}");
            }
        }
    }
}
