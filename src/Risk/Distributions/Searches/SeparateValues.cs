namespace Risk.Distributions;

/// <summary>From one value of a discrete law to the next.</summary>
internal static class SeparateValues
{
    /// <summary>The least value above <paramref name="x"/>: the quantile of any probability beyond F(x), counted from the nearer end. NaN where there is none.</summary>
    public static double After(Distribution law, double x)
    {
        double below = law.Cdf(x), above = law.SurvivalFunction(x);
        return above <= 0 ? double.NaN : below < 0.5 ? law.Quantile(Math.BitIncrement(below)) : law.UpperQuantile(Math.BitDecrement(above));
    }

    /// <summary>The greatest value below <paramref name="x"/>: the least whose probability reaches what lies before x, but for rounding. x itself where there is none.</summary>
    public static double Before(Distribution law, double x)
    {
        double mass = law.Atom(x), below = law.Cdf(x) - mass;
        return below <= 0 ? x : below < 0.5 ? law.Quantile(below * (1 - 1e-15)) : law.UpperQuantile(Math.Min(1, (law.SurvivalFunction(x) + mass) * (1 + 1e-15)));
    }

    /// <summary>The values in [low, high], in order.</summary>
    public static IEnumerable<double> Between(Distribution law, double low, double high)
    {
        double last = Math.BitDecrement(low);
        for (double x = After(law, last); x <= high && x > last; x = After(law, x))
        {
            last = x;
            yield return x;
        }
    }

    /// <summary>Rising rows of values as one, each value once. A row may go on for longer than anyone wants to follow it.</summary>
    public static IEnumerable<double> Merged(IEnumerable<double>[] rows) => rows.Length switch
    {
        0 => [],
        1 => rows[0],
        _ => Merged(Merged(rows[..(rows.Length / 2)]), Merged(rows[(rows.Length / 2)..])), // by halves: one after the other they would stand as deep as they are many
    };

    private static IEnumerable<double> Merged(IEnumerable<double> first, IEnumerable<double> second)
    {
        using IEnumerator<double> a = first.GetEnumerator(), b = second.GetEnumerator();
        bool inFirst = a.MoveNext(), inSecond = b.MoveNext();
        while (inFirst || inSecond)
        {
            double next = !inSecond || (inFirst && a.Current <= b.Current) ? a.Current : b.Current;
            yield return next;
            inFirst = inFirst && (a.Current > next || a.MoveNext());
            inSecond = inSecond && (b.Current > next || b.MoveNext());
        }
    }

    /// <summary>The first value that has reached it, beside a guess, where those that have follow those that have not.</summary>
    public static double First(Distribution law, double guess, Func<double, bool> reached)
    {
        double x = guess;
        for (double before = Before(law, x); before < x && reached(before); before = Before(law, x))
        {
            x = before;
        }

        while (!reached(x) && x < law.Maximum)
        {
            double next = After(law, x);
            if (!(next > x))
            {
                break;
            }

            x = next;
        }

        return x;
    }
}
