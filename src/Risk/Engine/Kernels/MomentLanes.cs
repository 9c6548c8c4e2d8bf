using System.Runtime.Intrinsics;

namespace Risk.Engine.Kernels;

/// <summary>
/// The running sums of one output over one leaf: lane (run mod 8) holds Σd, Σd², Σd³, Σd⁴ with d = x − shift, and the extremes.
/// <c>A</c> holds lanes 0 to 3, <c>B</c> lanes 4 to 7.
/// </summary>
internal struct MomentLanes
{
    public Vector256<double> Sum1A;
    public Vector256<double> Sum1B;
    public Vector256<double> Sum2A;
    public Vector256<double> Sum2B;
    public Vector256<double> Sum3A;
    public Vector256<double> Sum3B;
    public Vector256<double> Sum4A;
    public Vector256<double> Sum4B;
    public Vector256<double> MinimumA;
    public Vector256<double> MinimumB;
    public Vector256<double> MaximumA;
    public Vector256<double> MaximumB;

    /// <summary>The leaf's first value. It is one of the values, so a bad choice of it costs at most a factor of the leaf's size in rounding.</summary>
    public double Shift;
}
