namespace Risk.Fitting;

/// <summary>The zero of a function of one variable that changes sign once.</summary>
internal static class Root
{
    /// <summary>
    /// By bisection and secants in turn, to the last bit or so; null where there is no change of sign in [<paramref name="low"/>, <paramref name="high"/>].
    /// </summary>
    public static double? Of(Func<double, double> function, double low, double high)
    {
        double atLow = function(low), atHigh = function(high);
        if (atLow == 0 || atHigh == 0)
        {
            return atLow == 0 ? low : high;
        }

        if (!(atLow * atHigh < 0))
        {
            return null;
        }

        for (int i = 0; i < 200 && high - low > 4e-16 * Math.Max(1e-3, Math.Abs(low)); i++)
        {
            // A secant through both ends, kept off them; every third step a bisection, so that both ends move.
            double middle = low + ((high - low) / 2);
            double secant = low - (atLow * ((high - low) / (atHigh - atLow)));
            double next = i % 3 == 2 || !(secant > low && secant < high) ? middle : secant;
            double at = function(next);
            if (at == 0)
            {
                return next;
            }

            (low, atLow, high, atHigh) = at * atLow < 0 ? (low, atLow, next, at) : (next, at, high, atHigh);
        }

        return low + ((high - low) / 2);
    }
}
