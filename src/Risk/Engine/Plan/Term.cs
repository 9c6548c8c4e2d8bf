namespace Risk.Engine;

/// <summary>K times X, in a sum. An object, as all that is listed in a plan: lists and queries over objects share code that is compiled already.</summary>
internal sealed record Term(double K, Expression X)
{
    public static implicit operator Term((double K, Expression X) pair) => new(pair.K, pair.X);
}
