using System.Collections;
using Risk.Engine.Kernels;
namespace Risk.Engine;

/// <summary>
/// Builds a <see cref="QuantileTable"/>. The law is asked at 15 Chebyshev points of ln v in each octave, or in four octaves at once deep in
/// the tails, and the nodes of the cubics are read off that polynomial; where it does not converge, the law is asked at every node.
/// Then the error is measured by the distribution function at middles of segments, where a cubic is worst, and the segments are made
/// finer until it is small enough, or the table says that it is not.
/// </summary>
internal static class QuantileTableBuilder
{
    private const int LeastBits = 6;
    private const int MostBits = 9;

    // To ask the law costs about a hundred draws from the table.
    private const double RarelyMarked = 0.01;

    // Below 2⁻¹⁴ the law is asked in pieces of four octaves.
    private const int FineOctaves = 12;
    private const int CoarseSpan = 4;

    // Lobatto nodes of a segment: its ends, which neighbours share, and two within. A cubic between them is continuous over the table.
    private const int NodesInSegment = 3;

    // By bits and span.
    private static readonly PieceInterpolation?[,] Interpolations = new PieceInterpolation[MostBits + 1, CoarseSpan + 1];

    /// <summary>The table of <paramref name="law"/>, with marks on the segments where it has an atom or a kink.</summary>
    public static QuantileTable Build(Distribution law) => law.HasAtoms || law.Landmarks.Any() ? BuildMarked(law) : BuildSmooth(law);

    private static QuantileTable BuildSmooth(Distribution law)
    {
        int bits = LeastBits;
        while (true)
        {
            var table = new QuantileTable(bits);
            bool[] rough = new bool[2 * QuantileTable.Octaves];
            if (!Fill(table, law, rough))
            {
                return table;
            }

            double excess = QuantileTableCheck.Measure(table, law, rough);
            table.IsAccurate = excess <= 1;
            if (table.IsAccurate)
            {
                return table;
            }

            // Halving the segments divides the error of a cubic by 16.
            int finer = bits;
            for (; excess > 1 && finer <= MostBits; finer++)
            {
                excess /= 16;
            }

            if (finer > MostBits || bits == MostBits)
            {
                return BuildMarked(law);
            }

            bits = finer;
        }
    }

    /// <summary>Every segment is checked; those that fail are marked, and made finer until a draw rarely falls into one.</summary>
    private static QuantileTable BuildMarked(Distribution law)
    {
        for (int bits = LeastBits; ; bits++)
        {
            var table = new QuantileTable(bits);
            if (!Fill(table, law, new bool[2 * QuantileTable.Octaves]))
            {
                return table;
            }

            var marks = new BitArray(2 * table.SegmentsInHalf);
            double marked = QuantileTableCheck.Mark(table, law, marks);
            if (marked <= RarelyMarked || bits == MostBits)
            {
                table.IsAccurate = !marks.HasAnySet();
                table.Marks = table.IsAccurate ? null : marks;
                return table;
            }
        }
    }

    private static bool Fill(QuantileTable table, Distribution law, bool[] rough)
    {
        bool finite = !law.IsDiscrete && Fill(table, law, upper: false, rough.AsSpan(0, QuantileTable.Octaves))
            && Fill(table, law, upper: true, rough.AsSpan(QuantileTable.Octaves));
        if (!finite)
        {
            table.MaximumError = table.MaximumRelativeError = double.PositiveInfinity;
        }

        return finite;
    }

    private static bool Fill(QuantileTable table, Distribution law, bool upper, Span<bool> rough)
    {
        double Quantile(double v) => upper ? law.UpperQuantile(v) : law.Quantile(v);
        int coarse = QuantileTable.Octaves - FineOctaves;
        for (int octave = 0; octave < QuantileTable.Octaves;)
        {
            int span = octave < coarse ? CoarseSpan : 1;
            if (!FillPiece(table, Quantile, upper, octave, span, rough))
            {
                return false;
            }

            octave += span;
        }

        // v = ½ is the start of a segment of its own, which only the lower half reaches.
        table.Segment(upper, table.SegmentsInHalf - 1)[0] = Quantile(0.5);
        return true;
    }

    private static bool FillPiece(
        QuantileTable table, Func<double, double> quantile, bool upper, int octave, int span, Span<bool> rough)
    {
        PieceInterpolation piece = Volatile.Read(ref Interpolations[table.MantissaBits, span]) ?? Interpolation(table.MantissaBits, span);
        double start = Math.ScaleB(QuantileTable.LeastV, octave);
        Span<double> asked = stackalloc double[PieceInterpolation.Points];
        for (int i = 0; i < asked.Length; i++)
        {
            asked[i] = quantile(start * piece.Ratios[i]);
            if (!double.IsFinite(asked[i]))
            {
                return false;
            }
        }

        if (PieceInterpolation.Converges(asked))
        {
            double[] values = piece.Evaluate(asked);
            for (int i = 0; i < span; i++)
            {
                int nodes = NodesInSegment << table.MantissaBits;
                SetCubics(table, upper, octave + i, values.AsSpan(i * nodes, nodes + 1));
            }

            return true;
        }

        if (span > 1)
        {
            for (int i = 0; i < span; i++)
            {
                if (!FillPiece(table, quantile, upper, octave + i, 1, rough))
                {
                    return false;
                }
            }

            return true;
        }

        rough[octave] = true;
        return FillDirectly(table, quantile, upper, octave);
    }

    private static PieceInterpolation Interpolation(int bits, int span)
    {
        lock (Interpolations)
        {
            return Interpolations[bits, span] ??= new(bits, span);
        }
    }

    private static bool FillDirectly(QuantileTable table, Func<double, double> quantile, bool upper, int octave)
    {
        double start = Math.ScaleB(QuantileTable.LeastV, octave);
        double[] values = new double[(NodesInSegment << table.MantissaBits) + 1];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = quantile(start * NodeRatio(i, table.MantissaBits));
            if (!double.IsFinite(values[i]))
            {
                return false;
            }
        }

        SetCubics(table, upper, octave, values);
        return true;
    }

    /// <summary>The place of node i in an octave that begins at 1: segment i ÷ 3, and 0, ¼ or ¾ of it.</summary>
    internal static double NodeRatio(int i, int bits)
    {
        double within = (i % NodesInSegment) switch { 0 => 0, 1 => 0.25, _ => 0.75 };
        return 1 + (i / NodesInSegment + within) / (1 << bits);
    }

    // The cubic through (0, f₀), (h/4, f₁), (3h/4, f₂), (h, f₃), in powers of d: divided differences in s = d/h, then expanded.
    private static void SetCubics(QuantileTable table, bool upper, int octave, ReadOnlySpan<double> values)
    {
        int count = 1 << table.MantissaBits;
        double perWidth = Math.ScaleB(count / QuantileTable.LeastV, -octave); // 1/h
        for (int i = 0; i < count; i++)
        {
            double f0 = values[NodesInSegment * i], f1 = values[NodesInSegment * i + 1];
            double f2 = values[NodesInSegment * i + 2], f3 = values[NodesInSegment * i + 3];
            double f01 = (f1 - f0) * 4, f12 = (f2 - f1) * 2, f23 = (f3 - f2) * 4;
            double f012 = (f12 - f01) * (4.0 / 3), f123 = (f23 - f12) * (4.0 / 3);
            double f0123 = f123 - f012;
            // f₀ + s·f₀₁ + s(s − ¼)·f₀₁₂ + s(s − ¼)(s − ¾)·f₀₁₂₃
            Span<double> c = table.Segment(upper, (octave << table.MantissaBits) + i);
            c[0] = f0;
            c[1] = (f01 - 0.25 * f012 + 0.1875 * f0123) * perWidth;
            c[2] = (f012 - f0123) * perWidth * perWidth;
            c[3] = f0123 * perWidth * perWidth * perWidth;
        }
    }
}
