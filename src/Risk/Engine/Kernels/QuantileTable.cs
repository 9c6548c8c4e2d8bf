using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static Risk.Engine.Kernels.Lanes;

namespace Risk.Engine.Kernels;

/// <summary>
/// The quantile function of a continuous law as cubics: one cost per draw for every family, with the error measured while it is built.
/// </summary>
/// <remarks>
/// In the manner of G. Derflinger, W. Hörmann and J. Leydold, "Random variate generation by numerical inversion when only the density is known"
/// (ACM TOMACS 20, 2010), but with segments that need no search: v = min(u, 1 − u), and the segment is the exponent of v and its top bits,
/// so segments shrink with v and the error stays small against v in both tails. A segment holds the four coefficients of a cubic in
/// v − (start of the segment), a difference without rounding.
/// <para>Layout: lower half, then upper half; in each 52 octaves from 2⁻⁵³ of 2^Bits segments, then one segment for v = ½ itself.</para>
/// </remarks>
internal sealed unsafe class QuantileTable
{
    /// <summary>The bound on |F(x) − u|.</summary>
    public const double AbsoluteTolerance = 1e-10;

    /// <summary>The bound on |F(x) − u| ÷ min(u, 1 − u).</summary>
    public const double RelativeTolerance = 1e-9;

    /// <summary>The number of octaves from 2⁻⁵³, the least v a 53-bit uniform has, to ½.</summary>
    internal const int Octaves = 52;

    /// <summary>The least v; a smaller one is read as this.</summary>
    internal const double LeastV = 1.1102230246251565e-16;

    private const int CoefficientsInSegment = 4;

    private readonly double[] _pinned;
    private readonly double* _coefficients;

    internal QuantileTable(int bits)
    {
        MantissaBits = bits;
        SegmentsInHalf = (Octaves << bits) + 1;
        int length = 2 * SegmentsInHalf * CoefficientsInSegment;
        // Pinned, and freed with the table; 64 spare bytes to align it to a cache line.
        _pinned = GC.AllocateArray<double>(length + 8, pinned: true);
        double* start = (double*)Unsafe.AsPointer(ref _pinned[0]);
        _coefficients = (double*)(((nuint)start + 63) & ~(nuint)63);
    }

    /// <summary>The number of segments to an octave, as a power of 2.</summary>
    public int MantissaBits { get; }

    /// <summary>Whether the measured error is within both tolerances; if not, ask the law itself for each draw.</summary>
    public bool IsAccurate { get; internal set; }

    /// <summary>The largest |F(x) − u| measured while building, between the nodes.</summary>
    public double MaximumError { get; internal set; }

    /// <summary>The largest |F(x) − u| ÷ min(u, 1 − u) measured while building, between the nodes.</summary>
    public double MaximumRelativeError { get; internal set; }

    /// <summary>The segments from 2⁻⁵³ to ½.</summary>
    internal int SegmentsInHalf { get; }

    /// <summary>The coefficients of one segment, least power first.</summary>
    internal Span<double> Segment(bool upper, int segment) =>
        new(_coefficients + CoefficientsInSegment * (segment + (upper ? SegmentsInHalf : 0)), CoefficientsInSegment);

    /// <summary>The quantile of one u, the same bits as in a column.</summary>
    public double Evaluate(double u)
    {
        double* column = stackalloc double[2 * Width + Width];
        column = (double*)(((nint)column + 31) & ~31);
        new Span<double>(column, 2 * Width).Fill(u);
        Evaluate(column, column, 2 * Width);
        return column[0];
    }

    /// <summary>The quantiles of a column of u; the result may overwrite it. Columns are aligned to 32 bytes, runs a multiple of 8.</summary>
    public void Evaluate(double* u, double* result, int runs)
    {
        Debug.Assert(runs % (2 * Width) == 0 && (nuint)u % 32 == 0 && (nuint)result % 32 == 0, "columns are aligned to lanes");
        switch (MantissaBits)
        {
            case 6:
                Evaluate<Bits6>(_coefficients, u, result, runs);
                break;
            case 7:
                Evaluate<Bits7>(_coefficients, u, result, runs);
                break;
            case 8:
                Evaluate<Bits8>(_coefficients, u, result, runs);
                break;
            default:
                Evaluate<Bits9>(_coefficients, u, result, runs);
                break;
        }

        GC.KeepAlive(this);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Evaluate<TResolution>(double* table, double* u, double* result, int runs)
        where TResolution : struct, IResolution
    {
        for (int i = 0; i < runs; i += 2 * Width)
        {
            Lane a = Evaluate<TResolution>(Load(u + i), table), b = Evaluate<TResolution>(Load(u + i + Width), table);
            Store(a, result + i);
            Store(b, result + i + Width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lane Evaluate<TResolution>(Lane u, double* table)
        where TResolution : struct, IResolution
    {
        const ulong exponentOfLeast = 1023 - 53;
        int bits = TResolution.MantissaBits;
        Lane mirrored = All(1.0) - u;
        Lane v = Max(Min(u, mirrored), All(LeastV));
        Bits pattern = v.AsUInt64();
        Bits segment = (pattern >> (52 - bits)) - Vector256.Create(exponentOfLeast << bits);
        segment += LessThan(mirrored, u).AsUInt64() & Vector256.Create(((ulong)Octaves << bits) + 1);
        Lane start = (pattern & Vector256.Create(~((1ul << (52 - bits)) - 1))).AsDouble();
        LoadCoefficients(table, segment, out Lane c0, out Lane c1, out Lane c2, out Lane c3);
        Lane d = v - start;
        return Fma(Fma(Fma(c3, d, c2), d, c1), d, c0);
    }

    /// <summary>The number of segments to an octave as a constant, so that shifts and masks are constants too.</summary>
    private interface IResolution
    {
        static abstract int MantissaBits { get; }
    }

    private readonly struct Bits6 : IResolution
    {
        public static int MantissaBits => 6;
    }

    private readonly struct Bits7 : IResolution
    {
        public static int MantissaBits => 7;
    }

    private readonly struct Bits8 : IResolution
    {
        public static int MantissaBits => 8;
    }

    private readonly struct Bits9 : IResolution
    {
        public static int MantissaBits => 9;
    }

    // Four aligned loads and a transpose of 4×4: twice as fast as gathering.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LoadCoefficients(double* table, Bits segment, out Lane c0, out Lane c1, out Lane c2, out Lane c3)
    {
        Vector128<ulong> low = segment.GetLower();
        Vector128<ulong> high = segment.GetUpper();
        Lane r0 = Load(table + CoefficientsInSegment * low.ToScalar());
        Lane r1 = Load(table + CoefficientsInSegment * low.GetElement(1));
        Lane r2 = Load(table + CoefficientsInSegment * high.ToScalar());
        Lane r3 = Load(table + CoefficientsInSegment * high.GetElement(1));
        if (Avx.IsSupported)
        {
            Lane a = Avx.UnpackLow(r0, r1), b = Avx.UnpackHigh(r0, r1), c = Avx.UnpackLow(r2, r3), d = Avx.UnpackHigh(r2, r3);
            c0 = Avx.Permute2x128(a, c, 0x20);
            c1 = Avx.Permute2x128(b, d, 0x20);
            c2 = Avx.Permute2x128(a, c, 0x31);
            c3 = Avx.Permute2x128(b, d, 0x31);
        }
        else
        {
            c0 = Vector256.Create(r0.GetElement(0), r1.GetElement(0), r2.GetElement(0), r3.GetElement(0));
            c1 = Vector256.Create(r0.GetElement(1), r1.GetElement(1), r2.GetElement(1), r3.GetElement(1));
            c2 = Vector256.Create(r0.GetElement(2), r1.GetElement(2), r2.GetElement(2), r3.GetElement(2));
            c3 = Vector256.Create(r0.GetElement(3), r1.GetElement(3), r2.GetElement(3), r3.GetElement(3));
        }
    }
}
