namespace Risk;

/// <summary>A value of an input beyond which one would decide otherwise.</summary>
public sealed class TurningPoint
{
    internal TurningPoint(double at, string below, string above) => (At, Below, Above) = (at, below, above);

    /// <summary>About where, in the unit of the input.</summary>
    public double At { get; }

    /// <summary>What to do where the input is below it.</summary>
    public string Below { get; }

    /// <summary>What to do where it is above.</summary>
    public string Above { get; }
}
