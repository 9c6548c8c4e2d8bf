namespace Risk.Engine;

/// <summary>
/// The 128 bits of a structural hash, ordered as a number. Not a <see cref="UInt128"/>: methods that touch that type cannot be compiled ahead of time, and the
/// whole plan does. An object, since dictionaries and queries over objects share code that is compiled already.
/// </summary>
internal sealed record Fingerprint(ulong High, ulong Low) : IComparable<Fingerprint>
{
    public static bool operator <(Fingerprint a, Fingerprint b) => a.CompareTo(b) < 0;

    public static bool operator >(Fingerprint a, Fingerprint b) => a.CompareTo(b) > 0;

    public static bool operator <=(Fingerprint a, Fingerprint b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Fingerprint a, Fingerprint b) => a.CompareTo(b) >= 0;

    public int CompareTo(Fingerprint? other) => other is null ? 1 : High != other.High ? High.CompareTo(other.High) : Low.CompareTo(other.Low);

    /// <summary>Next in order.</summary>
    public Fingerprint Next() => Low == ulong.MaxValue ? new(High + 1, 0) : new(High, Low + 1);

    public bool Equals(Fingerprint? other) => other is not null && High == other.High && Low == other.Low;

    public override int GetHashCode() => (int)(Low ^ (Low >> 32));

    /// <summary>32 hexadecimal digits.</summary>
    public override string ToString() => $"{High:x16}{Low:x16}";
}
