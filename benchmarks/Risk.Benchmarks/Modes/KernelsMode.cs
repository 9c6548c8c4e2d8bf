using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Risk.Engine;
using Risk.Engine.Kernels;

namespace Risk.Benchmarks.Modes;

/// <summary>
/// The engine's kernels one by one, in the manner and with the names of benchmarks/peers/kernels.cpp: ns a value over columns of 4,096 values,
/// median and best of 41 timings of 16 passes.
/// </summary>
internal static unsafe class KernelsMode
{
    private const int Values = 4096;
    private const int Timings = 41;
    private const int Passes = 16;
    private const int WarmUp = 200;

    public static Command Command()
    {
        var command = new Command("kernels", "Times each kernel as benchmarks/peers/kernels.cpp does: risk,NAME,median,best in ns a value.");
        command.SetAction(_ => Run());
        return command;
    }

    private static void Run()
    {
        nint stride = (Values * sizeof(double)) + 2112; // no multiple of 4,096 apart, or a load waits for the store before it
        byte[] memory = GC.AllocateArray<byte>((int)(3 * stride) + 64, pinned: true);
        QuantileTable pert = LawTables.OfContinuous(Distribution.Pert(0, 0.2, 1.5)), normal = LawTables.OfContinuous(Distribution.Normal(0, 1));
        fixed (byte* start = memory)
        {
            var batch = new Batch
            {
                Frame = (byte*)(((nint)start + 63) & ~63), Runs = Values, Bytes = Values * sizeof(double), Stride = stride,
            };
            Instruction code = new() { A = 0, D = stride, E = 2 * stride, StepA = 8, StepB = 8, StepC = 8 };
            ulong* keys = stackalloc ulong[] { 0x7_0000_002A, 0x8_0000_002B };
            Uniforms(code, &batch, keys);
            Instruction fill = code with { Run = &Operations.Uniform, D = 0, P = keys };
            fill.Run(&fill, &batch);
            Time("pert/table", code with { Run = pert.Kernel, P = pert.Address }, &batch);
            Time("ninv/table", code with { Run = normal.Kernel, P = normal.Address }, &batch);
            Time("ninv/rational10+rare tail", code with { Run = NativeLane.NormalQuantile }, &batch);
            Time("triangular/inv", code with { Run = NativeLane.Triangular, K0 = 0, K1 = 0.15, K2 = 1.2 }, &batch);
            Time("exp", code with { Run = NativeLane.LongMap1<Formulas.ExpLinear1>(), K0 = 1, K1 = 1 }, &batch);
            Time("log", code with { Run = NativeLane.LongMap1<Formulas.LogScaled>(), K0 = 1, K1 = 1 }, &batch);
            Time("exponential/-log(u)", code with { Run = NativeLane.LongMap1<Formulas.LogScaled>(), K0 = -1, K1 = 1 }, &batch);
        }

        GC.KeepAlive(pert);
        GC.KeepAlive(normal);
    }

    private static void Uniforms(Instruction code, Batch* batch, ulong* keys)
    {
        Time("uniform/philox4x32-10", code with { Run = &Operations.Uniform, P = keys }, batch);
        Time("uniform/philox4x32-10 two inputs", code with { Run = &Operations.Uniform2, P = keys }, batch, columns: 2);
    }

    private static void Time(string name, Instruction code, Batch* batch, int columns = 1)
    {
        for (int i = 0; i < WarmUp; i++)
        {
            code.Run(&code, batch);
        }

        double[] nanoseconds = new double[Timings];
        for (int t = 0; t < Timings; t++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int pass = 0; pass < Passes; pass++)
            {
                code.Run(&code, batch);
                batch->FirstRun += Values;
            }

            nanoseconds[t] = Stopwatch.GetElapsedTime(start).TotalNanoseconds / ((double)Values * Passes * columns);
        }

        Array.Sort(nanoseconds);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"risk,{name},{nanoseconds[Timings / 2]:F3},{nanoseconds[0]:F3}"));
    }
}
