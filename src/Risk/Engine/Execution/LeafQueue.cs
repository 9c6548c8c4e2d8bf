namespace Risk.Engine;

/// <summary>
/// Hands out the leaves [first, end) in order, without a lock. A chunk is one complete subtree of the leaf tree, at most 64 leaves, and
/// smaller towards the end, so that all workers finish together.
/// </summary>
internal sealed class LeafQueue(long first, long end, int workers)
{
    private const int LargestChunk = 64;

    // Each worker's share of what is left is cut into this many chunks.
    private const int ChunksPerWorker = 4;

    private long next = first;

    /// <summary>Takes the next chunk; false when none is left.</summary>
    public bool TryTake(out long start, out int count)
    {
        start = Volatile.Read(ref next);
        while (start < end)
        {
            long fair = Math.Clamp((end - start) / (ChunksPerWorker * (long)workers), 1, LargestChunk);
            count = 1 << MomentTree.LargestLevel(start, fair);
            long seen = Interlocked.CompareExchange(ref next, start + count, start);
            if (seen == start)
            {
                return true;
            }

            start = seen;
        }

        count = 0;
        return false;
    }
}
