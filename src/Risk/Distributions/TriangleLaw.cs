namespace Risk.Distributions;

/// <summary>A triangle on a scale: in its distances the density rises straight to the mode and falls straight.</summary>
internal abstract class TriangleLaw : Distribution
{
    private protected TriangleLaw(double minimum, double mode, double maximum)
    {
        Require.ThreePoints(minimum, mode, maximum);
        (Minimum, Mode, Maximum) = (minimum, mode, maximum);
        (Left, Right, Width) = (Distance(minimum, mode), Distance(mode, maximum), Distance(minimum, maximum));
    }

    public sealed override IReadOnlyList<(string Name, double Value)> Parameters => [("minimum", Minimum), ("mode", Mode), ("maximum", Maximum)];

    public sealed override double Minimum { get; }

    public double Mode { get; }

    public sealed override double Maximum { get; }

    internal sealed override IEnumerable<double> Landmarks => [Mode];

    /// <summary>From the minimum to the mode.</summary>
    private protected double Left { get; }

    /// <summary>From the mode to the maximum.</summary>
    private protected double Right { get; }

    /// <summary>From the minimum to the maximum.</summary>
    private protected double Width { get; }

    public sealed override double Density(double x) => double.IsNaN(x) ? x
        : x < Minimum || x > Maximum ? 0
        : x < Mode ? 2 / Width * (Distance(Minimum, x) / Left) / Unit(x)
        : x > Mode ? 2 / Width * (Distance(x, Maximum) / Right) / Unit(x)
        : 2 / Width / Unit(x);

    // Across the mode the area between mode and x is added: one less than the other tail would cancel where the mode is at an end.
    public sealed override double Cdf(double x) => double.IsNaN(x) ? x : x <= Minimum ? 0 : x >= Maximum ? 1
        : x < Mode ? Distance(Minimum, x) / Width * (Distance(Minimum, x) / Left)
        : Math.Min(1, (Left / Width) + (Distance(Mode, x) / Width * ((Right + Distance(x, Maximum)) / Right)));

    public sealed override double SurvivalFunction(double x) => double.IsNaN(x) ? x : x <= Minimum ? 1 : x >= Maximum ? 0
        : x >= Mode ? Distance(x, Maximum) / Width * (Distance(x, Maximum) / Right)
        : Math.Min(1, (Right / Width) + (Distance(x, Mode) / Width * ((Left + Distance(Minimum, x)) / Left)));

    /// <summary>How far it is from one value to a greater one on the scale.</summary>
    private protected abstract double Distance(double from, double to);

    /// <summary>What a unit of the scale is worth at <paramref name="x"/>.</summary>
    private protected abstract double Unit(double x);
}
