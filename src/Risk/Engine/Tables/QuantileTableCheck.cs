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
                    double error = ErrorAt(table, law, upper, octave, segment, v);
                    absolute = Larger(absolute, error);
                    relative = Larger(relative, error / v);
                }
            }
        }

        table.MaximumError = absolute;
        table.MaximumRelativeError = relative;
        return Larger(absolute / QuantileTable.AbsoluteTolerance, relative / QuantileTable.RelativeTolerance);
    }

    private static double ErrorAt(QuantileTable table, Distribution law, bool upper, int octave, int segment, double v)
    {
        ReadOnlySpan<double> c = table.Segment(upper, (octave << table.MantissaBits) + segment);
        double d = Math.ScaleB(QuantileTable.LeastV, octave) * (0.5 / (1 << table.MantissaBits));
        double x = Math.FusedMultiplyAdd(Math.FusedMultiplyAdd(Math.FusedMultiplyAdd(c[3], d, c[2]), d, c[1]), d, c[0]);
        double error = Math.Abs((upper ? law.SurvivalFunction(x) : law.Cdf(x)) - v);
        if (error <= QuantileTable.AbsoluteTolerance && error <= QuantileTable.RelativeTolerance * v)
        {
            return error;
        }

        // Where neighbouring doubles are further apart than the tolerance, the last bit of x is all that can be asked for.
        double exact = upper ? law.UpperQuantile(v) : law.Quantile(v);
        return Math.Abs(x - exact) <= 4 * (Math.BitIncrement(Math.Abs(exact)) - Math.Abs(exact)) ? 0 : error;
    }

    // Not a number is worse than any number.
    private static double Larger(double a, double b) => a >= b ? a : double.IsNaN(b) ? double.PositiveInfinity : b;
}
