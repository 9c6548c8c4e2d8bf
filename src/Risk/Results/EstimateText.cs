using System.Globalization;

namespace Risk.Results;

/// <summary>How an estimate prints: with its interval, in as many digits as the interval bears, and never a bare 100 % or 0 %.</summary>
internal static class EstimateText
{
    private const int MostDecimals = 12;

    public static string Of(Estimate e) =>
        !e.IsDefined ? "undefined"
        : e.Kind == EstimateKind.Probability ? Probability(e)
        : e.Kind == EstimateKind.ProbabilityDifference ? Points(e)
        : Number(e);

    private static string Probability(Estimate e)
    {
        string runs = e.Runs.ToString("#,0", CultureInfo.InvariantCulture);
        if (e.Value is 0 or 1)
        {
            // The end of the interval that the runs do show, rounded away from certainty: it is the figure.
            return e.Value == 1
                ? $"> {Percent(Math.Min(e.Low, 1 - 1e-14), DecimalsFor(1 - e.Low), Math.Floor)} (in {(e.Runs == 1 ? "the one run" : $"all {runs} runs")})"
                : $"< {Percent(e.High, DecimalsFor(e.High), Math.Ceiling)} ({(e.Runs == 1 ? "not in the one run" : $"in none of {runs} runs")})";
        }

        int decimals = 1;
        while (decimals < MostDecimals && !Tells(e, decimals))
        {
            decimals++;
        }

        return $"{Percent(e.Value, decimals)} ({Percent(e.Low, decimals)} to {Percent(e.High, decimals)})";
    }

    /// <summary>A difference of probabilities, in percentage points, so that no one takes it for a part of a probability.</summary>
    private static string Points(Estimate e)
    {
        int decimals = 1;
        while (decimals < MostDecimals && Signed(100 * e.Low, decimals) == Signed(100 * e.High, decimals))
        {
            decimals++;
        }

        return double.IsNaN(e.Low) ? $"{Signed(100 * e.Value, decimals)} points (no interval can be given)"
            : $"{Signed(100 * e.Value, decimals)} points ({Signed(100 * e.Low, decimals)} to {Signed(100 * e.High, decimals)})";
    }

    /// <summary>With + or −, and no sign where it rounds to nothing.</summary>
    private static string Signed(double x, int decimals)
    {
        string size = Math.Abs(x).ToString("F" + decimals, CultureInfo.InvariantCulture);
        return size.AsSpan().ContainsAnyInRange('1', '9') ? (x < 0 ? "−" : "+") + size : size;
    }

    /// <summary>True where the printed ends differ and nothing is rounded to certainty.</summary>
    private static bool Tells(Estimate e, int decimals)
    {
        string low = Percent(e.Low, decimals);
        string value = Percent(e.Value, decimals);
        string high = Percent(e.High, decimals);
        string none = Percent(0, decimals);
        string all = Percent(1, decimals);
        return low != high && value != none && value != all && (low != none || e.Low == 0) && (high != all || e.High == 1);
    }

    /// <summary>Decimals of a percentage that show a <paramref name="remainder"/> to one or two digits.</summary>
    private static int DecimalsFor(double remainder)
    {
        int decimals = 1;
        for (double scaled = remainder * 1000; scaled < 1 && decimals < MostDecimals; scaled *= 10)
        {
            decimals++;
        }

        return decimals;
    }

    private static string Percent(double p, int decimals) =>
        (p * 100).ToString("F" + decimals, CultureInfo.InvariantCulture) + " %";

    private static string Percent(double p, int decimals, Func<double, double> round)
    {
        double unit = double.Parse("1e" + decimals, CultureInfo.InvariantCulture);
        return (round(p * 100 * unit) / unit).ToString("F" + decimals, CultureInfo.InvariantCulture) + " %";
    }

    private static string Number(Estimate e)
    {
        if (e.IsExact)
        {
            return $"{Text(e.Value, "G15")} (the same in every run)";
        }

        string format = FormatFor(e);
        string value = Text(e.Value, format);
        return double.IsNaN(e.Low) ? $"{value} (no interval can be given)"
            : double.IsInfinity(e.Low) && double.IsInfinity(e.High) && double.IsFinite(e.Value) ? $"{value} (too few runs for an interval)"
            : $"{value} ({Text(e.Low, format)} to {Text(e.High, format)})";
    }

    /// <summary>A unit of the last digit is at most half the interval's half-width; scientific beyond 15 digits.</summary>
    private static string FormatFor(Estimate e)
    {
        double width = e.High - e.Low;
        double size = double.IsFinite(e.Value) ? Math.Abs(e.Value) : 0;
        double reach = double.IsFinite(width) && width > 0 ? width / 2 : size / 1000;
        if (size >= 1e15 || reach < 1e-9 || reach > 1e15)
        {
            return "G6";
        }

        int decimals = 0;
        for (double unit = 1; unit > reach / 2 && decimals < MostDecimals; unit /= 10)
        {
            decimals++;
        }

        return "#,0" + (decimals == 0 ? "" : "." + new string('0', decimals));
    }

    /// <summary>A number, or ∞ with its sign.</summary>
    public static string Text(double x, string? format = null) =>
        double.IsPositiveInfinity(x) ? "∞" : double.IsNegativeInfinity(x) ? "−∞" : x.ToString(format, CultureInfo.InvariantCulture);
}
