using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static Risk.Engine.Kernels.Lanes;

namespace Risk.Engine.Kernels;

/// <summary>Operations that draw, and those that call back into the host language.</summary>
internal static unsafe partial class Operations
{
    /// <summary>The uniforms of an input: its key stands at P.</summary>
    public static void Uniform(Instruction* i, Batch* batch) =>
        Philox.Fill(*(ulong*)i->P, batch->FirstRun, 0, (double*)(batch->Frame + i->D), batch->Runs);

    /// <summary>The uniforms of two inputs: their keys stand at P.</summary>
    public static void Uniform2(Instruction* i, Batch* batch) => Philox.Fill2(
        ((ulong*)i->P)[0], ((ulong*)i->P)[1], batch->FirstRun, 0, 0, (double*)(batch->Frame + i->D), (double*)(batch->Frame + i->E), batch->Runs);

    /// <summary>The standard normal quantile.</summary>
    [MethodImpl(Loop)]
    public static void NormalQuantile(Instruction* i, Batch* batch)
    {
        byte* d = batch->Frame + i->D, a = batch->Frame + i->A;
        for (nint j = 0; j < batch->Bytes; j += LaneBytes)
        {
            Put(LaneMath.NormalQuantile(At(a, j)), d, j);
        }
    }

    /// <summary>The triangular quantile with minimum K0, mode K1 and maximum K2.</summary>
    [MethodImpl(Loop)]
    public static void Triangular(Instruction* i, Batch* batch)
    {
        byte* d = batch->Frame + i->D, a = batch->Frame + i->A;
        Lane minimum = All(i->K0), mode = All(i->K1), maximum = All(i->K2);
        for (nint j = 0; j < batch->Bytes; j += LaneBytes)
        {
            Put(LaneMath.Triangular(At(a, j), minimum, mode, maximum), d, j);
        }
    }

    /// <summary>The quantile of a discrete law by its table of steps.</summary>
    public static void StepQuantile(Instruction* i, Batch* batch) =>
        ((StepTable)Payload(i, batch)!).Evaluate((double*)(batch->Frame + i->A), (double*)(batch->Frame + i->D), batch->Runs);

    /// <summary>The managed object of an instruction.</summary>
    public static object? Payload(Instruction* i, Batch* batch) => ((object?[])batch->Payloads.Target!)[i->Payload];
}
