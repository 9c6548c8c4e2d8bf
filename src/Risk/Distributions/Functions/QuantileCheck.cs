namespace Risk.Distributions;

/// <summary>What can be seen of an error in a quantile function of the user's.</summary>
/// <param name="law">Its law, of which nothing but the quantiles is asked.</param>
internal sealed class QuantileCheck(QuantileLaw law)
{
    /// <summary>It neither falls nor stands still.</summary>
    /// <exception cref="ParameterException">FUN002.</exception>
    public void Rise()
    {
        double previous = law.Minimum, last = double.NaN;
        foreach ((double p, bool upper) in FunctionLaws.Ladder.Select(p => (p, false)).Concat(FunctionLaws.Ladder.Reverse().Skip(1).Select(p => (p, true))))
        {
            double x = upper ? law.UpperQuantile(p) : law.Quantile(p), place = upper ? 1 - p : p;
            Require.Holds(x >= previous && x <= law.Maximum, "FUN002", "quantile", x,
                $"the quantile function falls near {Require.Text(place)} (from {Require.Text(previous)} to {Require.Text(x)}, ends {Require.Text(law.Minimum)} and {Require.Text(law.Maximum)})");
            Require.Holds(x != last, "FUN002", "quantile", x,
                $"the quantile function stands still near {Require.Text(place)} (at {Require.Text(x)}): make it a Mixture with Constant for what stands at one value");
            (previous, last) = (x, x);
        }
    }

    /// <summary>Two functions are of one law.</summary>
    /// <exception cref="ParameterException">FUN002.</exception>
    public void Match(UserFunction quantile, UserFunction upper) =>
        Require.Holds(Math.Abs(upper.Value(0.25) - quantile.Value(0.75)) <= 1e-9 * (law.UpperQuantile(0.01) - law.Quantile(0.01)),
            "FUN002", upper.Name, 0.25, "upperQuantile(q) must be quantile(1 - q): at 0.25 they differ");
}
