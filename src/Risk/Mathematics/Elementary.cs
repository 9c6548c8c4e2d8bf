using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Risk.Engine.Kernels;

namespace Risk.Mathematics;

/// <summary>
/// Elementary functions in the project's own arithmetic: the same bits on every machine, and the same bits as the columns of the engine,
/// because each call is lane 0 of <see cref="LaneMath"/>.
/// </summary>
internal static partial class Elementary
{
    // Vectors cannot be compiled ahead of time, nor can what they are inlined into. So each function is one method, compiled once and in full at its first call.
    private const MethodImplOptions Whole = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    /// <summary>e^x, error below 1 ulp; +∞ above 709.78, subnormal below −708.4, 0 below −745.13.</summary>
    [MethodImpl(Whole)]
    public static double Exp(double x) => LaneMath.Exp(Four.All(x)).First;

    /// <summary>e^x − 1 without cancellation, error below 2 ulp.</summary>
    [MethodImpl(Whole)]
    public static double Expm1(double x) => LaneMath.Expm1(Four.All(x)).First;

    /// <summary>ln x, error below 1 ulp; −∞ at 0, not a number below.</summary>
    [MethodImpl(Whole)]
    public static double Log(double x) => LaneMath.Log(Four.All(x)).First;

    /// <summary>ln(1 + x) without cancellation, error below 2 ulp; −∞ at −1, not a number below.</summary>
    [MethodImpl(Whole)]
    public static double Log1p(double x) => LaneMath.Log1p(Four.All(x)).First;

    /// <summary>ln(1 − e^x) for x ≤ 0, on either side of e^x = ½ by the form that keeps its digits.</summary>
    public static double LogOneLessExp(double x) => x > -0.7 ? Log(-Expm1(x)) : Log1p(-Exp(x));

    /// <summary>x^y, error below 2 ulp, with the edges of IEEE 754: x⁰ = 1^y = 1; a negative x needs a whole y, else the result is not a number.</summary>
    [MethodImpl(Whole)]
    public static double Pow(double x, double y) => LaneMath.Pow(Four.All(x), Four.All(y)).First;
}
