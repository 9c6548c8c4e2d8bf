using Risk.Engine.Kernels;

namespace Risk.Benchmarks;

/// <summary>The loops of the lane that the engine takes on this machine.</summary>
internal static unsafe class NativeLane
{
    public static delegate*<Instruction*, Batch*, void> NormalQuantile =>
        Lanes.NativeWidth switch { 8 => &Operations<Eight>.NormalQuantile, 2 => &Operations<Two>.NormalQuantile, _ => &Operations<Four>.NormalQuantile };

    public static delegate*<Instruction*, Batch*, void> Triangular =>
        Lanes.NativeWidth switch { 8 => Operations<Eight>.QuickTriangular, 2 => Operations<Two>.QuickTriangular, _ => Operations<Four>.QuickTriangular };

    public static delegate*<Instruction*, Batch*, void> LongMap1<TFormula>()
        where TFormula : struct, IFormula1 =>
        Lanes.NativeWidth switch { 8 => &Operations<Eight>.LongMap1<TFormula>, 2 => &Operations<Two>.LongMap1<TFormula>, _ => &Operations<Four>.LongMap1<TFormula> };
}
