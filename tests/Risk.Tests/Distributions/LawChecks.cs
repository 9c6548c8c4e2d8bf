using System.Globalization;

namespace Risk.Tests.Distributions;

/// <summary>What holds for every law. Each check holds for every probability, so that its false-positive rate is nil.</summary>
internal static class LawChecks
{
    /// <summary>Both tails, at the quantile of p from either end.</summary>
    public static void RoundTrip(Distribution law, double p, double accuracy = 1e-13)
    {
        Tail(law, p, law.Quantile(p), accuracy, law.Cdf, x => law.Cdf(x) - law.Atom(x));
        Tail(law, p, law.UpperQuantile(p), accuracy, x => law.SurvivalFunction(x) + law.Atom(x), law.SurvivalFunction);
    }

    public static void QuantilesRise(Distribution law, IReadOnlyList<double> tails)
    {
        double[] rising = [.. tails.Order()];
        double previous = law.Minimum;
        foreach (double x in rising.Select(law.Quantile).Concat(rising.Reverse().Select(law.UpperQuantile)).Append(law.Maximum))
        {
            // A solved quantile from below and from above may differ in the last places.
            Holds(law, x >= previous || previous - x <= 1e-14 * Math.Max(Math.Abs(previous), law.StandardDeviation), $"{x:R} after {previous:R}");
            previous = x;
        }
    }

    /// <summary>The ends are reached, and nothing lies beyond them.</summary>
    public static void Support(Distribution law)
    {
        Holds(law, law.Quantile(0) == law.Minimum && law.Quantile(1) == law.Maximum && law.UpperQuantile(0) == law.Maximum && law.UpperQuantile(1) == law.Minimum, $"quantiles of 0 and 1");
        foreach (double beyond in new[] { double.NegativeInfinity, Math.BitDecrement(law.Minimum), law.Minimum - 1 - Math.Abs(law.Minimum) })
        {
            Holds(law, law.Cdf(beyond) == 0 && law.SurvivalFunction(beyond) == 1 && law.Density(beyond) == 0, $"below the minimum, at {beyond:R}");
        }

        foreach (double beyond in new[] { double.PositiveInfinity, Math.BitIncrement(law.Maximum), law.Maximum + 1 + Math.Abs(law.Maximum) })
        {
            Holds(law, law.Cdf(beyond) == 1 && law.SurvivalFunction(beyond) == 0 && law.Density(beyond) == 0, $"above the maximum, at {beyond:R}");
        }

        Holds(law, law.Cdf(law.Maximum) == 1 && law.SurvivalFunction(law.Maximum) == 0, $"the whole at the maximum");
        Holds(law, double.IsNaN(law.Cdf(double.NaN)) && double.IsNaN(law.SurvivalFunction(double.NaN)) && double.IsNaN(law.Density(double.NaN)), $"at NaN");
    }

    public static void TailsAddToOne(Distribution law, double p)
    {
        foreach (double x in new[] { law.Quantile(p), law.UpperQuantile(p) })
        {
            double below = law.Cdf(x), above = law.SurvivalFunction(x);
            Holds(law, below is >= 0 and <= 1 && above is >= 0 and <= 1 && Math.Abs(below + above - 1) < 4e-15, $"{below:R} + {above:R} at {x:R}");
        }
    }

    /// <summary>[F(x + h) − F(x − h)] / 2h, or the step of F where x has a probability of its own. Not within h of a bend.</summary>
    public static void DensityIsSlope(Distribution law, double p)
    {
        double x = law.Quantile(p), density = law.Density(x);
        if (law.Atom(x) is > 0 and double atom)
        {
            double before = Math.BitDecrement(x), step = law.Cdf(x) - law.Cdf(before), rounding = law.IsDiscrete ? 0 : Math.ScaleB(Magnitude(law, x), -50) * law.Density(before);
            Holds(law, Math.Abs(step - atom) < 4e-15 + rounding && (!law.IsDiscrete || density == atom), $"step {step:R}, mass {atom:R} at {x:R}");
            return;
        }

        double h = 1e-5 * Math.Min(p, 1 - p) / density, low = x - h, high = x + h;
        if (low < law.Minimum || high > law.Maximum || law.Landmarks.Any(bend => Math.Abs(bend - x) <= 2 * h) || high - low < 1e-11 * Math.Abs(x))
        {
            return;
        }

        double slope = (law.Cdf(high) - law.Cdf(low)) / (high - low);
        Holds(law, Math.Abs(slope / density - 1) < 2e-4, $"slope {slope:R}, density {density:R} at {x:R}");
    }

    /// <summary>The finite moments, against sums over the quantile that have converged.</summary>
    public static int Moments(Distribution law, double accuracy = 1e-9)
    {
        int known = 0;
        var sums = new MomentSums(law);
        double mean = law.Mean, deviation = law.StandardDeviation, places = Magnitude(law, mean) * 4e-15;
        Near("mean", mean, sums.Of(x => x), accuracy * (double.IsFinite(deviation) ? deviation : Math.Abs(mean)) + places);
        if (!(deviation > 1e5 * places))
        {
            return known;
        }

        double slack = accuracy + (4 * places / deviation);
        Near("variance", law.Variance, sums.Of(x => (x - mean) * (x - mean)), 10 * slack * law.Variance);
        Near("skewness", law.Skewness, sums.Of(x => Math.Pow((x - mean) / deviation, 3)), 100 * slack * (1 + Math.Abs(law.Skewness)));
        Near("kurtosis", law.ExcessKurtosis, sums.Of(x => Math.Pow((x - mean) / deviation, 4)) - 3, 1000 * slack * (4 + law.ExcessKurtosis));
        return known;

        void Near(string moment, double stated, double? sum, double bound)
        {
            if (double.IsFinite(stated) && sum is { } found)
            {
                known++;
                Holds(law, Math.Abs(stated - found) <= bound, $"{moment} {stated:R}, but the integral is {found:R}");
            }
        }
    }

    /// <summary>A factor that is a power of two rounds nothing, so that all must be equal; another gives its product.</summary>
    public static void ScaledIsTimes(Distribution law, double p, int power, double factor)
    {
        double two = Math.ScaleB(1, power), x = law.Quantile(p);
        Distribution exact = Distribution.Scaled(law, two), turned = Distribution.Scaled(law, -two), any = Distribution.Scaled(law, factor);
        Holds(law, exact.Quantile(p) == two * x && exact.UpperQuantile(p) == two * law.UpperQuantile(p), $"quantiles times {two}");
        Holds(law, any.Quantile(p) == factor * x && any.Minimum == factor * law.Minimum && any.Maximum == factor * law.Maximum, $"quantiles times {factor:R}");
        Holds(law, exact.Cdf(two * x) == law.Cdf(x) && exact.SurvivalFunction(two * x) == law.SurvivalFunction(x), $"tails times {two}");
        Holds(law, exact.Density(two * x) == (law.IsDiscrete ? law.Density(x) : law.Density(x) / two), $"density times {two}");
        Holds(law, law.HasAtoms || (turned.Quantile(p) == -two * law.UpperQuantile(p) && turned.UpperQuantile(p) == -two * x), $"quantiles times {-two}");
        double below = Math.Min(law.SurvivalFunction(x) + law.Atom(x), 1);
        Holds(law, Math.Abs(turned.Cdf(-two * x) - below) < 4e-15 && Math.Abs(turned.SurvivalFunction(-two * x) + below - 1) < 4e-15, $"tails times {-two}");
        SameShape(law, turned, -two, 0);
    }

    public static void ShiftedIsPlus(Distribution law, double p, double offset)
    {
        Distribution shifted = Distribution.Shifted(law, offset);
        double x = law.Quantile(p);
        Holds(law, shifted.Quantile(p) == x + offset && shifted.UpperQuantile(p) == law.UpperQuantile(p) + offset, $"quantiles plus {offset:R}");
        Holds(law, shifted.Minimum == law.Minimum + offset && shifted.Maximum == law.Maximum + offset, $"support plus {offset:R}");
        SameShape(law, shifted, 1, offset);
        if (law.Atom(x) > 0)
        {
            // Where values far apart have one sum, it is the probability of all of them.
            Holds(law, shifted.Cdf(x + offset) >= law.Cdf(x) && shifted.Atom(x + offset) > 0 && (Math.Abs(offset) > 1e12 * law.StandardDeviation || shifted.Cdf(x + offset) == law.Cdf(x)), $"steps plus {offset:R}");
            return;
        }

        double rounding = Math.ScaleB(Math.Abs(x) + Math.Abs(offset), -51) * law.Density(x);
        Holds(law, Math.Abs(shifted.Cdf(x + offset) - law.Cdf(x)) <= (1e-13 * p) + rounding || double.IsInfinity(law.Density(x)), $"tails plus {offset:R}");
    }

    /// <summary>The law of c·X + d against that of X.</summary>
    public static void SameShape(Distribution law, Distribution moved, double c, double d)
    {
        double places = Math.ScaleB(Math.Max(Magnitude(law, 0) * Math.Abs(c), Magnitude(moved, 0)) + Math.Abs(d), -49), mean = (c * law.Mean) + d, variance = c * c * law.Variance;
        double slack = 1e-12 + (places / Math.Sqrt(variance)), skewness = Math.Sign(c) * law.Skewness, kurtosis = law.ExcessKurtosis;
        Same("mean", moved.Mean, mean, (1e-12 * Math.Abs(mean)) + places);
        Same("variance", moved.Variance, variance, variance * 8 * slack);
        Same("skewness", moved.Skewness, skewness, 100 * (1 + Math.Abs(skewness)) * slack);
        Same("kurtosis", moved.ExcessKurtosis, kurtosis, 1000 * (4 + kurtosis) * slack);

        void Same(string moment, double found, double expected, double bound) => Holds(law, found.Equals(expected) || Math.Abs(found - expected) <= bound
            || !(variance > places * places * 1e6), $"{moment} {found:R} of {moved} and not {expected:R}");
    }

    /// <summary>A factory's own law of c·X + d.</summary>
    public static void MovedIsMoved(Distribution law, Distribution moved, double c, double d, double p)
    {
        SameShape(law, moved, c, d);
        foreach ((double x, double y) in new[] { (law.Quantile(p), moved.Quantile(p)), (law.UpperQuantile(p), moved.UpperQuantile(p)) })
        {
            double expected = (c * x) + d, bound = (1e-12 * Math.Abs(c * x)) + Math.ScaleB(Math.Max(c * Magnitude(law, 0), Magnitude(moved, 0)) + Math.Abs(d), -49);
            Holds(law, Math.Abs(y - expected) <= bound, $"{y:R} of {moved} and not {expected:R} at {p:R}");
        }
    }

    /// <summary>The greatest of the numbers whose roundings a value of the law carries.</summary>
    public static double Magnitude(Distribution law, double x)
    {
        double middle = law.Quantile(0.5);
        return new[] { x, middle, law.Minimum, law.Maximum }.Where(double.IsFinite).Max(Math.Abs);
    }

    public static void Holds(Distribution law, bool condition, FormattableString what)
    {
        if (!condition)
        {
            Assert.Fail($"{law}: {what.ToString(CultureInfo.InvariantCulture)}");
        }
    }

    // One rounding of x moves F by x·f(x)·2⁻⁵³: the bound is a few of those and a few of p. At a step p lies between the probabilities below it and up to it.
    private static void Tail(Distribution law, double p, double x, double accuracy, Func<double, double> with, Func<double, double> without)
    {
        Holds(law, x >= law.Minimum && x <= law.Maximum, $"{x:R} lies outside");
        if ((law.Atom(x) == 0 && (x == law.Minimum || x == law.Maximum)) || (x != 0 && Math.Abs(x) < 1e-290))
        {
            return;
        }

        double rounding = law.Atom(x) > 0 ? 1e-15 : Math.ScaleB(Magnitude(law, x), -51) * law.Density(x);
        double bound = accuracy * p * (p < 1e-20 ? 100 : 1) + rounding;
        Holds(law, with(x) >= p - bound && without(x) <= p + bound, $"the tails at {x:R} are {with(x):R} and {without(x):R}, not {p:R}");
    }
}
