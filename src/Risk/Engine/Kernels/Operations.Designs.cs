namespace Risk.Engine.Kernels;

/// <summary>Operations that draw under a design.</summary>
internal static unsafe partial class Operations
{
    /// <summary>The uniforms of N inputs at D and E: their streams stand at P.</summary>
    public static void Designed(Instruction* i, Batch* batch)
    {
        var streams = (DesignStream*)i->P;
        Draw(streams, batch, i->D);
        if (i->N == 2)
        {
            Draw(streams + 1, batch, i->E);
        }
    }

    private static void Draw(DesignStream* stream, Batch* batch, nint target)
    {
        var column = (double*)(batch->Frame + target);
        if (stream->RedrawBits == 0)
        {
            DesignColumns.Fill(stream, batch->FirstRun, column, batch->Runs);
        }
        else
        {
            DesignColumns.Redraw(stream, batch, column);
        }
    }
}
