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

    /// <summary>The quantile of a discrete law by its table of steps.</summary>
    public static void StepQuantile(Instruction* i, Batch* batch) =>
        ((StepTable)Payload(i, batch)!).Evaluate((double*)(batch->Frame + i->A), (double*)(batch->Frame + i->D), batch->Runs);

    /// <summary>The managed object of an instruction.</summary>
    public static object? Payload(Instruction* i, Batch* batch) => ((object?[])batch->Payloads.Target!)[i->Payload];
}
