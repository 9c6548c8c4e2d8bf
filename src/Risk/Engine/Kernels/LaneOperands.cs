using System.Runtime.CompilerServices;

namespace Risk.Engine.Kernels;

/// <summary>The operands of a lane that begins <paramref name="bytes"/> into the columns, by number.</summary>
internal readonly unsafe ref struct LaneOperands(Operand* operands, byte* frame, nint bytes)
{
    public byte* this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => frame + operands[index].Offset + (bytes & operands[index].Mask);
    }
}
