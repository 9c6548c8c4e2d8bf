using Risk.Engine.Kernels;

namespace Risk.Engine;

/// <summary>
/// A program without a plan, for the rehearsal of the engine: it calls the loops that nearly every programme runs, over no runs, so that they are compiled. Of its two outputs one is 0 and one
/// never happens.
/// </summary>
internal sealed unsafe class DryProgram : IBatchProgram, IBatchFrame
{
    private const int Words = 512, Drawn = 256;

    private readonly double[] _zeros = GC.AllocateArray<double>(Words, pinned: true);
    private readonly byte* _memory;

    public DryProgram()
    {
        fixed (double* zeros = _zeros)
        {
            _memory = (byte*)zeros; // pinned for as long as this lives
        }
    }

    /// <summary>The loops that it calls for themselves.</summary>
    public static delegate*<Instruction*, Batch*, void>[] Loops => Lanes.NativeWidth switch { 8 => LoopsOf<Eight>(), 2 => LoopsOf<Two>(), _ => LoopsOf<Four>() };

    public IReadOnlyList<string> ValueNames { get; } = ["value"];

    public IReadOnlyList<string> EventNames { get; } = ["event"];

    public int BatchRuns => 64;

    public bool AllowsInfinity(int value) => false;

    public IBatchFrame NewFrame() => this;

    public void Evaluate(ulong firstRun)
    {
        var code = new Instruction { P = _memory, N = 1 };
        var batch = new Batch { Frame = _memory };
        QuantileTable table = LawTables.OfContinuous(Distribution.Normal(0, 1));
        table.Kernel(&code, &batch);
        foreach (delegate*<Instruction*, Batch*, void> loop in Loops)
        {
            loop(&code, &batch);
        }

        // A loop of its own for each lane stands behind this one: a few runs are drawn, beside the zeros.
        (code.D, code.E, batch.Runs) = (Drawn * sizeof(double), Drawn * sizeof(double), 4 * Eight.Width);
        Operations.Uniform2(&code, &batch);
    }

    public void ThrowIfInvalid(long firstRun, int count, ulong seed)
    {
    }

    public double* Value(int index) => (double*)_memory;

    public ulong* Event(int index) => (ulong*)_memory;

    public long Count(int index, int runs) => Accumulate.CountBits(_memory, runs);

    public void Dispose()
    {
    }

    /// <summary>The loops, the longest to compile first.</summary>
    private static delegate*<Instruction*, Batch*, void>[] LoopsOf<T>()
        where T : struct, ILane<T> =>
    [
        &Operations<T>.LongMap1<Formulas.LogScaled>, &Operations<T>.LongMap1<Formulas.OrdinaryExpLinear1>, &Operations<T>.LongMap2<Formulas.OrdinaryExpLinear2>,
        &Operations<T>.FadeRow<Fades.Steep>, &Operations<T>.AccrueKnown, &Operations<T>.Accrue, Operations<T>.QuickTriangular,
        &Operations<T>.RowTerm<RowSources.Difference>, &Operations<T>.Accumulate, &Operations<T>.ClearRows, &Operations<T>.PackMask, &Operations.CombineBits,
        &Operations<T>.Map1<Formulas.Linear1>, &Operations<T>.Map1<Formulas.ConstantOver>, &Operations<T>.Map1<Formulas.MaxConstant>, &Operations<T>.Map1<Formulas.MinConstant>,
        &Operations<T>.Map1<Formulas.AboveConstant>, &Operations<T>.Map1<Formulas.AtMostConstant>, &Operations<T>.Map1<Formulas.ChooseConstants>,
        &Operations<T>.Map2<Formulas.Multiply2>, &Operations<T>.Map2<Formulas.Add2>, &Operations<T>.Map2<Formulas.Subtract2>, &Operations<T>.Map2<Formulas.Divide2>,
        &Operations<T>.Map2<Formulas.Linear2>, &Operations<T>.Map2<Formulas.ScaledProduct>, &Operations<T>.Map2<Formulas.LessOrEqual2>, &Operations<T>.Map2<Formulas.ChooseOrConstant>,
    ];
}
