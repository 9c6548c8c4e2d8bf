using System.Runtime.InteropServices;
using Risk.Engine;
using Risk.Engine.Kernels;

namespace Risk.Tests.Engine;

/// <summary>A program whose outputs are plain functions of the run index, for the driver and the accumulators.</summary>
internal sealed unsafe class FakeProgram : IBatchProgram
{
    private readonly SortedDictionary<string, Func<ulong, double>> values = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Func<ulong, bool>> events = new(StringComparer.Ordinal);
    private readonly HashSet<string> infinite = [];

    public IReadOnlyList<string> ValueNames => [.. values.Keys];

    public IReadOnlyList<string> EventNames => [.. events.Keys];

    public int BatchRuns { get; init; } = 128;

    /// <summary>Called before each batch with its first run.</summary>
    public Action<ulong>? BeforeBatch { get; init; }

    public FakeProgram Value(string name, Func<ulong, double> formula, bool allowsInfinity = false)
    {
        values[name] = formula;
        if (allowsInfinity)
        {
            infinite.Add(name);
        }

        return this;
    }

    public FakeProgram Event(string name, Func<ulong, bool> formula)
    {
        events[name] = formula;
        return this;
    }

    public bool AllowsInfinity(int value) => infinite.Contains(ValueNames[value]);

    public IBatchFrame NewFrame() => new Frame(this);

    /// <summary>A value output with a skewed spread, one in the millions with little spread, and two events, one of them rare.</summary>
    public static FakeProgram Standard(int batchRuns = 128) => new FakeProgram { BatchRuns = batchRuns }
        .Value("npv", run => (1 / (0.1 + Uniform(run, 1))) - (3 * Uniform(run, 2)))
        .Value("cost", run => 1e6 + Uniform(run, 3))
        .Event("affordable", run => Uniform(run, 1) < 0.36)
        .Event("rare", run => Uniform(run, 4) < 1e-3);

    /// <summary>A hash of (run, stream) in [0, 1): the finaliser of splitmix64 (S. Vigna).</summary>
    public static double Uniform(ulong run, ulong stream)
    {
        ulong z = (run + 1) * 0x9E3779B97F4A7C15 ^ (stream * 0xD1B54A32D192ED03);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    private sealed class Frame(FakeProgram program) : IBatchFrame
    {
        public void ThrowIfInvalid(long firstRun, int count, ulong seed)
        {
        }

        private readonly Func<ulong, double>[] values = [.. program.values.Values];
        private readonly Func<ulong, bool>[] events = [.. program.events.Values];
        private readonly double* columns = (double*)NativeMemory.AlignedAlloc(
            (nuint)(program.BatchRuns * (program.values.Count + program.events.Count + 1) * sizeof(double)), 64);

        public void Evaluate(ulong firstRun)
        {
            program.BeforeBatch?.Invoke(firstRun);
            for (int i = 0; i < program.BatchRuns; i++)
            {
                for (int v = 0; v < values.Length; v++)
                {
                    Value(v)[i] = values[v](firstRun + (ulong)i);
                }

                for (int e = 0; e < events.Length; e++)
                {
                    Event(e)[i] = events[e](firstRun + (ulong)i) ? ulong.MaxValue : 0;
                }
            }
        }

        public double* Value(int index) => columns + (index * program.BatchRuns);

        public ulong* Event(int index) => (ulong*)(columns + ((values.Length + index) * program.BatchRuns));

        public long Count(int index, int runs) => Accumulate.CountSet(Event(index), runs);

        public void Dispose() => NativeMemory.AlignedFree(columns);
    }
}
