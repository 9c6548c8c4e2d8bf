using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using NextGenerationSharedServices;
using Risk.Benchmarks.Models;
using Risk.Engine;
using Risk.Engine.Kernels;

namespace Risk.Benchmarks.Modes;

/// <summary>Where the time of a run goes: each operation of the plan timed by itself, summed by kind.</summary>
internal static class ProfileMode
{
    private const int Repeats = 2_000;

    public static Command Command()
    {
        var which = new Argument<string>("model") { Description = "ngss or reference." };
        var only = new Option<string?>("--only") { Description = "One output in place of all." };
        var smoothed = new Option<bool>("--smoothed") { Description = "The plan of a smoothed Sobol design, in its two parts." };
        var list = new Option<bool>("--list") { Description = "Every operation in its order, with what it reads, in place of times." };
        which.AcceptOnlyFromAmong("ngss", "reference");
        var command = new Command("profile", "Times every operation of a plan over one batch and prints the sums by kind of operation, ns a run.") { which, only, smoothed, list };
        command.SetAction(parsed =>
        {
            Model model = parsed.GetValue(which) == "ngss" ? BaseCase.Programme().ToModel().Model : ReferenceProgramme.Build();
            model = parsed.GetValue(only) is { } output ? model.Only(output) : model;
            Print(model.Compile(parsed.GetValue(smoothed) ? model.RedrawnUnder(SamplingDesign.SmoothedSobol).ToHashSet() : null), parsed.GetValue(list));
        });
        return command;
    }

    private static unsafe void Print(CompiledModel plan, bool list)
    {
        var layout = new Layout(plan.Columns, plan.BestBatch);
        Instruction[] code = GC.AllocateArray<Instruction>(plan.Listing.Count, pinned: true);
        for (int i = 0; i < code.Length; i++)
        {
            code[i] = layout.Instruction(plan.Listing[i], seed: 1);
        }

        Dictionary<nint, string> names = Names();
        foreach (int i in Enumerable.Range(0, code.Length).Where(i => plan.Listing[i].Table is not null))
        {
            names[(nint)code[i].Run] = nameof(QuantileTable);
        }

        if (list)
        {
            List(plan, i => names.GetValueOrDefault((nint)code[i].Run, "another"));
            return;
        }

        double[] best = Time(code, layout);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{code.Length} operations, {plan.Columns} columns, {plan.BestBatch} runs a batch"));
        Print("drawn once", Enumerable.Range(0, plan.RedrawnFrom), code, best, names);
        if (plan.RedrawnFrom < code.Length)
        {
            Print("drawn again", Enumerable.Range(plan.RedrawnFrom, code.Length - plan.RedrawnFrom), code, best, names);
        }
    }

    /// <summary>A value is named by the first operation that writes it; rows of one value by their numbers.</summary>
    private static void List(CompiledModel plan, Func<int, string> name)
    {
        var made = new Dictionary<Register, string>();
        string Of(Slot slot) => slot.Register is { } register ? $"{made[register]}{(slot.Row > 0 ? "." + slot.Row : "")}" : slot.Constant.ToString("G5", CultureInfo.InvariantCulture);
        for (int i = 0; i < plan.Listing.Count; i++)
        {
            Step step = plan.Listing[i];
            Register[] written = [.. ((Register?[])[step.D, step.E, step.F]).OfType<Register>()];
            for (int part = 0; part < written.Length; part++)
            {
                made.TryAdd(written[part], $"v{i}{(part == 0 ? "" : part == 1 ? "b" : "c")}");
            }

            string arguments = string.Join(", ", ((Slot?[])[step.A, step.B, step.C, .. step.Operands ?? step.Arguments ?? []]).OfType<Slot>().Select(Of).Concat(step.Inputs ?? []));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{string.Join(' ', written.Select(w => made[w]))}{(step.Row > 0 ? "." + step.Row : "")} = {name(i)}({arguments}) {step.K0:G5} {step.K1:G5} {step.K2:G5} × {step.N}"));
        }
    }

    private static unsafe void Print(string part, IEnumerable<int> steps, Instruction[] code, double[] best, Dictionary<nint, string> names)
    {
        var rows = steps.GroupBy(i => names.GetValueOrDefault((nint)code[i].Run, "another"))
            .Select(g => (Name: g.Key, Count: g.Count(), Rows: g.Average(i => code[i].N), Time: g.Sum(i => best[i]))).OrderByDescending(r => r.Time).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{part}: {rows.Sum(r => r.Count)} operations, {rows.Sum(r => r.Time):F0} ns a run"));
        Console.WriteLine(" ns a run      n   ns each   rows  operation");
        foreach ((string name, int count, double rowsEach, double time) in rows)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{time,9:F1} {count,6} {time / count,9:F2} {rowsEach,6:F1}  {name}"));
        }
    }

    /// <summary>The least time of each operation over many batches, ns a run, less what a look at the clock takes.</summary>
    private static unsafe double[] Time(Instruction[] code, Layout layout)
    {
        byte* frame = (byte*)NativeMemory.AlignedAlloc((nuint)layout.FrameBytes, 4096);
        layout.Fill(frame);
        var payloads = GCHandle.Alloc(layout.Payloads);
        var batch = new Batch { Frame = frame, Runs = layout.Runs, Bytes = layout.Bytes, Stride = layout.Stride, Payloads = payloads };
        long[] best = new long[code.Length];
        Array.Fill(best, long.MaxValue);
        long clock = long.MaxValue;
        fixed (Instruction* first = code)
        {
            for (int round = 0; round < Repeats; round++, batch.FirstRun += (ulong)layout.Runs)
            {
                for (int i = 0; i < code.Length; i++)
                {
                    long start = Stopwatch.GetTimestamp();
                    first[i].Run(first + i, &batch);
                    long end = Stopwatch.GetTimestamp();
                    best[i] = Math.Min(best[i], end - start);
                    clock = Math.Min(clock, Stopwatch.GetTimestamp() - end);
                }
            }
        }

        payloads.Free();
        NativeMemory.AlignedFree(frame);
        return Array.ConvertAll(best, t => (t - clock) * 1e9 / Stopwatch.Frequency / layout.Runs);
    }

    /// <summary>The operations by their addresses, those of a formula for each formula.</summary>
    private static Dictionary<nint, string> Names()
    {
        const BindingFlags All = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        Type[] formulas = [.. ((Type[])[typeof(Formulas), typeof(Fades), typeof(RowSources), typeof(RampMoments)]).SelectMany(t => t.GetNestedTypes(All))];
        Type[] operations = [typeof(Operations), typeof(Operations<Two>), typeof(Operations<Four>), typeof(Operations<Eight>), typeof(HostOperations)];
        var names = new Dictionary<nint, string>();
        foreach (MethodInfo method in operations.SelectMany(t => t.GetMethods(All)).Where(m => m.GetParameters() is [{ ParameterType: var t }, ..] && t == typeof(Instruction*)))
        {
            if (method.GetGenericArguments().Length > 1)
            {
                continue; // the loop of another
            }

            if (!method.IsGenericMethodDefinition)
            {
                names[method.MethodHandle.GetFunctionPointer()] = method.Name;
                continue;
            }

            Type[] demanded = method.GetGenericArguments()[0].GetGenericParameterConstraints();
            foreach (Type formula in formulas.Where(f => f.IsValueType && demanded.Where(d => d.IsInterface).All(d => d.IsAssignableFrom(f))))
            {
                names[method.MakeGenericMethod(formula).MethodHandle.GetFunctionPointer()] = $"{method.Name}<{formula.Name}>";
            }
        }

        return names;
    }
}
