using System.Runtime.InteropServices;

namespace Risk.Engine.Kernels;

/// <summary>How one input draws under a design.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct DesignStream
{
    /// <summary>The hash of the seed and the input's name.</summary>
    public ulong Key;

    /// <summary>The key of what the inputs of a grid share.</summary>
    public ulong GridKey;

    /// <summary>The points of a replicate.</summary>
    public ulong Points;

    /// <summary>32 directions, bit-reversed.</summary>
    public uint* Directions;

    public SamplingMethod Method;

    /// <summary>The number of redraws as a power of two, for an input that is redrawn; 0 for others.</summary>
    public int RedrawBits;

    /// <summary>The cells along an axis of the grid, and the cells of all axes before this one.</summary>
    public uint Side, Stride;
}
