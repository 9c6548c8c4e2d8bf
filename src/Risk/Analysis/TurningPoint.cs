namespace Risk;

/// <summary>A value of an input beyond which one would decide otherwise.</summary>
/// <param name="At">About where, in the unit of the input.</param>
/// <param name="Below">What to do where the input is below it.</param>
/// <param name="Above">What to do where it is above.</param>
public sealed record TurningPoint(double At, string Below, string Above);
