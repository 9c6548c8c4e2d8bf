using System.Globalization;

namespace Risk;

/// <summary>
/// One measured value, or what is known of it. A migration that is not finished after 14 months has a delay of more than 14: to leave it out
/// would keep the quick ones only.
/// </summary>
/// <remarks>A plain number converts to an exact measurement.</remarks>
public readonly record struct Measurement
{
    private Measurement(double low, double high) => (Low, High) = (low, high);

    /// <summary>The value is at least this; −∞ where nothing is known below.</summary>
    public double Low { get; }

    /// <summary>The value is at most this; +∞ where nothing is known above.</summary>
    public double High { get; }

    /// <summary>True where the value itself is known.</summary>
    public bool IsExact => Low == High;

    /// <summary>The value is known.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite.</exception>
    public static Measurement Exactly(double value) => new(Finite(value), value);

    /// <summary>The value is more than <paramref name="bound"/>: not finished yet, off the scale (censored on the right).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not finite.</exception>
    public static Measurement MoreThan(double bound) => new(Finite(bound), double.PositiveInfinity);

    /// <summary>The value is less than <paramref name="bound"/>: over before one looked (censored on the left).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not finite.</exception>
    public static Measurement LessThan(double bound) => new(double.NegativeInfinity, Finite(bound));

    /// <summary>The value lies between the two: it happened between two looks (censored in an interval).</summary>
    /// <exception cref="ArgumentOutOfRangeException">A bound is not finite, or <paramref name="low"/> is not below <paramref name="high"/>.</exception>
    public static Measurement Between(double low, double high) => Finite(low) < Finite(high)
        ? new(low, high)
        : throw new ArgumentOutOfRangeException(nameof(high), high, string.Create(CultureInfo.InvariantCulture, $"low must be less than high (low={low}, high={high})"));

    /// <summary>An exact measurement.</summary>
    public static implicit operator Measurement(double value) => Exactly(value);

    /// <summary>The value, or its bounds: <c>&gt; 14</c>, <c>&lt; 2</c>, <c>3 to 4</c>.</summary>
    public override string ToString() => IsExact ? Text(Low)
        : double.IsPositiveInfinity(High) ? "> " + Text(Low)
        : double.IsNegativeInfinity(Low) ? "< " + Text(High)
        : $"{Text(Low)} to {Text(High)}";

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static double Finite(double value) => double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "a measurement must be finite");
}
