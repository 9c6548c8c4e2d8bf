using FsCheck.Xunit;

namespace Risk.Tests.Distributions;

/// <summary>Laws of distributions, on every row of <see cref="AllLaws"/>. They hold for every p, so their false-positive rate is nil.</summary>
public class LawsTests
{
    private static readonly double[] Ladder =
        [1e-300, 1e-100, 1e-30, 1e-16, 1e-12, 1e-8, 1e-5, 1e-3, 0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.45, 0.5];

    [Property(MaxTest = 200, Replay = "20160520,77")]
    public void The_cdf_of_a_quantile_is_its_probability(uint word)
    {
        double p = (word + 0.5) / 4294967296.0;
        foreach (Distribution law in AllLaws.Continuous)
        {
            RoundTrip(law, p);
        }
    }

    [Fact]
    public void Both_tails_round_trip_far_out()
    {
        foreach (Distribution law in AllLaws.Continuous)
        {
            foreach (double p in Ladder)
            {
                RoundTrip(law, p);
            }
        }
    }

    [Fact]
    public void Quantiles_rise_and_stay_in_the_support()
    {
        foreach (Distribution law in AllLaws.Both)
        {
            double previous = law.Minimum;
            foreach (double x in Ladder.Select(law.Quantile).Concat(Ladder.Reverse().Select(law.UpperQuantile)).Append(law.Maximum))
            {
                // A solved quantile from below and from above may differ in the last places.
                Assert.True(x >= previous || previous - x <= 1e-14 * Math.Max(Math.Abs(previous), law.StandardDeviation), $"{law}: {x:R} after {previous:R}");
                previous = x;
            }

            Assert.Equal(law.Minimum, law.Quantile(0));
            Assert.Equal(law.Maximum, law.Quantile(1));
            Assert.Equal(law.Maximum, law.UpperQuantile(0));
        }
    }

    [Fact]
    public void Cdf_and_survival_function_add_to_one_and_never_leave_zero_to_one()
    {
        foreach (Distribution law in AllLaws.Both)
        {
            foreach (double p in Ladder)
            {
                double x = law.Quantile(p);
                Assert.InRange(law.Cdf(x), 0, 1);
                Assert.InRange(law.SurvivalFunction(x), 0, 1);
                Assert.True(Math.Abs(law.Cdf(x) + law.SurvivalFunction(x) - 1) < 4e-15, $"{law} at {x:R}");
            }

            foreach (double beyond in new[] { double.NegativeInfinity, Math.BitDecrement(law.Minimum) })
            {
                Assert.Equal((0.0, 1.0, 0.0), (law.Cdf(beyond), law.SurvivalFunction(beyond), law.Density(beyond)));
            }

            Assert.Equal((1.0, 0.0, 0.0), (law.Cdf(double.PositiveInfinity), law.SurvivalFunction(double.PositiveInfinity), law.Density(double.PositiveInfinity)));
            Assert.True(double.IsNaN(law.Cdf(double.NaN)) && double.IsNaN(law.SurvivalFunction(double.NaN)) && double.IsNaN(law.Density(double.NaN)), law.ToString());
        }
    }

    [Fact]
    public void Density_is_the_slope_of_the_cdf()
    {
        foreach (Distribution law in AllLaws.Continuous)
        {
            foreach (double p in new[] { 0.02, 0.11, 0.27, 0.51, 0.73, 0.92 })
            {
                double x = law.Quantile(p), h = 1e-5 * Math.Min(p, 1 - p) / law.Density(x);
                double slope = (law.Cdf(x + h) - law.Cdf(x - h)) / (2 * h);
                Assert.True(Math.Abs(slope / law.Density(x) - 1) < 2e-4, $"{law} at {x:R}: slope {slope:R}, density {law.Density(x):R}");
            }
        }
    }

    [Fact]
    public void Moments_are_the_integrals_of_the_quantile()
    {
        foreach (Distribution law in AllLaws.Continuous)
        {
            if (!double.IsFinite(law.Mean))
            {
                continue;
            }

            (double X, double Weight)[] points = Points(law);
            double centre = law.Mean, deviation = law.StandardDeviation;
            double mean = Integral(points, x => x);
            Near(law, "mean", mean, law.Mean, 1e-6 * (law.StandardDeviation + Math.Abs(law.Mean)));
            if (double.IsFinite(law.Variance) && !double.IsNaN(law.ExcessKurtosis))
            {
                Near(law, "variance", Integral(points, x => (x - centre) * (x - centre)), law.Variance, 1e-5 * law.Variance);
            }

            if (double.IsFinite(law.Skewness) && law.Skewness < 5)
            {
                double third = Integral(points, x => Math.Pow((x - centre) / deviation, 3));
                Near(law, "skewness", third, law.Skewness, 1e-4 * (1 + Math.Abs(law.Skewness)));
            }

            if (double.IsFinite(law.ExcessKurtosis) && law.ExcessKurtosis < 20)
            {
                double fourth = Integral(points, x => Math.Pow((x - centre) / deviation, 4)) - 3;
                Near(law, "kurtosis", fourth, law.ExcessKurtosis, 2e-3 * (1 + Math.Abs(law.ExcessKurtosis)));
            }
        }
    }

    [Fact]
    public void Twice_the_scale_is_twice_the_quantile()
    {
        (Distribution Law, Distribution Double)[] pairs =
        [
            (Distribution.Gamma(1.5, 4.5), Distribution.Gamma(1.5, 9)),
            (Distribution.Weibull(1.5, 2), Distribution.Weibull(1.5, 4)),
            (Distribution.Exponential(3), Distribution.Exponential(6)),
            (Distribution.Pert(1, 4, 12), Distribution.Pert(2, 8, 24)),
            (Distribution.Triangular(1, 4, 12), Distribution.Triangular(2, 8, 24)),
            (Distribution.Normal(3, 2), Distribution.Normal(6, 4)),
        ];
        foreach ((Distribution law, Distribution twice) in pairs)
        {
            foreach (double p in Ladder)
            {
                Assert.Equal(2 * law.Quantile(p), twice.Quantile(p));
                Assert.Equal(law.Cdf(law.Quantile(p)), twice.Cdf(2 * law.Quantile(p)));
            }
        }
    }

    [Fact]
    public void A_law_equals_itself_made_twice_and_no_other_law()
    {
        Assert.Equal(Distribution.Pert(1, 2, 3), Distribution.Pert(1, 2, 3, 4));
        Assert.Equal(Distribution.Pert(1, 2, 3).GetHashCode(), Distribution.Pert(1, 2, 3).GetHashCode());
        Assert.Equal(Distribution.Discrete([2, 1], [1, 1]), Distribution.Discrete([1, 2], [3, 3]));
        Distribution[] all = [.. AllLaws.Both];
        for (int i = 0; i < all.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                Assert.True(!all[i].Equals(all[j]) || all[i].ToString() == all[j].ToString(), $"{all[i]} and {all[j]}");
            }
        }
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void A_probability_outside_zero_to_one_is_refused(double p)
    {
        foreach (Distribution law in AllLaws.Both)
        {
            Assert.Equal("p", Assert.Throws<ArgumentOutOfRangeException>(() => law.Quantile(p)).ParamName);
            Assert.Throws<ArgumentOutOfRangeException>(() => law.UpperQuantile(p));
        }
    }

    private static void RoundTrip(Distribution law, double p)
    {
        Check(law, p, law.Quantile(p), law.Cdf);
        Check(law, p, law.UpperQuantile(p), law.SurvivalFunction);
    }

    // One rounding of x moves F by x·f(x)·2⁻⁵³: the bound is a few of those and a few of p.
    private static void Check(Distribution law, double p, double x, Func<double, double> tail)
    {
        if (x == law.Minimum || x == law.Maximum || Math.Abs(x) < 1e-290)
        {
            return;
        }

        double rounding = Math.ScaleB(Math.Max(Math.Abs(x), law is { Minimum: > double.NegativeInfinity, Maximum: < double.PositiveInfinity } ? Math.Max(Math.Abs(law.Minimum), Math.Abs(law.Maximum)) : Math.Abs(law.Mean) < 1e300 ? Math.Abs(law.Mean) : 0), -51) * law.Density(x);
        double bound = 1e-13 * p * (p < 1e-20 ? 100 : 1) + rounding;
        Assert.True(Math.Abs(tail(x) - p) <= bound, $"{law}: tail({x:R}) = {tail(x):R}, not {p:R}");
    }

    // Midpoints of p in the variable that opens both tails: p = 1/(1 + e^(−s)), s from −60 to 60.
    // The quantiles on a grid of ln(p/(1 − p)), once for all moments of a law.
    private static (double X, double Weight)[] Points(Distribution law)
    {
        const int Count = 3_000;
        const double Reach = 60, Step = 2 * Reach / Count;
        var points = new (double X, double Weight)[Count];
        for (int i = 0; i < Count; i++)
        {
            double s = -Reach + (i + 0.5) * Step, small = 1 / (1 + Math.Exp(Math.Abs(s)));
            points[i] = (s < 0 ? law.Quantile(small) : law.UpperQuantile(small), small * (1 - small) * Step);
        }

        return points;
    }

    private static double Integral((double X, double Weight)[] points, Func<double, double> value) => points.Sum(p => value(p.X) * p.Weight);

    private static void Near(Distribution law, string moment, double actual, double expected, double bound) =>
        Assert.True(Math.Abs(actual - expected) <= bound, $"{law}: {moment} {expected:R}, but the integral is {actual:R}");
}
