using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Risk.Engine;

/// <summary>What was built for a key, built at the first request and shared by whoever asks; at most so many are kept, those in use stay with their users. A failure is kept as a value is.</summary>
internal sealed class TableCache<TKey, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TValue>(int most, Func<TKey, TValue> build)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Lazy<TValue>> _known = new();

    public Lazy<TValue> Of(TKey key)
    {
        if (_known.TryGetValue(key, out Lazy<TValue>? known))
        {
            return known;
        }

        if (_known.Count >= most)
        {
            _known.Clear();
        }

        return _known.GetOrAdd(key, static (k, make) => new(() => make(k)), build);
    }
}
