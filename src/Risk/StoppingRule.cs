namespace Risk;

/// <summary>
/// When a simulation has run enough: as soon as the interval of one figure is narrow, or as soon as a decision is settled. The interval is valid at every
/// look at once, so looking early and often does not make it wrong.
/// </summary>
/// <remarks>
/// Looks are after numbers of leaves of 4,096 runs, or of replicates, that are fixed beforehand and grow by a quarter. They depend on the rule and the options only,
/// never on threads or time; a <see cref="TimeLimit"/> alone does, and the result says so.
/// </remarks>
public sealed record StoppingRule
{
    private StoppingRule(StoppingTarget target, string output) => (Target, Output) = (target, output);

    /// <summary>The output that is watched.</summary>
    public string Output { get; }

    /// <summary>The greatest half-width of the interval, in the unit of the figure (a probability's as a part of 1); null for a decision.</summary>
    public double? Within { get; private init; }

    /// <summary>Which percentile is watched, in (0, 100); null where none is.</summary>
    public double? Percentage { get; private init; }

    /// <summary>The probability that a decision asks about, in (0, 1); null where none does.</summary>
    public double? Threshold { get; private init; }

    /// <summary>
    /// The most time, by a clock that never goes back; null for no limit. A look that has leaves left to begin when the time is up is given up, and the look before it is the result;
    /// the first is always finished. With a limit the number of runs depends on the machine, but the result is still that of its number of runs.
    /// </summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>
    /// The points of one replicate, for designs that have replicates: 1 to 2³¹. Unless set, 4,096, or the power of two that makes at most 4,096 replicates of the
    /// most runs, whichever is more, up to 2¹⁸ (more only where there would be more than a million replicates); fewer where the first replicates would exceed the most runs.
    /// </summary>
    public long? Points { get; init; }

    internal StoppingTarget Target { get; }

    /// <summary>Until the interval of an event's probability, or of a value's mean, is at most ± <paramref name="halfWidth"/>.</summary>
    /// <param name="output">An event or a value.</param>
    /// <param name="halfWidth">Positive: 0.001 is a tenth of a percentage point for an event, and in the unit of the output for a value.</param>
    public static StoppingRule HalfWidth(string output, double halfWidth) => new(StoppingTarget.Figure, output) { Within = halfWidth };

    /// <summary>Until the interval of a percentile of a value is at most ± <paramref name="halfWidth"/>: half the distance between its ends.</summary>
    /// <param name="output">A value.</param>
    /// <param name="percentage">Which percentile, in (0, 100): the ends have no interval.</param>
    /// <param name="halfWidth">Positive, in the unit of the output.</param>
    public static StoppingRule Percentile(string output, double percentage, double halfWidth) =>
        new(StoppingTarget.Percentile, output) { Percentage = percentage, Within = halfWidth };

    /// <summary>
    /// Until the interval of an event's probability lies above or below <paramref name="threshold"/>. It lies on the wrong side with a probability of at most 1 − confidence,
    /// whatever the number of looks. A probability that is the threshold is never settled.
    /// </summary>
    /// <param name="eventOutput">An event.</param>
    /// <param name="threshold">In (0, 1).</param>
    public static StoppingRule Settled(string eventOutput, double threshold) => new(StoppingTarget.Decision, eventOutput) { Threshold = threshold };

    /// <summary>What is wrong with the rule. Empty for most.</summary>
    public IReadOnlyList<Problem> Check()
    {
        var problems = new List<Problem>();
        Require(!string.IsNullOrWhiteSpace(Output), "RUN020", "output", $"name the output that is watched");
        Require(Within is not { } w || (w > 0 && double.IsFinite(w)), "RUN021", "halfWidth", $"the half-width must be positive and finite (was {Within})");
        Require(Percentage is not { } p || (p > 0 && p < 100), "RUN007", "percentage", $"percentile must be 0..100, both ends excluded where it stops a simulation (was {Percentage})");
        Require(Threshold is not { } t || (t > 0 && t < 1), "RUN022", "threshold", $"the threshold must be in (0,1) (was {Threshold})");
        Require(TimeLimit is not { } limit || limit > TimeSpan.Zero, "RUN012", "timeLimit", $"timeout must be positive (was {TimeLimit})");
        Require(Points is null or (>= 1 and <= SamplingDesign.MaximumPoints), "RUN023", "points", $"points must be 1..{SamplingDesign.MaximumPoints} (was {Points})");
        return problems;

        void Require(bool holds, string code, string path, FormattableString rule)
        {
            if (!holds)
            {
                problems.Add(new(code, "until/" + path, FormattableString.Invariant(rule)));
            }
        }
    }

    /// <summary>The rule in words.</summary>
    public override string ToString() => Target switch
    {
        StoppingTarget.Figure => FormattableString.Invariant($"{Output} within ±{Within}"),
        StoppingTarget.Percentile => FormattableString.Invariant($"P{Percentage} of {Output} within ±{Within}"),
        _ => FormattableString.Invariant($"probability of {Output} above or below {Threshold}"),
    };
}

/// <summary>What a stopping rule watches.</summary>
internal enum StoppingTarget
{
    /// <summary>A probability or a mean.</summary>
    Figure,
    Percentile,
    Decision,
}
