using Risk.Engine;
using Risk.Tests.Distributions;
using Risk.Tests.Engine;

namespace Risk.Tests.Results;

/// <summary>The data sets of the National Institute of Standards and Technology that defeat a naive variance (StRD, univariate summary statistics).</summary>
public class MomentsTests
{
    [Fact]
    public void The_variance_survives_a_mean_that_is_large_beside_it()
    {
        // NumAcc1: 10,000,001, 10,000,003, 10,000,002. NumAcc2: 1.2, then 500 pairs of 1.1 and 1.3. NumAcc3: the same from 1,000,000.2. NumAcc4: from 10,000,000.2.
        Check("NIST_StRD_NumAcc1", 3, run => 10_000_001 + (2 * run % 3), 10_000_002, 1, 1e-15);
        Check("NIST_StRD_NumAcc2", 1001, run => run == 0 ? 1.2 : run % 2 == 1 ? 1.1 : 1.3, 1.2, 0.1, 1e-14);
        Check("NIST_StRD_NumAcc3", 1001, run => run == 0 ? 1_000_000.2 : run % 2 == 1 ? 1_000_000.1 : 1_000_000.3, 1_000_000.2, 0.1, 5e-10);
        Check("NIST_StRD_NumAcc4", 1001, run => run == 0 ? 10_000_000.2 : run % 2 == 1 ? 10_000_000.1 : 10_000_000.3, 10_000_000.2, 0.1, 1e-8);
    }

    [Fact]
    public void The_variance_of_the_doubles_themselves_is_right_to_the_last_digits()
    {
        ReferenceRow row = ReferenceRow.All.Single(r => r.Distribution == "NIST_StRD_NumAcc3" && r.Function == "sd_of_binary64_inputs");

        ValueOutput output = Run(1001, run => run == 0 ? 1_000_000.2 : run % 2 == 1 ? 1_000_000.1 : 1_000_000.3);

        Assert.Equal(row.Expected, output.StandardDeviation.Value, 1e-15);
    }

    [Fact]
    public void A_million_runs_far_from_zero_keep_their_variance()
    {
        // 0, 1, …, 999 from 2⁴⁰: the variance of the population is (1000² − 1)/12.
        ValueOutput output = Run(1_000_000, run => 1099511627776 + (run % 1000));

        // A mean of this size is itself rounded to 1e-4, which leaves nine digits of the variance.
        Assert.Equal(((1e6 - 1) / 12) * 1e6 / 999_999, output.Variance, 1e-4);
        Assert.Equal(0, output.Skewness, 1e-6);

        // The excess kurtosis of n equal steps is −(6/5)·(n² + 1)/(n² − 1).
        Assert.Equal(-1.2 * (1e6 + 1) / (1e6 - 1), output.ExcessKurtosis, 1e-8);
    }

    private static void Check(string name, int runs, Func<ulong, double> value, double mean, double sd, double tolerance)
    {
        ValueOutput output = Run(runs, value);
        foreach (ReferenceRow row in ReferenceRow.All.Where(r => r.Distribution == name && r.Function.StartsWith("certified", StringComparison.Ordinal)))
        {
            Assert.Equal(row.Expected, row.Function == "certified_mean" ? mean : sd);
        }

        Assert.Equal(mean, output.Mean.Value, 1e-15 * mean);
        Assert.Equal(sd, output.StandardDeviation.Value, tolerance);
    }

    private static ValueOutput Run(int runs, Func<ulong, double> value)
    {
        var program = new FakeProgram();
        program.Value("x", value);
        return SimulatorTests.Run(program, runs, 1).Values["x"];
    }
}
