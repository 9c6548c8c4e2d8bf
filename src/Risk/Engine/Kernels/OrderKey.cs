namespace Risk.Engine.Kernels;

/// <summary>The order-preserving integer of a double: x &lt; y exactly when Of(x) &lt; Of(y), with −0 just below +0. NaN has no place.</summary>
internal static class OrderKey
{
    /// <summary>A positive number gets its sign bit set; of a negative one every bit is inverted.</summary>
    public static ulong Of(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        return (ulong)(bits ^ ((bits >> 63) | long.MinValue));
    }

    /// <summary>The double whose key is <paramref name="key"/>.</summary>
    public static double Value(ulong key)
    {
        long bits = (long)key;
        return BitConverter.Int64BitsToDouble(bits ^ (~(bits >> 63) | long.MinValue));
    }
}
