namespace Risk.Distributions;

/// <summary>A law between two limits, whose moments are integrals of its quantile.</summary>
internal abstract class LimitedLaw : ComposedLaw
{
    private protected LimitedLaw(Distribution law, double lower, double upper)
        : base([law])
    {
        Require.Holds(lower < upper, "DIST002", nameof(lower), lower, $"lower must be less than upper (lower={Require.Text(lower)}, upper={Require.Text(upper)})");
        (Law, Lower, Upper) = (law, lower, upper);
        Moments = QuantileMoments.Of(this, Beyond);
    }

    /// <summary>The law without its limits.</summary>
    public Distribution Law { get; }

    public double Lower { get; }

    public double Upper { get; }

    public sealed override IReadOnlyList<(string Name, double Value)> Parameters => [("lower", Lower), ("upper", Upper)];

    private protected sealed override IMoments Moments { get; }

    /// <summary>E ((X − centre)/unit)^power from that of the whole law.</summary>
    internal abstract double Beyond(int power, double centre, double unit);
}
