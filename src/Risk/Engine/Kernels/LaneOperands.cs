using System.Runtime.CompilerServices;

namespace Risk.Engine.Kernels;

/// <summary>The operands of a lane that begins with run <paramref name="run"/> of the batch, by number.</summary>
internal readonly unsafe ref struct LaneOperands(Operand* operands, byte* frame, nint run)
{
    public byte* this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => frame + operands[index].Offset + (run * operands[index].Step);
    }
}
