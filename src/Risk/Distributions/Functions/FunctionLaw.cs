namespace Risk.Distributions;

/// <summary>A law of a function of the user's: its moments are summed up from its quantiles, each when it is first asked for.</summary>
internal abstract class FunctionLaw : LawWithMoments
{
    private protected FunctionLaw() => Moments = new LazyMoments((power, centre, unit) => FunctionLaws.Moment(this, power, centre, unit));

    public sealed override IReadOnlyList<(string Name, double Value)> Parameters => FunctionLaws.Fingerprint(this);

    public sealed override IReadOnlyList<Problem> Warnings => OfNoMean();

    private protected sealed override IMoments Moments { get; }

    /// <summary>True where the upper tail is a function of its own, good for probabilities below 1e-16.</summary>
    internal abstract bool KnowsUpperTail { get; }
}
