using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Risk.Engine.Kernels;

/// <summary>The uniforms of an input under a design: a function of (seed, name, run), as under Monte Carlo.</summary>
internal static unsafe class DesignColumns
{
    // Places go eight at a time.
    private const int Group = 8;

    // Bits of the place within a stratum: with a stratum of 31 bits the sum is exact.
    private const double PlacesInStratum = 1 << 21;

    private const double OneBelow = 1 - 1.1102230246251565e-16;

    /// <summary>The uniforms of <paramref name="runs"/> runs from <paramref name="firstRun"/>, both multiples of 16.</summary>
    public static void Fill(DesignStream* stream, ulong firstRun, double* column, int runs)
    {
        switch (stream->Method)
        {
            case SamplingMethod.MonteCarlo:
                Philox.Fill(stream->Key, firstRun, 0, column, runs);
                return;
            case SamplingMethod.Antithetic:
                Antithetic(stream->Key, firstRun, column, runs);
                return;
            case SamplingMethod.LatinHypercube or SamplingMethod.Stratified:
                Philox.Fill(stream->Key, firstRun, 0, column, runs);
                break;
        }

        ulong replicate = firstRun / stream->Points;
        ulong point = firstRun % stream->Points;
        for (int done = 0; done < runs; replicate++, point = 0)
        {
            int part = (int)Math.Min((ulong)(runs - done), stream->Points - point);
            switch (stream->Method)
            {
                case SamplingMethod.Sobol:
                    Sobol(stream, replicate, (uint)point, column + done, part, stream->Directions, 0);
                    break;
                case SamplingMethod.Stratified:
                    Grid(stream, replicate, (uint)point, column + done, part);
                    break;
                default:
                    LatinHypercube(stream, replicate, (uint)point, column + done, part);
                    break;
            }

            done += part;
        }
    }

    /// <summary>
    /// The uniforms of the runs of a batch in its redraw j: run i of those drawn has the points 2ᵏ·i + j, so that the redraws of one run are as even as neighbours in
    /// the sequence, and all points of a replicate are used once.
    /// </summary>
    public static void Redraw(DesignStream* stream, Batch* batch, double* column)
    {
        if (stream->Method == SamplingMethod.MonteCarlo)
        {
            Philox.Fill(stream->Key, batch->FirstRun, 0, column, batch->Runs);
            return;
        }

        ulong drawn = stream->Points >> stream->RedrawBits;
        uint start = 0;
        for (int k = 0; k < stream->RedrawBits; k++)
        {
            start ^= ((batch->Redraw >> k) & 1) == 0 ? 0 : stream->Directions[k];
        }

        Sobol(stream, batch->FirstDrawn / drawn, (uint)(batch->FirstDrawn % drawn), column, batch->Runs, stream->Directions + stream->RedrawBits, start);
    }

    /// <summary>Runs 2j and 2j + 1 draw u and 1 − u, where u is what Monte Carlo draws in run j.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Antithetic(ulong key, ulong firstRun, double* column, int runs)
    {
        // The pairs stand in the upper half until they are spread; place 2j + 1 is never past the next pair to be read.
        double* pairs = column + (runs / 2);
        Philox.Fill(key, firstRun / 2, 0, pairs, runs / 2);
        for (int j = 0; j < runs / 2; j++)
        {
            double u = pairs[j];
            column[2 * j] = u;
            column[(2 * j) + 1] = 1 - u;
        }
    }

    /// <summary>(π(point) + place) ÷ n, where the place within the stratum is what stands in the column, or ½.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    private static void LatinHypercube(DesignStream* stream, ulong replicate, uint point, double* column, int runs)
    {
        var permutation = new Permutation(stream->Key, replicate, (uint)stream->Points);
        bool midpoint = stream->Method == SamplingMethod.MidpointLatinHypercube;
        Vector256<double> n = Vector256.Create((double)stream->Points);
        double* last = stackalloc double[Group];
        for (int i = 0; i < runs; i += Group)
        {
            bool whole = i + Group <= runs;
            double* target = whole ? column + i : last;
            if (!whole)
            {
                new Span<double>(column + i, runs - i).CopyTo(new Span<double>(last, Group));
            }

            // Past the last point of the replicate stands its last point again.
            Vector256<uint> places = Vector256.Min(
                Vector256.Create(point + (uint)i) + Vector256.Create(0u, 1, 2, 3, 4, 5, 6, 7), Vector256.Create((uint)(stream->Points - 1)));
            Vector256<uint> strata = permutation.Of(places);
            Within(Vector256.WidenLower(strata), midpoint, n, target);
            Within(Vector256.WidenUpper(strata), midpoint, n, target + Four.Width);
            if (!whole)
            {
                new Span<double>(last, runs - i).CopyTo(new Span<double>(column + i, runs - i));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Within(Vector256<ulong> stratum, bool midpoint, Vector256<double> n, double* target)
    {
        Vector256<double> place = midpoint
            ? Vector256.Create(0.5)
            : (Vector256.Floor(Vector256.Load(target) * PlacesInStratum) + Vector256.Create(0.5)) * (1 / PlacesInStratum);
        Vector256<double> u = (Number(stratum) + place) / n;
        Four.Min(new(u), Four.All(OneBelow)).Runs.Store(target);
    }

    /// <summary>The cell of a point along one axis of the grid, and a random place in it.</summary>
    private static void Grid(DesignStream* stream, ulong replicate, uint point, double* column, int runs)
    {
        var permutation = new Permutation(stream->GridKey, replicate, (uint)stream->Points);
        for (int i = 0; i < runs; i++)
        {
            uint cell = permutation.Of(point + (uint)i) / stream->Stride % stream->Side;
            double place = (Math.Floor(column[i] * PlacesInStratum) + 0.5) / PlacesInStratum;
            column[i] = Math.Min((cell + place) / stream->Side, OneBelow);
        }
    }

    /// <summary>
    /// Point i is the sum modulo 2 of the directions of its bits. Eight neighbours share all but the three lowest; from one eight to the next the
    /// directions of the trailing ones and of the bit after them change. <paramref name="v"/> are the directions of the bits, <paramref name="start"/> is added to every point.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    private static void Sobol(DesignStream* stream, ulong replicate, uint point, double* column, int runs, uint* v, uint start)
    {
        var scramble = new OwenScramble(stream->Key, replicate);
        Vector256<uint> low = Vector256.Create(0, v[0], v[1], v[0] ^ v[1], v[2], v[0] ^ v[2], v[1] ^ v[2], v[0] ^ v[1] ^ v[2]);
        uint group = point / Group;
        uint high = start;
        for (uint rest = group, k = 3; rest != 0; rest >>= 1, k++)
        {
            high ^= (rest & 1) == 0 ? 0 : v[k];
        }

        double* buffer = stackalloc double[Group];
        for (int i = -(int)(point % Group); i < runs; i += Group)
        {
            bool whole = i >= 0 && i + Group <= runs;
            double* target = whole ? column + i : buffer;
            Vector256<uint> scrambled = scramble.Of(low ^ Vector256.Create(high));
            Vector256<uint> digits = OwenScramble.Reverse(scrambled), rest = scramble.Rest(scrambled);
            Uniform(Vector256.WidenLower(digits), Vector256.WidenLower(rest)).Store(target);
            Uniform(Vector256.WidenUpper(digits), Vector256.WidenUpper(rest)).Store(target + Four.Width);
            if (!whole)
            {
                int from = Math.Max(i, 0), until = Math.Min(i + Group, runs);
                new Span<double>(buffer + (from - i), until - from).CopyTo(new Span<double>(column + from, until - from));
            }

            group++;
            for (int k = 0; k <= BitOperations.TrailingZeroCount(group); k++)
            {
                high ^= v[3 + k];
            }
        }
    }

    /// <summary>(k + ½)·2⁻⁵² with the digits as the upper 32 of the 52 bits of k.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Uniform(Vector256<ulong> digits, Vector256<ulong> rest) =>
        ((digits << 20) | rest | Vector256.Create(0x3FF0000000000000ul)).AsDouble() - Vector256.Create(1.0 - 1.1102230246251565e-16);

    /// <summary>Whole numbers below 2⁵² as doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Number(Vector256<ulong> whole) => (whole | Vector256.Create(0x4330000000000000ul)).AsDouble() - Vector256.Create(4503599627370496.0);
}
