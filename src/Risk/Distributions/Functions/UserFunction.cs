namespace Risk.Distributions;

/// <summary>A function that a user gave for a law, each value of which is looked at.</summary>
/// <param name="Function">The function.</param>
/// <param name="Name">The parameter that it came by.</param>
internal sealed record UserFunction(Func<double, double> Function, string Name)
{
    /// <summary>The function's probability at x, which a rounding may put outside [0, 1].</summary>
    /// <exception cref="ParameterException">FUN001.</exception>
    public double Probability(double x)
    {
        double p = Function(x);
        return p is >= -1e-12 and <= 1 + 1e-12 ? Math.Clamp(p, 0, 1)
            : throw new ParameterException("FUN001", Name, p, $"{Name} must be in [0,1] (was {Require.Text(p)} at {Require.Text(x)})");
    }

    /// <summary>The function's value at a probability within (0, 1).</summary>
    /// <exception cref="ParameterException">FUN001.</exception>
    public double Value(double p)
    {
        double x = Function(p);
        return double.IsFinite(x) ? x : throw new ParameterException("FUN001", Name, x, $"{Name} must be finite between 0 and 1 (was {Require.Text(x)} at {Require.Text(p)})");
    }
}
