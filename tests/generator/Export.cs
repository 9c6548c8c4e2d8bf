#:project ../../src/Risk/Risk.csproj
#:property PublishAot=false

// Writes the library's own uniforms as raw 32-bit words, for batteries of tests that read standard input.
//
//     dotnet run -c Release Export.cs -- one|many high|low
//
// one:  a single input, run after run: 2²⁵ runs of a seed, then the next seed.
// many: 130 inputs with names as a programme gives them, run by run across all inputs, as a model sees them: 2¹⁸ runs of a seed, then the next.
// high: the upper 32 of the 52 random bits of a draw. low: its lower 32 bits.
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Risk;

bool many = args is ["many", ..];
bool low = args is [_, "low"];
string[] names = many
    ? [.. Enumerable.Range(0, 26).SelectMany(c => new[] { "annual saving", "migration cost", "migration delay", "transfer delay", "exit" }.Select(p => $"customers/C{c}/{p}"))]
    : ["x"];
int runs = many ? 1 << 18 : 1 << 25;

// Not the console's stream: that one goes on without a word when the reader has gone.
using var output = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write);
try
{
    for (ulong seed = 1; ; seed++)
    {
        var model = new Model("export");
        foreach (string name in names)
        {
            model.Output(name, model.Input(name, Distribution.Uniform(0, 1)));
        }

        ModelResult result = model.Simulate(new SimulationOptions { Runs = runs, Seed = seed, KeepSamples = true });
        double[][] columns = [.. names.Select(name => result.Values[name].Samples.ToArray())];
        uint[] words = new uint[1 << 16];
        int filled = 0;
        for (int run = 0; run < runs; run++)
        {
            foreach (double[] column in columns)
            {
                // u = (k + ½)·2⁻⁵² with k of 52 bits: exact in a double, so k comes back whole.
                ulong k = (ulong)(column[run] * (1UL << 52));
                words[filled++] = low ? (uint)k : (uint)(k >> 20);
                if (filled == words.Length)
                {
                    output.Write(MemoryMarshal.AsBytes<uint>(words));
                    filled = 0;
                }
            }
        }
    }
}
catch (IOException)
{
    // The reader has had enough.
}
