namespace Risk.Engine.Kernels;

/// <summary>
/// Cells of a parameter θ by the leading bits of Scale·θ + Offset, from 1 up to <see cref="End"/>: 2^<see cref="Bits"/> equal cells from 1 to 2, and as many to every
/// octave after it.
/// </summary>
internal sealed record ParameterCells
{
    private ParameterCells(double scale, double offset, double end, int bits)
    {
        (Scale, Offset, End, Bits) = (scale, offset, end, bits);
        Count = Index(Math.BitDecrement(end), bits) + 1;
    }

    public double Scale { get; }

    public double Offset { get; }

    /// <summary>What Scale·θ + Offset stays below.</summary>
    public double End { get; }

    public int Bits { get; }

    public int Count { get; }

    /// <summary>Equal cells from <paramref name="low"/> to <paramref name="high"/>, which lie within the first and the last.</summary>
    public static ParameterCells Even(double low, double high, int bits)
    {
        // A clamped parameter is at its ends often: rounding may not put it outside.
        double scale = (1 - 1e-9) / (high - low);
        return new(scale, Math.FusedMultiplyAdd(-scale, low, 1 + 5e-10), 2, bits);
    }

    /// <summary>Cells that grow with a positive parameter.</summary>
    public static ParameterCells Octaves(double low, double high, int bits)
    {
        double scale = (1 + 1e-9) / low;
        return new(scale, 0, Math.ScaleB(1, Math.ILogB(scale * high) + 1), bits);
    }

    /// <summary>The parameter at a place of a cell, from −1 to 1.</summary>
    public double At(int cell, double place)
    {
        double start = BitConverter.UInt64BitsToDouble(((1023ul << Bits) + (ulong)cell) << (52 - Bits));
        double width = Math.ScaleB(1, Math.ILogB(start) - Bits);
        return (start + (0.5 * (place + 1) * width) - Offset) / Scale;
    }

    private static int Index(double p, int bits) => (int)((BitConverter.DoubleToUInt64Bits(p) >> (52 - bits)) - (1023ul << bits));
}
