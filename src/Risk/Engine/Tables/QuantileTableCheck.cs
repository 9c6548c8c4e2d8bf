using System.Collections;
using Risk.Engine.Kernels;

namespace Risk.Engine;

/// <summary>Measures a table against its law: the distribution function of the tabled quantile, at middles of segments, where a cubic is worst.</summary>
internal static class QuantileTableCheck
{
    // In the octaves that hold all but 1 draw in 256, many middles; deeper, the first, where the segment is widest against v, and one more.
    // Where the law is rough (no polynomial converged over the octave), every middle: a kink spoils one segment only.
    private const int DenseOctaves = 8;
    private const int DenseChecks = 16;
    private const int SparseChecks = 2;

    // In a segment with a landmark and in its neighbours.
    private const int ClosePlaces = 15;

    /// <summary>Sets the errors of the table, of which the rough octaves are named, and returns the larger of their ratios to the tolerances: at most 1 is accurate.</summary>
    public static double Measure(QuantileTable table, Distribution law, ReadOnlySpan<bool> rough)
    {
        double absolute = 0, relative = 0;
        foreach (bool upper in (ReadOnlySpan<bool>)[false, true])
        {
            for (int octave = 0; octave < QuantileTable.Octaves; octave++)
            {
                int checks = rough[(upper ? QuantileTable.Octaves : 0) + octave] ? 1 << table.MantissaBits
                    : octave >= QuantileTable.Octaves - DenseOctaves ? DenseChecks
                    : SparseChecks;
                for (int i = 0; i < checks; i++)
                {
                    int segment = (i << table.MantissaBits) / checks;
                    double v = Math.ScaleB(QuantileTable.LeastV, octave) * (1 + (segment + 0.5) / (1 << table.MantissaBits));
                    double width = Math.ScaleB(QuantileTable.LeastV, octave) / (1 << table.MantissaBits);
                    double error = ErrorAt(table, law, upper, (octave << table.MantissaBits) + segment, v, 0.5 * width);
                    absolute = Larger(absolute, error);
                    relative = Larger(relative, error / v);
                }
            }
        }

        table.MaximumError = absolute;
        table.MaximumRelativeError = relative;
        return Larger(absolute / QuantileTable.AbsoluteTolerance, relative / QuantileTable.RelativeTolerance);
    }

    /// <summary>
    /// Marks the segments whose error is beyond the tolerance: every segment is asked at its middle, and at many places those that hold a landmark of the law and
    /// their neighbours. The errors of the table become those of the segments without a mark.
    /// </summary>
    /// <returns>The probability that a draw falls into a marked segment.</returns>
    public static double Mark(QuantileTable table, Distribution law, BitArray marks)
    {
        double absolute = 0, relative = 0, marked = 0;
        bool[] close = NearLandmarks(table, law);
        for (int i = 0; i < marks.Length; i++)
        {
            int segment = i % table.SegmentsInHalf, octave = segment >> table.MantissaBits;
            bool upper = i >= table.SegmentsInHalf;
            if (octave >= QuantileTable.Octaves)
            {
                continue; // v = ½ itself
            }

            double start = Math.ScaleB(QuantileTable.LeastV, octave), width = start / (1 << table.MantissaBits);
            start += (segment & ((1 << table.MantissaBits) - 1)) * width;
            int places = close[i] ? ClosePlaces : 1;
            double worst = 0, worstRelative = 0;
            for (int k = 0; k < places; k++)
            {
                double within = (k + 0.5) / places * width, error = ErrorAt(table, law, upper, segment, start + within, within);
                (worst, worstRelative) = (Larger(worst, error), Larger(worstRelative, error / (start + within)));
            }

            marks[i] = !(worst <= QuantileTable.AbsoluteTolerance && worstRelative <= QuantileTable.RelativeTolerance);
            if (marks[i])
            {
                marked += width;
            }
            else
            {
                (absolute, relative) = (Math.Max(absolute, worst), Math.Max(relative, worstRelative));
            }
        }

        (table.MaximumError, table.MaximumRelativeError) = (absolute, relative);
        return marked;
    }

    /// <summary>The segments that hold a landmark, with those beside them.</summary>
    private static bool[] NearLandmarks(QuantileTable table, Distribution law)
    {
        bool[] close = new bool[2 * table.SegmentsInHalf];
        foreach (double x in law.Landmarks)
        {
            double below = law.Cdf(x), above = law.SurvivalFunction(x), mass = law.Atom(x);
            foreach ((double lower, double upper) in ((double, double)[])[(below, above), (below - mass, above + mass)])
            {
                double v = Math.Min(lower, upper);
                if (v >= QuantileTable.LeastV)
                {
                    int at = QuantileTable.SegmentOf(v, table.MantissaBits) + (upper < lower ? table.SegmentsInHalf : 0);
                    close.AsSpan(Math.Max(at - 1, 0)..Math.Min(at + 2, close.Length)).Fill(true);
                }
            }
        }

        return close;
    }

    private static double ErrorAt(QuantileTable table, Distribution law, bool upper, int segment, double v, double d)
    {
        ReadOnlySpan<double> c = table.Segment(upper, segment);
        double x = Math.FusedMultiplyAdd(Math.FusedMultiplyAdd(Math.FusedMultiplyAdd(c[3], d, c[2]), d, c[1]), d, c[0]);
        double error = Math.Abs((upper ? law.SurvivalFunction(x) : law.Cdf(x)) - v);
        if (error <= QuantileTable.AbsoluteTolerance && error <= QuantileTable.RelativeTolerance * v)
        {
            return error;
        }

        // Where neighbouring doubles are further apart than the tolerance, or the law has an atom, the last bits of x are all that can be asked for.
        double exact = upper ? law.UpperQuantile(v) : law.Quantile(v);
        return Math.Abs(x - exact) <= 4 * (Math.BitIncrement(Math.Abs(exact)) - Math.Abs(exact)) ? 0 : error;
    }

    // Not a number is worse than any number.
    private static double Larger(double a, double b) => a >= b ? a : double.IsNaN(b) ? double.PositiveInfinity : b;
}
