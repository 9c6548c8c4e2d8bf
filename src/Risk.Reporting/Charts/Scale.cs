using System.Globalization;

namespace Risk.Reporting;

/// <summary>An axis of numbers with ticks 1, 2 or 5 times a power of ten apart. Only exact operations: the same ticks on every machine.</summary>
internal readonly record struct Scale(double From, double Step, int Steps)
{
    // Beyond it differences overflow; a span below it has no digits left to count in.
    private const double Greatest = 1e300, LeastSpan = 1e-290;

    public double Until => From + (Step * Steps);

    public IEnumerable<double> Ticks
    {
        get
        {
            (double from, double step) = (From, Step);
            return Enumerable.Range(0, Steps + 1).Select(i => from + (i * step));
        }
    }

    /// <summary>The axis that holds both numbers. Where they are equal, or too near for ticks between them, it spreads around them.</summary>
    public static Scale Of(double least, double greatest)
    {
        (least, greatest) = (Bounded(least), Bounded(greatest));
        double span = greatest - least, size = Math.Max(Math.Abs(least), Math.Abs(greatest));
        if (!(span > Math.Max(1e-9 * size, LeastSpan)))
        {
            double around = Math.Max(size, 1) / 2;
            return new(least - around, around, 2);
        }

        double rough = span / 5, step = 1;
        while (step * 10 <= rough)
        {
            step *= 10;
        }

        while (step > rough)
        {
            step /= 10;
        }

        step *= rough >= 5 * step ? 5 : rough >= 2 * step ? 2 : 1;
        double from = Math.Floor(least / step) * step;
        return new(from, step, Math.Max(1, (int)Math.Ceiling(((greatest - from) / step) - 1e-9)));
    }

    /// <summary>Where a number stands: 0 at the beginning of the axis, 1 at its end. It stays on the paper.</summary>
    public double Share(double value) => Math.Clamp((Bounded(value) - From) / (Until - From), 0, 1);

    /// <summary>A tick in as many decimals as tell it from the next.</summary>
    public string Label(double value)
    {
        if (Math.Abs(value) >= 1e6 || Step < 1e-6)
        {
            return value == 0 ? "0" : Drawing.Minus(value.ToString("0.####e0", CultureInfo.InvariantCulture));
        }

        int decimals = 0;
        for (double scaled = Step; Math.Abs(scaled - Math.Round(scaled)) > 1e-6 * scaled && decimals < 9; scaled *= 10)
        {
            decimals++;
        }

        // Round, then add 0: no tick says −0.
        return Drawing.Minus((Math.Round(value, decimals) + 0.0).ToString("#,0" + (decimals == 0 ? "" : "." + new string('0', decimals)), CultureInfo.InvariantCulture));
    }

    private static double Bounded(double value) => double.IsNaN(value) ? 0 : Math.Clamp(value, -Greatest, Greatest);
}
