using System.Diagnostics.CodeAnalysis;

namespace Risk.Engine;

/// <summary>What was built for a key, built at the first request and shared by whoever asks; at most so many are kept, those in use stay with their users. A failure is kept as a value is.</summary>
internal sealed class TableCache<TKey, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TValue>(int most, Func<TKey, TValue> build)
    where TKey : notnull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, Lazy<TValue>> _known = [];

    public Lazy<TValue> Of(TKey key)
    {
        lock (_gate)
        {
            if (!_known.TryGetValue(key, out Lazy<TValue>? value))
            {
                if (_known.Count >= most)
                {
                    _known.Clear();
                }

                _known.Add(key, value = new(() => build(key)));
            }

            return value;
        }
    }
}
