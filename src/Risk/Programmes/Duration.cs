using System.Globalization;

namespace Risk;

/// <summary>A stretch of time known beforehand, kept in months: a year is 12 of them.</summary>
public readonly record struct Duration : IComparable<Duration>
{
    private Duration(double months) => InMonths = months;

    /// <summary>No time.</summary>
    public static Duration Zero => default;

    /// <summary>The length in months.</summary>
    public double InMonths { get; }

    /// <summary>The length in years of 12 months.</summary>
    public double InYears => InMonths / 12;

    /// <summary>So many months.</summary>
    /// <param name="months">Finite, not negative; fractions are allowed.</param>
    /// <exception cref="ParameterException">It is negative or not finite.</exception>
    public static Duration Months(double months) => months >= 0 && double.IsFinite(months)
        ? new(months)
        : throw new ParameterException("DIST001", nameof(months), months, $"months must be finite and not negative (was {months.ToString(CultureInfo.InvariantCulture)})");

    /// <summary>So many years of 12 months.</summary>
    /// <exception cref="ParameterException">It is negative or not finite.</exception>
    public static Duration Years(double years) => Months(12 * years);

    /// <summary>The sum.</summary>
    public static Duration operator +(Duration left, Duration right) => new(left.InMonths + right.InMonths);

    /// <summary>Whether it is shorter.</summary>
    public static bool operator <(Duration left, Duration right) => left.InMonths < right.InMonths;

    /// <summary>Whether it is longer.</summary>
    public static bool operator >(Duration left, Duration right) => left.InMonths > right.InMonths;

    /// <summary>Whether it is not longer.</summary>
    public static bool operator <=(Duration left, Duration right) => left.InMonths <= right.InMonths;

    /// <summary>Whether it is not shorter.</summary>
    public static bool operator >=(Duration left, Duration right) => left.InMonths >= right.InMonths;

    /// <inheritdoc/>
    public int CompareTo(Duration other) => InMonths.CompareTo(other.InMonths);

    /// <summary>Such as <c>18 months</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{InMonths} months");
}
