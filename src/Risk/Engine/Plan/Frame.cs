using System.Runtime.InteropServices;
using Risk.Engine.Kernels;

namespace Risk.Engine;

/// <summary>The columns of one thread, and the loop that runs the plan over them.</summary>
internal sealed unsafe class Frame : IBatchFrame
{
    private readonly Instruction[] _code;
    private readonly Layout _layout;
    private readonly nint[] _values;
    private readonly nint[] _events;
    private readonly byte[] _memory;
    private readonly byte* _frame;
    private readonly GCHandle _payloads;
    private readonly RunFault _fault = new();

    public Frame(Instruction[] code, Layout layout, Slot[] values, Slot[] events)
    {
        (_code, _layout) = (code, layout);
        _memory = GC.AllocateArray<byte>((int)layout.FrameBytes + 4096, pinned: true);
        fixed (byte* memory = _memory)
        {
            _frame = (byte*)(((nint)memory + 4095) & ~4095);
        }

        layout.Fill(_frame);
        _values = Array.ConvertAll(values, v => layout.Offset(v.Register!, v.Row));
        _events = Array.ConvertAll(events, e => layout.Offset(e.Register!, e.Row));
        _payloads = GCHandle.Alloc((object?[])[.. layout.Payloads, _fault]);
    }

    public void Evaluate(ulong firstRun)
    {
        _fault.Clear();
        var batch = new Batch
        {
            Frame = _frame, FirstRun = firstRun, Runs = _layout.Runs, Bytes = _layout.Bytes, Stride = _layout.Stride, Payloads = _payloads,
        };
        fixed (Instruction* code = _code)
        {
            for (Instruction* i = code, end = code + _code.Length; i < end; i++)
            {
                i->Run(i, &batch);
            }
        }
    }

    public void ThrowIfInvalid(long firstRun, int count, ulong seed) => _fault.ThrowIfAny(firstRun, count, seed);

    public double* Value(int index) => (double*)(_frame + _values[index]);

    public ulong* Event(int index) => (ulong*)(_frame + _events[index]);

    public void Dispose() => _payloads.Free();
}
