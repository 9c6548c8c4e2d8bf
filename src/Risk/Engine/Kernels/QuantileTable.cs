using System.Diagnostics;
using System.Runtime.CompilerServices;
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

    private const int LeastRuns = 8;
    private const int CoefficientsInSegment = 4;
    private const int LogBytesInSegment = 5;
    private const ulong BytesInSegment = 1 << LogBytesInSegment;

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

    /// <summary>Whether the measured error is within both tolerances everywhere; if not, ask the law itself in the segments with a mark, or, where <see cref="Marks"/> is null, for each draw.</summary>
    public bool IsAccurate { get; internal set; }

    /// <summary>The largest |F(x) − u| measured while building, between the nodes.</summary>
    public double MaximumError { get; internal set; }

    /// <summary>The largest |F(x) − u| ÷ min(u, 1 − u) measured while building, between the nodes.</summary>
    public double MaximumRelativeError { get; internal set; }

    /// <summary>The segments from 2⁻⁵³ to ½.</summary>
    internal int SegmentsInHalf { get; }

    /// <summary>The segments where the law bends or jumps, by number, the upper half after the lower: there ask the law itself. Null where there are none.</summary>
    internal System.Collections.BitArray? Marks { get; set; }

    /// <summary>The number of the segment that holds v, from 2⁻⁵³ to ½, in its half.</summary>
    internal static int SegmentOf(double v, int bits) =>
        (int)((BitConverter.DoubleToUInt64Bits(v) >> (52 - bits)) - (BitConverter.DoubleToUInt64Bits(LeastV) >> (52 - bits)));

    /// <summary>Whether u falls where the table does not serve.</summary>
    internal bool IsMarked(double u)
    {
        double v = Math.Clamp(u <= 0.5 ? u : 1 - u, LeastV, 0.5);
        return Marks![SegmentOf(v, MantissaBits) + (u > 0.5 ? SegmentsInHalf : 0)];
    }

    /// <summary>The coefficients of one segment, least power first.</summary>
    internal Span<double> Segment(bool upper, int segment) =>
        new(_coefficients + (CoefficientsInSegment * (segment + (upper ? SegmentsInHalf : 0))), CoefficientsInSegment);

    /// <summary>The quantile of one u, the same bits as in a column.</summary>
    public double Evaluate(double u)
    {
        double* column = stackalloc double[LeastRuns];
        new Span<double>(column, LeastRuns).Fill(u);
        Evaluate(column, column, LeastRuns);
        return column[0];
    }

    /// <summary>The quantiles of a column of u; the result may overwrite it. Runs are a multiple of 8.</summary>
    public void Evaluate(double* u, double* result, int runs)
    {
        Debug.Assert(runs % LeastRuns == 0, "a column is whole lanes");
        Instruction code = new() { D = (nint)result, A = (nint)u, P = Address };
        Batch batch = new() { Bytes = runs * sizeof(double) };
        Kernel(&code, &batch);
        GC.KeepAlive(this);
    }

    /// <summary>The loop of this table's resolution: D = the quantiles of A, with the address of the table at P.</summary>
    public delegate*<Instruction*, Batch*, void> Kernel => Lanes.NativeWidth switch { 8 => KernelOf<Eight>(), 2 => KernelOf<Two>(), _ => KernelOf<Four>() };

    /// <summary>Where the coefficients lie for as long as this table lives.</summary>
    public void* Address => _coefficients;

    private delegate*<Instruction*, Batch*, void> KernelOf<T>()
        where T : struct, ILane<T> => MantissaBits switch
    {
        6 => &Run<Bits6, T>,
        7 => &Run<Bits7, T>,
        8 => &Run<Bits8, T>,
        _ => &Run<Bits9, T>,
    };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<TResolution, T>(Instruction* instruction, Batch* batch)
        where TResolution : struct, IResolution
        where T : struct, ILane<T>
    {
        const ulong exponentOfLeast = 1023 - 53;
        byte* u = batch->Frame + instruction->A, result = batch->Frame + instruction->D;

        // Segments are counted from that of v = 0, which the table does not reach down to.
        byte* table = (byte*)instruction->P - ((exponentOfLeast << TResolution.MantissaBits) * BytesInSegment);
        ulong origin = T.Origin(table);
        T lower = T.AllBits(origin), upper = T.AllBits(origin + ((((ulong)Octaves << TResolution.MantissaBits) + 1) * BytesInSegment));
        for (nint j = 0; j < batch->Bytes; j += T.Bytes)
        {
            Evaluate<TResolution, T>(T.At(u + j), lower, upper, table, result + j);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Evaluate<TResolution, T>(T u, T lower, T upper, byte* table, byte* result)
        where TResolution : struct, IResolution
        where T : struct, ILane<T>
    {
        int bits = TResolution.MantissaBits;
        T mirrored = T.All(1.0) - u;
        T v = Max(Min(u, mirrored), T.All(LeastV));

        // The start of the segment has no more bits than its exponent and top bits: moved, they are the number of the segment times its bytes.
        T start = v & T.AllBits(~((1ul << (52 - bits)) - 1));
        T place = AddBits(start >>> (52 - bits - LogBytesInSegment), Select(LessThan(mirrored, u), upper, lower));
        T d = v - start;
        T.PutCubics(table, place, d, result);
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
}
