using System.Globalization;
using Risk.Results;

namespace Risk;

/// <summary>How a simulation with a <see cref="StoppingRule"/> ended.</summary>
public sealed record Stopping
{
    internal Stopping(StoppingRule rule, StoppingReason reason, int looks, Estimate interval) =>
        (Rule, Reason, Looks, Interval) = (rule, reason, looks, interval);

    /// <summary>The rule.</summary>
    public StoppingRule Rule { get; }

    /// <summary>Why it ended.</summary>
    public StoppingReason Reason { get; }

    /// <summary>How often the figure was looked at.</summary>
    public int Looks { get; }

    /// <summary>The number of runs.</summary>
    public long Runs => Interval.Runs;

    /// <summary>True where the watched output depends on nothing uncertain.</summary>
    internal bool IsCertain { get; init; }

    /// <summary>The runs that share no draw with another.</summary>
    internal long Draws { get; init; }

    /// <summary>
    /// The watched figure with its anytime-valid interval: all such intervals, at all looks, hold the true figure together as often as the confidence says. It is wider than the
    /// interval that the outputs of the result carry, which is that of a number of runs fixed beforehand.
    /// </summary>
    public Estimate Interval { get; }

    /// <summary>Half the width of the interval; infinite or NaN where there is none.</summary>
    public double HalfWidth => Interval.Low == Interval.High ? 0 : (Interval.High - Interval.Low) / 2;

    /// <summary>True where the probability is settled above the threshold, false where below; null where nothing was to be settled, or is.</summary>
    public bool? IsAbove => Rule.Threshold is not { } threshold ? null
        : Interval.Low > threshold ? true
        : Interval.High < threshold ? false
        : null;

    /// <summary>True where the rule was met, and no limit ended the simulation.</summary>
    public bool IsReached => Reason is StoppingReason.Narrow or StoppingReason.Settled or StoppingReason.Degenerate;

    /// <summary>The reason in words, with the interval.</summary>
    public override string ToString()
    {
        string runs = Runs.ToString("#,0", CultureInfo.InvariantCulture), after = $"after {runs} runs and {Looks} {(Looks == 1 ? "look" : "looks")}";
        return Reason switch
        {
            StoppingReason.Narrow => $"{Rule}: reached {after}: {Interval}",
            StoppingReason.Settled => $"{Rule}: {(IsAbove == true ? "above" : "below")} {after}: {Interval}",
            StoppingReason.Degenerate when Interval.Kind == EstimateKind.Probability => $"{Rule}: the event is {(Interval.Value == 1 ? "certain" : "impossible")}, depending on nothing uncertain",
            StoppingReason.Degenerate when IsCertain => $"{Rule}: {EstimateText.Text(Interval.Value)} in every run, depending on nothing uncertain",
            StoppingReason.Degenerate => $"{Rule}: all {runs} runs gave {EstimateText.Text(Interval.Value)}; another value may come in at most {Percent(AnytimeInterval.Probability(0, Draws, 1 - Interval.Confidence).High)} of runs",
            StoppingReason.RunLimit => $"{Rule}: not reached {after}, the most: {Interval}",
            StoppingReason.TimeLimit => $"{Rule}: not reached {after}, when the time of {Rule.TimeLimit!.Value.TotalSeconds.ToString("#,0.#######", CultureInfo.InvariantCulture)} s was up: {Interval}",
            StoppingReason.Cancelled => $"{Rule}: not reached {after}, when it was cancelled: {Interval}",
            _ => $"{Rule}: the mean does not exist",
        };
    }

    /// <summary>To two decimals, or two digits where these would be 0.</summary>
    private static string Percent(double p) => (100 * p).ToString(p < 1e-3 ? "G2" : "0.##", CultureInfo.InvariantCulture) + " %";
}
