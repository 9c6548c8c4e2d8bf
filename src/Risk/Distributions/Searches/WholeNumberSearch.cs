namespace Risk.Distributions;

/// <summary>
/// The least of some whole numbers that satisfies a condition, where those that do follow those that do not: a bracket of doubling steps from a guess, then halving. A tail that rounds to one
/// value over millions of whole numbers costs no more than another.
/// </summary>
/// <param name="minimum">The least of them.</param>
/// <param name="maximum">The greatest, which satisfies it, or +∞.</param>
/// <param name="reached">The condition.</param>
internal readonly struct WholeNumberSearch(double minimum, double maximum, Func<double, bool> reached)
{
    /// <param name="guess">Where to begin; any number.</param>
    /// <param name="step">The first step, whole and at least 1.</param>
    public double From(double guess, double step)
    {
        double start = Math.Clamp(double.IsNaN(guess) ? minimum : guess, minimum, Math.Min(maximum, 1e300));
        return reached(start) ? Downwards(start, step) : Upwards(start, step);
    }

    private double Downwards(double high, double step)
    {
        double low;
        while ((low = high - step) >= minimum && reached(low))
        {
            (high, step) = (low, 2 * step);
        }

        return Halved(Math.Max(low, minimum - 1), high);
    }

    private double Upwards(double low, double step)
    {
        double high;
        while (!reached(high = Math.Min(low + step, maximum)))
        {
            (low, step) = (high, 2 * step);
        }

        return Halved(low, high);
    }

    private double Halved(double low, double high)
    {
        while (high - low > 1)
        {
            double middle = low + Math.Floor((high - low) / 2);
            if (middle == low || middle == high)
            {
                break;
            }

            (low, high) = reached(middle) ? (low, middle) : (middle, high);
        }

        return high;
    }
}
