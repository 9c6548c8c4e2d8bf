using Risk.Engine.Kernels;

namespace Risk.Engine;

/// <summary>Where everything lies: columns in the frame, then the constants; known rows, keys and tables beside it.</summary>
internal sealed unsafe class Layout(int columns, int runs)
{
    /// <summary>A bit a run each.</summary>
    public const int EventsInColumn = 64;

    /// <summary>Bytes of a repeated number: as many as the widest vectors have.</summary>
    private const int ConstantBytes = 64;

    /// <summary>Bytes from one run of a column to the next.</summary>
    private const int RunBytes = sizeof(double);

    // Pinned arrays are kept alive here, since instructions hold only their addresses.
    private readonly List<object> _pinned = [];
    private readonly List<object> _constants = []; // numbers, boxed, as in the next: code that is compiled already
    private readonly Dictionary<object, int> _places = [];
    private readonly List<object?> _payloads = [];

    public int Runs { get; } = runs;

    public nint Bytes { get; } = runs * sizeof(double);

    // One cache line more than the values, so that columns do not fall into one set of the cache.
    public nint Stride => Bytes + 64;

    public nint FrameBytes => (columns * Stride) + (_constants.Count * ConstantBytes);

    public object?[] Payloads => [.. _payloads];

    public Instruction Instruction(Step step, ulong seed, DesignStreams? design = null)
    {
        Instruction code = default;
        code.Run = step.Run;
        (code.K0, code.K1, code.K2, code.N) = (step.K0, step.K1, step.K2, step.N);
        code.D = step.D is { } d ? Offset(d, step.Row) : -1;
        code.E = step.E is { } e ? Offset(e, step.Row < e.Rows ? step.Row : 0) : -1;
        code.F = step.F is { } f ? Offset(f, step.Row < f.Rows ? step.Row : 0) : -1;
        (code.A, code.StepA) = Place(step.A);
        (code.B, code.StepB) = Place(step.B);
        (code.C, code.StepC) = Place(step.C);
        code.P = step switch
        {
            { Table: { } table } => Keep(table),
            { Data: { } data } => Pin(data),
            { Inputs: { } names } => Pin(KeysOf(names, seed)),
            { Logic: { } logic } => Pin(Coded(logic)),
            { Operands: { } operands } => Pin(Array.ConvertAll(operands, OperandAt)),
            { Arguments: { } arguments } => Pin(Array.ConvertAll(arguments, a => Place(a).Offset)),
            _ => null,
        };
        if (design is not null && step.Inputs is { } drawn)
        {
            code.Run = &Operations.Designed;
            code.P = Pin(Array.ConvertAll(drawn, design.Of));
            code.N = drawn.Length;
        }

        code.Payload = -1;
        if (step.Payload is not null)
        {
            code.Payload = _payloads.Count;
            _payloads.Add(step.Payload);
        }

        return code;
    }

    public nint Offset(Register register, int row) => (register.Column + row) * Stride;

    /// <summary>Where the bits of a condition stand; the row of its slot is its place among those of the register.</summary>
    public nint EventOffset(Slot bits) => Offset(bits.Register!, 0) + BitsAt(bits.Row);

    /// <summary>Writes the constants behind the columns.</summary>
    public void Fill(byte* frame)
    {
        var target = (double*)(frame + (columns * Stride));
        foreach (object constant in _constants)
        {
            for (int i = 0; i < ConstantBytes / sizeof(double); i++)
            {
                *target++ = (double)constant;
            }
        }
    }

    private (nint Offset, nint Step) Place(Slot? slot)
    {
        if (slot is not { } at)
        {
            return (-1, 0);
        }

        if (at.Register is { } register)
        {
            return (Offset(register, at.Row), RunBytes);
        }

        if (!_places.TryGetValue(at.Constant, out int place))
        {
            _places.Add(at.Constant, place = _constants.Count);
            _constants.Add(at.Constant);
        }

        return ((columns * Stride) + (place * ConstantBytes), 0);
    }

    private static ulong[] KeysOf(string[] names, ulong seed)
    {
        var keys = new ulong[names.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = StreamKey.Of(seed, names[i]);
        }

        return keys;
    }

    private nint BitsAt(int place) => (place / EventsInColumn * Stride) + (place % EventsInColumn * Runs / 8);

    /// <summary>As <see cref="BitInstruction"/>s, one after the other: four words each, like keys, whose code is compiled already.</summary>
    private ulong[] Coded(int[] logic)
    {
        var words = new ulong[logic.Length];
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = i % 4 == 0 ? (ulong)logic[i] : (ulong)BitsAt(logic[i]);
        }

        return words;
    }

    private Operand OperandAt(Slot slot)
    {
        (nint offset, nint step) = Place(slot);
        return new(offset, step == 0 ? 0 : -1);
    }

    private void* Keep(QuantileTable table)
    {
        _pinned.Add(table);
        return table.Address;
    }

    private void* Pin<T>(T[] values)
        where T : unmanaged
    {
        T[] pinned = GC.AllocateUninitializedArray<T>(values.Length, pinned: true);
        values.CopyTo(pinned, 0);
        _pinned.Add(pinned);
        fixed (T* address = pinned)
        {
            return address;
        }
    }
}
