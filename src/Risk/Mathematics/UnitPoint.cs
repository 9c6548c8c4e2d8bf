namespace Risk.Mathematics;

/// <summary>A point x of [0, 1] with its complement y = 1 − x, each as high + low: a large exponent magnifies the rounding of either.</summary>
internal readonly record struct UnitPoint(double X, double XLow, double Y, double YLow)
{
    public UnitPoint Complement => new(Y, YLow, X, XLow);

    /// <summary>The point of a double: 1 − y and (1 − y) − x are exact.</summary>
    public static UnitPoint Of(double x)
    {
        double y = 1 - x;
        return new(x, 0, y, (1 - y) - x);
    }

    /// <summary>The place of <paramref name="value"/> between two ends.</summary>
    public static UnitPoint Between(double minimum, double value, double maximum)
    {
        double width = maximum - minimum, widthLow = DoubleDouble.SumError(maximum, -minimum, width);
        (double x, double xLow) = Quotient(value - minimum, DoubleDouble.SumError(value, -minimum, value - minimum), width, widthLow);
        (double y, double yLow) = Quotient(maximum - value, DoubleDouble.SumError(maximum, -value, maximum - value), width, widthLow);
        return new(x, xLow, y, yLow);
    }

    private static (double High, double Low) Quotient(double high, double low, double width, double widthLow)
    {
        double quotient = high / width;
        return (quotient, (Math.FusedMultiplyAdd(-quotient, width, high) + low - quotient * widthLow) / width);
    }
}
