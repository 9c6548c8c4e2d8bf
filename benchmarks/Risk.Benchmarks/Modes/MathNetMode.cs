using System.CommandLine;
using System.Diagnostics;
using MathNet.Numerics.Random;
using Risk.Benchmarks.Models;

namespace Risk.Benchmarks.Modes;

/// <summary>The real case in plain MathNet, as the peer of <see cref="RealCaseMode"/>.</summary>
internal static class MathNetMode
{
    /// <summary>The generators that a user of MathNet would take: its default, and the quickest that it has.</summary>
    public static (string Name, Func<int, Random> Of)[] Sources { get; } =
    [
        ("plain MathNet, Mersenne Twister", seed => new MersenneTwister(seed)),
        ("plain MathNet, xoshiro256** without lock", seed => new Xoshiro256StarStar(seed, false)),
    ];

    public static Command Command()
    {
        var command = new Command("ngss-mathnet", "Times the real case as plain MathNet has it, one thread, and prints one line of JSON for each generator.");
        command.Options.Add(MeasureOptions.Runs);
        command.Options.Add(MeasureOptions.Seed);
        command.Options.Add(MeasureOptions.Rounds);
        command.SetAction(parsed =>
        {
            foreach ((string name, Func<int, Random> source) in Sources)
            {
                Measure(name, source, (int)parsed.GetValue(MeasureOptions.Runs), (int)parsed.GetValue(MeasureOptions.Seed), parsed.GetValue(MeasureOptions.Rounds));
            }
        });
        return command;
    }

    private static void Measure(string name, Func<int, Random> source, int runs, int seed, int rounds)
    {
        MathNetRealCase.Simulate(Math.Max(1, runs / 8), source(seed));
        double[] seconds = new double[Math.Max(1, rounds)];
        (long[] Worth, double[] Npv) last = ([], []);
        for (int round = 0; round < seconds.Length; round++)
        {
            long start = Stopwatch.GetTimestamp();
            last = MathNetRealCase.Simulate(runs, source(seed));
            seconds[round] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        Array.Sort(seconds);
        Array.Sort(last.Npv);
        Measurement.Print(json =>
        {
            json.WriteString("peer", name);
            json.WriteNumber("runs", runs);
            json.WriteNumber("seconds", seconds[seconds.Length / 2]);
            json.WriteNumber("nsPerRun", Math.Round(seconds[seconds.Length / 2] * 1e9 / runs, 1));
            json.WriteStartArray("probabilities");
            foreach (long count in last.Worth)
            {
                json.WriteNumberValue((double)count / runs);
            }

            json.WriteEndArray();
            json.WriteNumber("meanNpv", last.Npv.Average());
            json.WriteNumber("p5", last.Npv[runs / 20]);
            json.WriteNumber("p50", last.Npv[runs / 2]);
            json.WriteNumber("p95", last.Npv[(int)(runs * 0.95)]);
        });
    }
}
