using Risk.Engine.Kernels;

namespace Risk.Engine;

/// <summary>The surfaces by which laws of an uncertain shape are sampled, shared by plans.</summary>
internal static class LawSurfaces
{
    private const int MaximumCached = 32;

    private const int Sample = 25;

    private static readonly TableCache<(ShapedFamily Family, double Low, double High), SurfaceQuantile?> Cache = new(MaximumCached, Find);

    /// <summary>The surface of a family over a range of its parameter; null where few patches would serve.</summary>
    public static SurfaceQuantile? Of(ShapedFamily family, double low, double high) => Cache.Of((family, low, high)).Value;

    /// <summary>The fewest cells with which a sample of the patches serves; if none do, the most, and null where half of that sample fails.</summary>
    private static SurfaceQuantile? Find((ShapedFamily Family, double Low, double High) asked)
    {
        (ShapedFamily family, double low, double high) = asked;
        if (!(low < high && double.IsFinite(high - low)))
        {
            return null;
        }

        SurfaceQuantile? last = null;
        foreach (ParameterCells cells in Candidates(low, high))
        {
            last = new SurfaceQuantile(family, cells);
            if (Served(last, most: 1) == Sample)
            {
                return last;
            }
        }

        return last is not null && Served(last, most: Sample) > Sample / 2 ? last : null;
    }

    /// <summary>By their number. Scores bend with 1 ⁄ shape: over a wide range of a shape that comes near 0, cells grow with it.</summary>
    private static IEnumerable<ParameterCells> Candidates(double low, double high)
    {
        for (int bits = 2; bits <= 7; bits++)
        {
            yield return ParameterCells.Even(low, high, bits);
            for (int octave = 0; low > 0 && octave < bits; octave++)
            {
                ParameterCells cells = ParameterCells.Octaves(low, high, octave);
                if (cells.Count > 1 << (bits - 1) && cells.Count <= 1 << bits)
                {
                    yield return cells;
                }
            }
        }
    }

    /// <summary>How many of 5 × 5 patches over both directions serve, until <paramref name="most"/> do not.</summary>
    private static int Served(SurfaceQuantile surface, int most)
    {
        int served = 0;
        for (int i = 0; i < Sample && i - served < most; i++)
        {
            served += surface.Offers(i / 5 * (QuantileSurface.ScoreCells - 1) / 4, i % 5 * (surface.Cells.Count - 1) / 4) ? 1 : 0;
        }

        return served;
    }
}
