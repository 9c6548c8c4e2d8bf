using System.Runtime.CompilerServices;

namespace Risk.Engine.Kernels;

/// <summary>Lane functions of one number: lane 0 of the lane call, for constants of the plan.</summary>
internal static class LaneScalar
{
    // As in Elementary: each is one method, compiled once.
    private const MethodImplOptions Whole = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    /// <summary>e^(−k·t).</summary>
    [MethodImpl(Whole)]
    public static double Decay(double k, double t)
    {
        LaneMath.Fade(Four.All(k), Four.All(t), Four.All(1 / k), out Four decay, out _, out _);
        return decay.First;
    }

    /// <summary>(1 − e^(−k·t)) ⁄ k, t at k = 0.</summary>
    [MethodImpl(Whole)]
    public static double Annuity(double k, double t) => LaneMath.Annuity(Four.All(k), Four.All(t)).First;

    /// <summary>(1 − e^(−k·t)·(1 + k·t)) ⁄ k², t²⁄2 at k = 0.</summary>
    [MethodImpl(Whole)]
    public static double RampAnnuity(double k, double t) => LaneMath.RampAnnuity(Four.All(k), Four.All(t)).First;

    /// <summary>The standard normal quantile.</summary>
    [MethodImpl(Whole)]
    public static double NormalQuantile(double u) => LaneMath.NormalQuantile(Four.All(u)).First;
}
