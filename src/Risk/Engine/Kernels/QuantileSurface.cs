using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static Risk.Engine.Kernels.Lanes;

namespace Risk.Engine.Kernels;

/// <summary>
/// A function of a uniform and one parameter, as polynomials of degree 7 in both over patches: half a unit of the normal score of the uniform, |z| &lt; 4,
/// by a cell of the parameter. Patches are filled by whoever asks (<see cref="Patch"/>); no patch is looked for, since its number is in the leading bits.
/// </summary>
/// <remarks>The coefficients of a patch: eight rows of ascending powers of the score, each of eight ascending powers of the parameter, both from −1 to 1 over the patch.</remarks>
internal sealed unsafe class QuantileSurface
{
    /// <summary>Coefficients in each direction.</summary>
    public const int Order = 8;

    /// <summary>Beyond it, where one draw of 16,000 falls, nothing is tabled.</summary>
    public const double LargestScore = 4;

    /// <summary>Patches to a cell of the parameter.</summary>
    public const int ScoreCells = 1 << ScoreBits;

    private const int ScoreBits = 4;
    private const int PatchCoefficients = Order * Order;
    private const ulong Mantissa = (1ul << 52) - 1;
    private const ulong One = 1023ul << 52;

    private readonly double[] _pinned;
    private readonly double* _patches;
    private readonly ParameterCells _cells;

    public QuantileSurface(ParameterCells cells)
    {
        _cells = cells;
        // Pinned, and freed with the surface; 64 spare bytes to align it to a cache line.
        _pinned = GC.AllocateArray<double>((ScoreCells * cells.Count * PatchCoefficients) + Order, pinned: true);
        double* start = (double*)Unsafe.AsPointer(ref _pinned[0]);
        _patches = (double*)(((nuint)start + 63) & ~(nuint)63);
    }

    /// <summary>The number of patches: those of a cell of scores lie together.</summary>
    public int Patches => ScoreCells * _cells.Count;

    /// <summary>The coefficients of a patch, to be written before anyone evaluates there.</summary>
    public Span<double> Patch(int patch) => new(_patches + (patch * PatchCoefficients), PatchCoefficients);

    /// <summary>The patch of each uniform and parameter, below 0 where there is none, and the places within it. Runs are a multiple of 8.</summary>
    public void Locate(double* uniforms, double* parameters, int runs, long* patches, double* scorePlaces, double* parameterPlaces)
    {
        switch (NativeWidth)
        {
            case 8:
                Locate<Eight>(uniforms, parameters, runs, patches, scorePlaces, parameterPlaces);
                break;
            case 2:
                Locate<Two>(uniforms, parameters, runs, patches, scorePlaces, parameterPlaces);
                break;
            default:
                Locate<Four>(uniforms, parameters, runs, patches, scorePlaces, parameterPlaces);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Locate<T>(double* uniforms, double* parameters, int runs, long* patches, double* scorePlaces, double* parameterPlaces)
        where T : struct, ILane<T>
    {
        int bits = _cells.Bits;
        T scale = T.All(_cells.Scale), offset = T.All(_cells.Offset), end = T.All(_cells.End), one = T.All(1.0), two = T.All(2.0), three = T.All(3.0);
        T first = T.AllBits(One >> (52 - bits)), firstScore = T.AllBits(One >> (52 - ScoreBits));
        T fraction = T.AllBits(Mantissa), none = T.AllBits(ulong.MaxValue);
        uint count = (uint)_cells.Count;
        for (int j = 0; j < runs; j += T.Width)
        {
            // Both are moved to where the cell is in the leading bits and the place in the cell in the others.
            T z = Fma(LaneMath.NormalQuantile(T.At((byte*)(uniforms + j))), T.All(0.5 / LargestScore), T.All(1.5));
            T p = Fma(T.At((byte*)(parameters + j)), scale, offset);
            T inside = GreaterOrEqual(z, one) & LessThan(z, two) & GreaterOrEqual(p, one) & LessThan(p, end);
            T row = SubtractBits(z >>> (52 - ScoreBits), firstScore), cell = SubtractBits(p >>> (52 - bits), first);
            T.Put(Select(inside, AddBits(T.MultiplyLow(row, count), cell), none), (byte*)(patches + j));
            T.Put(Fma(two, ((z << ScoreBits) & fraction) | one, -three), (byte*)(scorePlaces + j));
            T.Put(Fma(two, ((p << bits) & fraction) | one, -three), (byte*)(parameterPlaces + j));
        }
    }

    /// <summary>Σᵢⱼ cᵢⱼ·zⁱ·pʲ: the rows by Horner's rule in vectors of the powers of p, then Σⱼ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double At(long patch, double score, double parameter)
    {
        double* row = _patches + (patch * PatchCoefficients) + (PatchCoefficients - Order);
        Vector256<double> z = Vector256.Create(score), low = Vector256.LoadAligned(row), high = Vector256.LoadAligned(row + 4);
        for (int i = Order - 2; i >= 0; i--)
        {
            row -= Order;
            low = Vector256.FusedMultiplyAdd(low, z, Vector256.LoadAligned(row));
            high = Vector256.FusedMultiplyAdd(high, z, Vector256.LoadAligned(row + 4));
        }

        double square = parameter * parameter;
        Vector256<double> powers = Vector256.Create(1.0, parameter, square, square * parameter);
        Vector256<double> terms = Vector256.FusedMultiplyAdd(high, Vector256.Create(square * square), low) * powers;
        Vector128<double> pairs = terms.GetLower() + terms.GetUpper();
        return pairs.ToScalar() + pairs.GetElement(1);
    }

    /// <summary>In place, 1 ⁄ (1 + e^(−y)), for |y| ≤ 708.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Logistic(double* y, int runs)
    {
        for (int j = 0; j < runs; j += Four.Width)
        {
            Four.Put(Four.All(1.0) / (Four.All(1.0) + LaneMath.ExpInRange(-Four.At((byte*)(y + j)))), (byte*)(y + j));
        }
    }

    /// <summary>In place, e^y, for |y| ≤ 708.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Exponential(double* y, int runs)
    {
        for (int j = 0; j < runs; j += Four.Width)
        {
            Four.Put(LaneMath.ExpInRange(Four.At((byte*)(y + j))), (byte*)(y + j));
        }
    }
}
