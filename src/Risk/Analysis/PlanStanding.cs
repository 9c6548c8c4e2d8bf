namespace Risk;

/// <summary>Where the plan lies within what was simulated.</summary>
/// <param name="Name">The quantity, such as <c>savings</c>.</param>
/// <param name="Planned">Its value if all goes as planned.</param>
/// <param name="Simulated">What was simulated.</param>
public sealed record PlanStanding(string Name, double Planned, ValueOutput Simulated)
{
    /// <summary>The percentile of the plan, from 0 to 100: 100·(P(X &lt; plan) + ½ P(X = plan)). A planned cost at 20 is exceeded in 80 % of the runs.</summary>
    public double Percentile => 100 * Simulated.RankOf(Planned);

    /// <summary>The probability of at most the planned value, with its interval.</summary>
    public Estimate ProbabilityAtMost => Simulated.ProbabilityAtMost(Planned);

    /// <summary>The quantity, its plan and the probability of at most that.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name}: planned {Planned:G6}, at most that {ProbabilityAtMost}");
}
