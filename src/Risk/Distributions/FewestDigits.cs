using System.Globalization;

namespace Risk.Distributions;

/// <summary>How a person would state a law of two figures.</summary>
internal static class FewestDigits
{
    /// <summary>The figures in the fewest digits, up to six, with which the factory makes this very law.</summary>
    public static (double First, double Second)? Of(Distribution law, double first, double second, Func<double, double, Distribution> factory, bool increasing)
    {
        for (int digits = 1; digits <= 6 && first is > 1e-70 and < 1e70 && second is > 1e-70 and < 1e70; digits++)
        {
            double a = Rounded(first, digits), b = Rounded(second, digits);
            if ((!increasing || a < b) && factory(a, b).Equals(law))
            {
                return (a, b);
            }
        }

        return null;
    }

    private static double Rounded(double x, int digits) =>
        double.Parse(x.ToString("E" + (digits - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
