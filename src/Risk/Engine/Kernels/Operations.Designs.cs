namespace Risk.Engine.Kernels;

/// <summary>Operations that draw under a design.</summary>
internal static unsafe partial class Operations
{
    /// <summary>The uniforms of N inputs at D and E: their streams stand at P.</summary>
    public static void Designed(Instruction* i, Batch* batch)
    {
        var streams = (DesignStream*)i->P;
        DesignColumns.Fill(streams, batch->FirstRun, (double*)(batch->Frame + i->D), batch->Runs);
        if (i->N == 2)
        {
            DesignColumns.Fill(streams + 1, batch->FirstRun, (double*)(batch->Frame + i->E), batch->Runs);
        }
    }
}
