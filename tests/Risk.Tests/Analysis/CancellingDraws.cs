namespace Risk.Tests.Analysis;

/// <summary>Hands on the draws of an input as they are, counts them, and cancels at one.</summary>
internal sealed class CancellingDraws : IDisposable
{
    private CancellationTokenSource source = new();
    private int left = int.MaxValue;

    /// <summary>Draws to come before it is cancelled; less than 0 afterwards.</summary>
    public int Left => Volatile.Read(ref left);

    public Uncertain Of(Uncertain input) => Uncertain.Function(
        x =>
        {
            if (Interlocked.Decrement(ref left) == 0)
            {
                source.Cancel();
            }

            return x;
        },
        input);

    /// <summary>Is cancelled at so many draws from now.</summary>
    public CancellationToken At(int draws)
    {
        source.Dispose();
        source = new();
        left = draws;
        return source.Token;
    }

    public void Dispose() => source.Dispose();
}
