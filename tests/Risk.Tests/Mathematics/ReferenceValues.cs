using System.Globalization;

namespace Risk.Tests.Mathematics;

/// <summary>The rows of Data/elementary.csv: arguments, and the exact value as the sum of two doubles.</summary>
internal static class ReferenceValues
{
    public static IEnumerable<(double[] Arguments, double High, double Low)> Of(string function) =>
        from line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Data", "elementary.csv"))
        let cells = line.Split(',')
        where cells[0] == function
        let numbers = cells[1..].Select(c => double.Parse(c, CultureInfo.InvariantCulture)).ToArray()
        select (numbers[..^2], numbers[^2], numbers[^1]);

    /// <summary>The distance of <paramref name="value"/> from the exact value, in units of the last place there.</summary>
    public static double UlpError(double value, double high, double low)
    {
        double size = Math.Abs(high);
        double ulp = Math.BitIncrement(size) - size;
        return value == high ? Math.Abs(low) / ulp : Math.Abs(value - high - low) / ulp;
    }

    /// <summary>The largest error over all rows, with where it happens.</summary>
    public static (double Ulps, string Where) Worst(string function, Func<double[], double> f)
    {
        (double Ulps, string Where) worst = (0, "nowhere");
        int rows = 0;
        foreach ((double[] arguments, double high, double low) in Of(function))
        {
            rows++;
            double y = f(arguments);
            double error = UlpError(y, high, low);
            if (!(error <= worst.Ulps))
            {
                worst = (error, $"{function}({string.Join(", ", arguments.Select(a => a.ToString("R", CultureInfo.InvariantCulture)))}) = {y:R}, not {high:R}");
            }
        }

        Assert.True(rows >= 300, $"only {rows} reference rows for {function}");
        return worst;
    }
}
