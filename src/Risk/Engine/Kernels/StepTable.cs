using System.Runtime.CompilerServices;

namespace Risk.Engine.Kernels;

/// <summary>
/// The quantile function of a discrete law: the least value whose cumulative probability reaches u, exactly.
/// A guide table (H.-C. Chen and Y. Asau, 1974) starts the search, so its expected length does not depend on the number of values.
/// </summary>
internal sealed unsafe class StepTable
{
    private readonly double[] _values;
    private readonly double[] _cumulative;
    private readonly int[] _guide;

    /// <summary>Steps in ascending order: each value, and the probability of it or less. The last stands for all that is above.</summary>
    public StepTable(ReadOnlySpan<double> values, ReadOnlySpan<double> cumulative)
    {
        if (values.Length == 0 || values.Length != cumulative.Length)
        {
            throw new ArgumentException("a step table needs as many probabilities as values, and at least one", nameof(values));
        }

        _values = values.ToArray();
        _cumulative = cumulative.ToArray();
        _cumulative[^1] = double.PositiveInfinity;
        // A power of 2, so that u·size is exact and the guide is never past the answer.
        _guide = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)values.Length)];
        int step = 0;
        for (int i = 0; i < _guide.Length; i++)
        {
            while (_cumulative[step] < (double)i / _guide.Length)
            {
                step++;
            }

            _guide[i] = step;
        }
    }

    /// <summary>The number of steps.</summary>
    public int Count => _values.Length;

    /// <summary>The quantile of one u.</summary>
    public double Evaluate(double u)
    {
        int step = _guide[GuideOf(u, _guide.Length)];
        while (u > _cumulative[step])
        {
            step++;
        }

        return _values[step];
    }

    /// <summary>The quantiles of a column of u; the result may overwrite it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Evaluate(double* u, double* result, int runs)
    {
        fixed (double* values = _values, cumulative = _cumulative)
        {
            fixed (int* guide = _guide)
            {
                int size = _guide.Length;
                for (int i = 0; i < runs; i++)
                {
                    double probability = u[i];
                    int step = guide[GuideOf(probability, size)];
                    while (probability > cumulative[step])
                    {
                        step++;
                    }

                    result[i] = values[step];
                }
            }
        }
    }

    // Anything that is not in [0, 1) starts at an end.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int GuideOf(double u, int size) => u >= 1 ? size - 1 : u > 0 ? (int)(u * size) : 0;
}
