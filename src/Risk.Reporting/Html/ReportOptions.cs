namespace Risk;

/// <summary>What a report shows.</summary>
public sealed record ReportOptions
{
    private readonly int _driversShown = 12;

    /// <summary>What drives which outputs, such as <c>[result.Drivers(result.ValueForMoney, 2031)]</c>. Null, as it is unless set: what drives the net present value; none where it is empty.</summary>
    public IReadOnlyList<Sensitivity>? Drivers { get; init; }

    /// <summary>How many inputs of each, the strongest; 12 unless set, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int DriversShown
    {
        get => _driversShown;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _driversShown = value;
        }
    }
}
