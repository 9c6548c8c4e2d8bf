namespace Risk.Mathematics;

/// <summary>Elementary functions in the project's own arithmetic: the same bits on every machine.</summary>
internal static class Elementary
{
    public static double Exp(double x) => Math.Exp(x);

    public static double Log(double x) => Math.Log(x);
}
