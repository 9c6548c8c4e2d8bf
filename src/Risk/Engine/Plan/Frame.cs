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
    private readonly int _redrawnFrom;
    private readonly ulong _redraws;
    private readonly RunFault _fault = new();

    // The runs together whose draws stand in the frame, by their first.
    private ulong _drawn = ulong.MaxValue;

    // Events as masks, for those who ask.
    private ulong[]? _masks;

    public Frame(Instruction[] code, Layout layout, Slot[] values, Slot[] events, Slot? weight, int redrawnFrom, int redraws)
    {
        (_code, _layout, _redrawnFrom, _redraws) = (code, layout, redrawnFrom, (ulong)redraws);
        _memory = GC.AllocateArray<byte>((int)layout.FrameBytes + 4096, pinned: true);
        fixed (byte* memory = _memory)
        {
            _frame = (byte*)(((nint)memory + 4095) & ~4095);
        }

        layout.Fill(_frame);
        (_values, _events) = (new nint[values.Length], new nint[events.Length]);
        for (int i = 0; i < values.Length; i++)
        {
            _values[i] = layout.Offset(values[i].Register!, values[i].Row);
        }

        for (int i = 0; i < events.Length; i++)
        {
            _events[i] = layout.EventOffset(events[i]);
        }

        Weight = weight is null ? null : (double*)(_frame + layout.Offset(weight.Register!, weight.Row));
        _payloads = GCHandle.Alloc((object?[])[.. layout.Payloads, _fault]);
    }

    public void Evaluate(ulong firstRun)
    {
        _fault.Clear();
        var batch = new Batch
        {
            Frame = _frame, FirstRun = firstRun, Runs = _layout.Runs, Bytes = _layout.Bytes, Stride = _layout.Stride, Payloads = _payloads,
        };
        if (_redraws == 1)
        {
            Run(0, _code.Length, &batch);
            return;
        }

        // Runs r to r + 63 are redraw (r ÷ 64) mod k of the runs together that begin at 64·⌊r ÷ 64k⌋, counted without redraws.
        ulong together = (ulong)_layout.Runs, first = firstRun / (together * _redraws) * together;
        if (first != _drawn)
        {
            _drawn = ulong.MaxValue;
            batch.FirstRun = first;
            Run(0, _redrawnFrom, &batch);
            _drawn = first;
        }

        (batch.FirstRun, batch.FirstDrawn, batch.Redraw) = (firstRun, first, firstRun / together % _redraws);
        Run(_redrawnFrom, _code.Length, &batch);
    }

    /// <summary>Calls each loop over no runs, from the last to the first, but for those that call back: they are compiled, and nothing is computed.</summary>
    public void CallOverNoRuns()
    {
        var batch = new Batch { Frame = _frame, Stride = _layout.Stride };
        fixed (Instruction* code = _code)
        {
            for (Instruction* i = code + _code.Length - 1; i >= code; i--)
            {
                if (i->Payload < 0)
                {
                    i->Run(i, &batch);
                }
            }
        }
    }

    private void Run(int from, int until, Batch* batch)
    {
        fixed (Instruction* code = _code)
        {
            for (Instruction* i = code + from, end = code + until; i < end; i++)
            {
                i->Run(i, batch);
            }
        }
    }

    public void ThrowIfInvalid(long firstRun, int count, ulong seed) => _fault.ThrowIfAny(firstRun, count, seed);

    public double* Value(int index) => (double*)(_frame + _values[index]);

    public double* Weight { get; }

    public ulong* Event(int index)
    {
        _masks ??= GC.AllocateArray<ulong>(_events.Length * _layout.Runs, pinned: true);
        fixed (ulong* masks = &_masks[index * _layout.Runs])
        {
            Accumulate.Masks(_frame + _events[index], _layout.Runs, masks);
            return masks; // pinned for as long as the frame lives
        }
    }

    public long Count(int index, int runs) => Accumulate.CountBits(_frame + _events[index], runs);

    public void Dispose() => _payloads.Free();
}
