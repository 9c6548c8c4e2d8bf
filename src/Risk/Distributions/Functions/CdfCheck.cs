namespace Risk.Distributions;

/// <summary>What can be seen of an error in a distribution function of the user's.</summary>
/// <param name="law">Its law, of which nothing but the tails is asked.</param>
/// <param name="cdf">The function.</param>
/// <param name="survival">The survival function, where it is a function of its own.</param>
/// <param name="least">Where the distribution function is 0.</param>
/// <param name="greatest">Where it is 1.</param>
internal sealed class CdfCheck(CdfLaw law, UserFunction cdf, UserFunction? survival, double least, double greatest)
{
    private const double LimitTolerance = 1e-10;

    /// <summary>From 0 to 1, and the survival function from 1 to 0.</summary>
    /// <exception cref="ParameterException">FUN003.</exception>
    public void Limits()
    {
        double low = cdf.Probability(least), high = cdf.Probability(greatest);
        Require.Holds(low <= LimitTolerance && high >= 1 - LimitTolerance, "FUN003", "cdf", low,
            $"a distribution function runs from 0 to 1 (was {Require.Text(low)} at {Require.Text(least)} and {Require.Text(high)} at {Require.Text(greatest)}); mass at an end belongs in a Mixture with Constant");
        if (survival is not null)
        {
            double top = survival.Probability(least), bottom = survival.Probability(greatest);
            Require.Holds(top >= 1 - LimitTolerance && bottom <= LimitTolerance, "FUN003", "survival", top,
                $"a survival function runs from 1 to 0 (was {Require.Text(top)} at {Require.Text(least)} and {Require.Text(bottom)} at {Require.Text(greatest)})");
        }
    }

    /// <summary>The quantiles of the ladder, by halving in the order of the doubles.</summary>
    public double[] Places() =>
    [
        .. FunctionLaws.Ladder.Select(p => MonotoneInverse.First(least, greatest, x => cdf.Probability(x) >= p)),
        .. FunctionLaws.Ladder.Reverse().Skip(1).Select(q => MonotoneInverse.First(least, greatest, x => law.SurvivalFunction(x) <= q)),
    ];

    /// <summary>It neither falls nor jumps.</summary>
    /// <exception cref="ParameterException">FUN002.</exception>
    public void Rise(double[] places)
    {
        double previous = 0, at = places[0];
        for (int i = 0; i < places.Length; i++)
        {
            bool upper = i >= FunctionLaws.Ladder.Count;
            double p = upper ? FunctionLaws.Ladder[places.Length - 1 - i] : FunctionLaws.Ladder[i];
            double x = places[i], found = upper ? law.SurvivalFunction(x) : law.Cdf(x), before = upper ? law.SurvivalFunction(Math.BitDecrement(x)) : law.Cdf(Math.BitDecrement(x));
            Require.Holds(Math.Abs(found - p) <= LimitTolerance || Math.Abs(found - before) <= LimitTolerance, "FUN002", "cdf", found,
                $"the distribution function jumps at {Require.Text(x)} (from {Require.Text(upper ? 1 - before : before)} to {Require.Text(upper ? 1 - found : found)}): make it a Mixture with Constant for what stands at one value");
            for (int k = 1; k <= 8; k++)
            {
                double y = k == 8 ? x : at + ((x - at) * k / 8), value = law.Cdf(y);
                Require.Holds(!(value < previous - 1e-13), "FUN002", "cdf", value,
                    $"the distribution function falls (from {Require.Text(previous)} to {Require.Text(value)} near {Require.Text(y)})");
                Require.Holds(survival is null || Math.Abs(value + law.SurvivalFunction(y) - 1) <= LimitTolerance, "FUN002", "survival", value,
                    $"cdf and survival do not add to 1 at {Require.Text(y)}");
                previous = Math.Max(previous, value);
            }

            at = x;
        }
    }
}
