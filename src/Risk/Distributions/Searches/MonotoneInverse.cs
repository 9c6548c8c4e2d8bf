using Risk.Mathematics;

namespace Risk.Distributions;

/// <summary>
/// The quantile by search in a bracket: Newton's step on the logarithm of the tail, which is nearly straight far out, and halving
/// of the bracket in the order of the doubles where a step leaves it or gains too little; at most about 130 evaluations.
/// </summary>
internal static class MonotoneInverse
{
    /// <summary>The least x of the bracket with F(x) ≥ p.</summary>
    public static double Lower(Distribution law, double p, Bracket bracket) => Find(law, p, bracket, rising: true);

    /// <summary>The least x of the bracket with S(x) ≤ q.</summary>
    public static double Upper(Distribution law, double q, Bracket bracket) => Find(law, q, bracket, rising: false);

    private static double Find(Distribution law, double tail, Bracket bracket, bool rising)
    {
        Int128 a = (Int128)Order(bracket.Low) - 1, b = Order(bracket.High);
        double x = Middle(bracket.Low, bracket.High);
        for (int slow = 0; b - a > 1;)
        {
            double value = rising ? law.Cdf(x) : law.SurvivalFunction(x);
            Int128 before = b - a, at = Order(x);
            if (rising ? value >= tail : value <= tail)
            {
                b = at;
            }
            else
            {
                a = at;
            }

            slow = b - a > before / 2 ? slow + 1 : 0;
            double step = law.HasAtoms ? double.NaN : Step(law, x, value, tail) * (rising ? 1 : -1), next = x - step;
            if (Math.Abs(step) <= 1e-16 * Math.Abs(x))
            {
                return x;
            }

            bool inside = double.IsFinite(next) && Order(next) > a && Order(next) < b;
            x = inside && slow < 3 ? next : Value((long)(a + ((b - a) / 2)));
            slow = inside && slow < 3 ? slow : 0;
        }

        return Value((long)b);
    }

    // F/f·ln(F/p): near the root (F − p)/f.
    private static double Step(Distribution law, double x, double value, double tail)
    {
        double excess = (value - tail) / tail;
        double scaled = Math.Abs(excess) < 1e-3 ? value * (excess - (excess * excess / 2)) : value * Elementary.Log(value / tail);
        return scaled / law.Density(x);
    }

    private static double Middle(double low, double high) => low + ((high - low) / 2) is double middle && double.IsFinite(middle) ? middle : (low / 2) + (high / 2);

    /// <summary>The first double of (low, high] where it holds, by halving in the order of the doubles; high where it holds nowhere.</summary>
    public static double First(double low, double high, Func<double, bool> holds)
    {
        long a = Order(low), b = Order(high);
        while ((Int128)b - a > 1)
        {
            long middle = (long)(((Int128)a + b) / 2);
            (a, b) = holds(Value(middle)) ? (a, middle) : (middle, b);
        }

        return Value(b);
    }

    /// <summary>The place of a double among all doubles.</summary>
    internal static long Order(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        return bits < 0 ? long.MinValue - bits : bits;
    }

    internal static double Value(long order) => BitConverter.Int64BitsToDouble(order < 0 ? long.MinValue - order : order);
}
