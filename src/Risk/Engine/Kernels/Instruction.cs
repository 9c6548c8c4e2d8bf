using System.Runtime.InteropServices;

namespace Risk.Engine.Kernels;

/// <summary>One step of a plan over a batch of runs. Offsets are bytes from the start of the frame.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct Instruction
{
    public delegate*<Instruction*, Batch*, void> Run;

    /// <summary>Where the results go.</summary>
    public nint D, E, F;

    /// <summary>Where the arguments stand.</summary>
    public nint A, B, C;

    /// <summary>Bytes from one run of an argument to the next: 8, or 0 for a number that is the same in all runs.</summary>
    public nint StepA, StepB, StepC;

    public double K0, K1, K2;

    /// <summary>A table, keys, known rows or argument offsets.</summary>
    public void* P;

    /// <summary>Rows, or arguments.</summary>
    public int N;

    /// <summary>The place of a managed payload; −1 where it has none.</summary>
    public int Payload;
}

/// <summary>Where an argument stands beyond the three of an instruction. Fields, since each read of a property through a pointer costs an instruction more in the loop.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct Operand(nint offset, nint mask)
{
    /// <summary>Its place.</summary>
    public readonly nint Offset = offset;

    /// <summary>Which bits of a distance count: all, or none for a number that is the same in all runs.</summary>
    public readonly nint Mask = mask;
}

/// <summary>Where a batch stands: its frame and its runs.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct Batch
{
    public byte* Frame;

    public ulong FirstRun;

    /// <summary>Which redraw of the runs together this is, from 0, and the first of them counted without redraws.</summary>
    public ulong Redraw, FirstDrawn;

    public int Runs;

    /// <summary>Bytes of values in a column.</summary>
    public nint Bytes;

    /// <summary>Bytes from one column to the next: padded, since columns a power of two apart share one set of the cache.</summary>
    public nint Stride;

    public GCHandle Payloads;
}
