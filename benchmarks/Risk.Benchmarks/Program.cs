using System.CommandLine;
using BenchmarkDotNet.Running;
using Risk.Benchmarks.Modes;

// A mode prints figures for scripts, without ceremony; everything else goes to BenchmarkDotNet.
Command[] modes = [ReferenceMode.Command(), RealCaseMode.Command(), MathNetMode.Command(), PrecisionMode.Command(), RareMode.Command(), CompoundMode.Command(), GrowthMode.Command(), KernelsMode.Command(), ProfileMode.Command(), TableMode.Command()];
if (args is [var first, ..] && modes.Any(mode => mode.Name == first))
{
    var root = new RootCommand("Measures Risk.");
    foreach (Command mode in modes)
    {
        root.Subcommands.Add(mode);
    }

    return root.Parse(args).Invoke();
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
