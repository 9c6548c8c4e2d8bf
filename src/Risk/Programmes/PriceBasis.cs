namespace Risk;

/// <summary>Whether money is counted in the prices of the day or in those of one year. One programme has one basis; they are never added.</summary>
public readonly record struct PriceBasis
{
    private PriceBasis(int? year) => BaseYear = year;

    /// <summary>Cash: the prices of the day on which money is paid.</summary>
    public static PriceBasis Cash => default;

    /// <summary>The year whose prices are used; null for cash.</summary>
    public int? BaseYear { get; }

    /// <summary>Constant prices of calendar year <paramref name="year"/>.</summary>
    public static PriceBasis Real(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        return new(year);
    }

    /// <summary><c>cash</c>, or such as <c>2015 prices</c>.</summary>
    public override string ToString() => BaseYear is { } year ? $"{year} prices" : "cash";
}
