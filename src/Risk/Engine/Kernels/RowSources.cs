using System.Runtime.CompilerServices;

namespace Risk.Engine.Kernels;

/// <summary>What a row term reads.</summary>
internal unsafe interface IRowSource
{
    static abstract T At<T>(byte* column, int row, nint stride)
        where T : struct, ILane<T>;
}

/// <summary>The sources of row terms.</summary>
internal static unsafe class RowSources
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>The difference of boundary rows: what accrues in the period.</summary>
    internal readonly struct Difference : IRowSource
    {
        [MethodImpl(Inline)]
        public static T At<T>(byte* column, int row, nint stride)
            where T : struct, ILane<T> => T.At(column + ((row + 1) * stride)) - T.At(column + (row * stride));
    }

    /// <summary>A row of its own.</summary>
    internal readonly struct Row : IRowSource
    {
        [MethodImpl(Inline)]
        public static T At<T>(byte* column, int row, nint stride)
            where T : struct, ILane<T> => T.At(column + (row * stride));
    }

    /// <summary>The same column in each period.</summary>
    internal readonly struct Same : IRowSource
    {
        [MethodImpl(Inline)]
        public static T At<T>(byte* column, int row, nint stride)
            where T : struct, ILane<T> => T.At(column);
    }

    /// <summary>1.</summary>
    internal readonly struct Unit : IRowSource
    {
        [MethodImpl(Inline)]
        public static T At<T>(byte* column, int row, nint stride)
            where T : struct, ILane<T> => T.All(1);
    }
}
