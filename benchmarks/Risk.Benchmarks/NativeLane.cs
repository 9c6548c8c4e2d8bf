using Risk.Engine.Kernels;

namespace Risk.Benchmarks;

/// <summary>The loops of the lane that the engine takes on this machine.</summary>
internal static unsafe class NativeLane
{
    public static delegate*<Instruction*, Batch*, void> NormalQuantile =>
        Eight.IsNative ? &Operations<Eight>.NormalQuantile : Two.IsNative ? &Operations<Two>.NormalQuantile : &Operations<Four>.NormalQuantile;

    public static delegate*<Instruction*, Batch*, void> Triangular => Two.IsNative ? &Operations<Two>.Triangular : &Operations<Four>.Triangular;

    public static delegate*<Instruction*, Batch*, void> LongMap1<TFormula>()
        where TFormula : struct, IFormula1 =>
        Eight.IsNative ? &Operations<Eight>.LongMap1<TFormula> : Two.IsNative ? &Operations<Two>.LongMap1<TFormula> : &Operations<Four>.LongMap1<TFormula>;
}
