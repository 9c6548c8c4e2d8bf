namespace Risk.Engine;

/// <summary>
/// The 128 bits of a structural hash, ordered as a number. Two words of its own rather than <see cref="UInt128"/>: methods that touch that type cannot be
/// compiled ahead of time, and the whole plan does.
/// </summary>
internal readonly record struct Fingerprint(ulong High, ulong Low) : IComparable<Fingerprint>
{
    public static bool operator <(Fingerprint a, Fingerprint b) => a.CompareTo(b) < 0;

    public static bool operator >(Fingerprint a, Fingerprint b) => a.CompareTo(b) > 0;

    public static bool operator <=(Fingerprint a, Fingerprint b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Fingerprint a, Fingerprint b) => a.CompareTo(b) >= 0;

    public int CompareTo(Fingerprint other) => High != other.High ? High.CompareTo(other.High) : Low.CompareTo(other.Low);

    /// <summary>Next in order.</summary>
    public Fingerprint Next() => Low == ulong.MaxValue ? new(High + 1, 0) : new(High, Low + 1);

    public override int GetHashCode() => (int)(Low ^ (Low >> 32));

    /// <summary>32 hexadecimal digits.</summary>
    public override string ToString() => $"{High:x16}{Low:x16}";
}
