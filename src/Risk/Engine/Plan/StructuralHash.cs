namespace Risk.Engine;

/// <summary>A 128-bit hash that is the same in every process: it orders sums and names models.</summary>
internal struct StructuralHash
{
    // Odd multipliers: 2^64/φ, and the finaliser of SplitMix64 (Steele, Lea and Flood, 2014).
    private const ulong Golden = 0x9E3779B97F4A7C15, First = 0xBF58476D1CE4E5B9, Second = 0x94D049BB133111EB;

    private ulong _high;
    private ulong _low;

    public StructuralHash(ulong seed) => (_high, _low) = (Mix(seed ^ Golden), Mix(seed + Golden));

    public readonly Fingerprint Value => new(Mix(_high + _low), Mix(_low ^ (_high >> 1)));

    public void Add(ulong value)
    {
        _high = Mix((_high ^ value) * Golden);
        _low = Mix(_low + (value * First));
    }

    public void Add(Fingerprint value)
    {
        Add(value.High);
        Add(value.Low);
    }

    public void Add(double value) => Add(BitConverter.DoubleToUInt64Bits(value == 0 ? 0 : value));

    public void Add(string text)
    {
        Add((ulong)text.Length);
        foreach (char c in text)
        {
            Add(c);
        }
    }

    public void Add(Distribution law)
    {
        Add(law.Family);
        foreach ((string _, double value) in law.Parameters)
        {
            Add(value);
        }

        foreach (Distribution component in law.Components)
        {
            Add(component);
        }
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * First;
        z = (z ^ (z >> 27)) * Second;
        return z ^ (z >> 31);
    }
}
