namespace Risk.Analysis;

/// <summary>Between which ends the differences of two models lie, each moved inwards by what rounding of its own run may be: where they have passed each other, all runs differ by the same.</summary>
internal readonly record struct DifferenceRange(double Least, double Greatest)
{
    private const double Rounding = 1e-12;

    /// <summary>Of no run.</summary>
    public static readonly DifferenceRange None = new(double.PositiveInfinity, double.NegativeInfinity);

    public bool IsPoint => Greatest <= Least;

    /// <summary>With a run of <paramref name="x"/> and <paramref name="y"/>; NaN from the first one on that is infinite in either model.</summary>
    public DifferenceRange With(double x, double y)
    {
        double d = y - x, rounding = Rounding * Math.Max(Math.Abs(x), Math.Abs(y));
        return With(new(d + rounding, d - rounding));
    }

    public DifferenceRange With(DifferenceRange other) => new(Math.Min(Least, other.Least), Math.Max(Greatest, other.Greatest));
}
