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

    /// <summary>The patch of each uniform and parameter, below 0 where there is none, and the places within it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Locate(double* uniforms, double* parameters, int runs, long* patches, double* scorePlaces, double* parameterPlaces)
    {
        int bits = _cells.Bits;
        Lane scale = All(_cells.Scale), offset = All(_cells.Offset), end = All(_cells.End), one = All(1.0), two = All(2.0), three = All(3.0);
        Bits first = Vector256.Create(One >> (52 - bits)), firstScore = Vector256.Create(One >> (52 - ScoreBits));
        Bits fraction = Vector256.Create(Mantissa), none = Vector256.Create(ulong.MaxValue), count = Vector256.Create((ulong)_cells.Count);
        for (int j = 0; j < runs; j += Width)
        {
            // Both are moved to where the cell is in the leading bits and the place in the cell in the others.
            Lane z = Fma(LaneMath.NormalQuantile(Load(uniforms + j)), All(0.5 / LargestScore), All(1.5));
            Lane p = Fma(Load(parameters + j), scale, offset);
            Lane inside = And(And(GreaterOrEqual(z, one), LessThan(z, two)), And(GreaterOrEqual(p, one), LessThan(p, end)));
            Bits row = (z.AsUInt64() >> (52 - ScoreBits)) - firstScore, cell = (p.AsUInt64() >> (52 - bits)) - first;
            Bits patch = (row * count) + cell;
            Vector256.ConditionalSelect(inside.AsUInt64(), patch, none).Store((ulong*)patches + j);
            Store(Fma(two, (((z.AsUInt64() << ScoreBits) & fraction) | one.AsUInt64()).AsDouble(), -three), scorePlaces + j);
            Store(Fma(two, (((p.AsUInt64() << bits) & fraction) | one.AsUInt64()).AsDouble(), -three), parameterPlaces + j);
        }
    }

    /// <summary>Σᵢⱼ cᵢⱼ·zⁱ·pʲ: the rows by Horner's rule in lanes of the powers of p, then Σⱼ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double At(long patch, double score, double parameter)
    {
        double* row = _patches + (patch * PatchCoefficients) + (PatchCoefficients - Order);
        Lane z = All(score), low = Load(row), high = Load(row + Width);
        for (int i = Order - 2; i >= 0; i--)
        {
            row -= Order;
            low = Fma(low, z, Load(row));
            high = Fma(high, z, Load(row + Width));
        }

        double square = parameter * parameter;
        Lane powers = Vector256.Create(1.0, parameter, square, square * parameter);
        Lane terms = Fma(high, All(square * square), low) * powers;
        Vector128<double> pairs = terms.GetLower() + terms.GetUpper();
        return pairs.ToScalar() + pairs.GetElement(1);
    }

    /// <summary>In place, 1 ⁄ (1 + e^(−y)), for |y| ≤ 708.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Logistic(double* y, int runs)
    {
        for (int j = 0; j < runs; j += Width)
        {
            Store(All(1.0) / (All(1.0) + LaneMath.ExpInRange(-Load(y + j))), y + j);
        }
    }

    /// <summary>In place, e^y, for |y| ≤ 708.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Exponential(double* y, int runs)
    {
        for (int j = 0; j < runs; j += Width)
        {
            Store(LaneMath.ExpInRange(Load(y + j)), y + j);
        }
    }
}
