using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using NextGenerationSharedServices;
using static Risk.Distribution;

namespace Risk.Benchmarks.Modes;

/// <summary>What importance sampling is worth for a rare event of the real case: variance × time against Monte Carlo, over many seeds, and whether its intervals hold the figure.</summary>
internal static class RareMode
{
    private const string Output = "net present value/full/2023-24", Loss = "loss";

    private const double Threshold = -100;

    /// <summary>The simulation that says what is true; its seed, and those of the laws' choice (900, 2000 to 2015), are no seeds of a round.</summary>
    private const ulong ReferenceSeed = 1_000_000;

    public static Command Command()
    {
        var runs = new Option<long>("--runs", "-n") { Description = "Runs of one simulation.", DefaultValueFactory = _ => 65_536 };
        var rounds = new Option<int>("--rounds") { Description = "Seeds, from 1; all methods in turn.", DefaultValueFactory = _ => 50 };
        var reference = new Option<long>("--reference") { Description = "Runs of Monte Carlo that say what is true.", DefaultValueFactory = _ => 41_943_040 };
        var page = new Option<FileInfo>("--page") { Description = "Where the page goes; printed unless set." };
        var command = new Command("rare", "Importance sampling of a loss of more than £100m in the real case: its variance × time against Monte Carlo.") { runs, rounds, reference, page };
        command.SetAction(parsed =>
        {
            string text = Page(parsed.GetValue(runs), parsed.GetValue(rounds), parsed.GetValue(reference));
            if (parsed.GetValue(page) is { } file)
            {
                File.WriteAllText(file.FullName, text);
            }
            else
            {
                Console.Write(text);
            }
        });
        return command;
    }

    /// <summary>The designs: the laws were chosen on other seeds, after a look at what the inputs are in the runs that lose so much.</summary>
    private static (string Name, SamplingDesign Design)[] Designs()
    {
        ChangeOfLaw client = new("client", Normal(-0.7, 1)), capability = new("suppliers/ISSC2/capability", Normal(-0.3, 1));
        const string swan = "suppliers/ISSC2/platform/black swan";
        return
        [
            ("Monte Carlo", SamplingDesign.MonteCarlo),
            ("importance, six inputs", SamplingDesign.Importance(
                (client.Input, client.Law), (capability.Input, capability.Law), (swan, Mixture([0.4, 0.6], [Uniform(0, 1), Uniform(0.9, 1)])), (swan + "/overrun", Pareto(2, 1.2)),
                ("savings/transfer realisation", Beta(11.5, 1.5)), ("savings/erosion", Triangular(0, 0.04, 0.08)))),
            ("importance, two inputs", SamplingDesign.Importance((client.Input, Normal(-1, 1)), (capability.Input, Normal(-0.7, 1)))),
        ];
    }

    private static string Page(long runs, int rounds, long reference)
    {
        Model model = BaseCase.Programme().ToModel().Model;
        model.Output(Loss, new Uncertain(model.Outputs[Output]) < Threshold);
        Model only = model.Only(Loss);
        var options = new SimulationOptions { Runs = runs, Seed = 1, Threads = 1 };
        (string Name, SamplingDesign Design)[] designs = Designs();
        var (seconds, estimates) = (Array.ConvertAll(designs, _ => new List<double>()), Array.ConvertAll(designs, _ => new List<Estimate>()));
        Array.ForEach(designs, d => only.Simulate(options with { Design = d.Design }));
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < designs.Length; i++)
            {
                long start = Stopwatch.GetTimestamp();
                ModelResult result = only.Simulate(options with { Seed = (ulong)(1 + round), Design = designs[i].Design });
                seconds[i].Add(Stopwatch.GetElapsedTime(start).TotalSeconds / runs);
                estimates[i].Add(result.Events[Loss].Probability);
            }
        }

        Estimate truth = only.Simulate(options with { Runs = reference, Seed = ReferenceSeed }).Events[Loss].Probability;
        var page = new StringBuilder();
        Line(page, $"# What importance sampling is worth for a rare event, {DateOnly.FromDateTime(DateTime.Now):yyyy-MM-dd}\n");
        Line(page, $"Command: `cd benchmarks/Risk.Benchmarks && dotnet run -c Release -- rare --runs {runs} --rounds {rounds} --reference {reference} --page ../Results/rare-events.md`.");
        Line(page, $"The real case: a loss of more than £100m (net present value in full costs to 2023-24), this figure only. One thread, {runs:N0} runs, seeds 1 to {rounds}, all methods in turn.");
        Line(page, $"{TableMode.Machine()}.\n");
        Line(page, $"By {reference:N0} runs of Monte Carlo with another seed the probability is {truth.Value:E3} ± {truth.StandardError:E1} (one standard error).\n");
        Line(page, "| | mean of the estimates | variance a run | ÷ that of Monte Carlo | ns a run | efficiency | 95 % intervals that hold the figure | worst estimate ÷ figure |\n|---|---|---|---|---|---|---|---|");
        double plain = truth.Value * (1 - truth.Value);
        for (int i = 0; i < designs.Length; i++)
        {
            double[] values = [.. estimates[i].Select(e => e.Value)];
            double mean = values.Average(), variance = values.Sum(v => (v - mean) * (v - mean)) / (rounds - 1) * runs;
            double used = i == 0 ? plain : variance, efficiency = plain / used * Median([.. seconds[0].Zip(seconds[i], (a, b) => a / b)]);
            double worst = values.OrderByDescending(v => Math.Abs(v - truth.Value)).First() / truth.Value;
            Line(page, $"| {designs[i].Name} | {mean:E3} ± {Math.Sqrt(variance / runs / rounds):E1} | {variance:E2} | {variance / plain:F3} | {Median([.. seconds[i]]) * 1e9:N0} | {efficiency:F1} | {estimates[i].Count(e => e.Low <= truth.Value && truth.Value <= e.High)} of {rounds} | {worst:F2} |");
        }

        Line(page, $"\nVariances are those of the estimates over the seeds, times the runs ({rounds - 1} degrees of freedom: ±{100 * Math.Sqrt(2.0 / (rounds - 1)):F0} % at one standard error, more where weights are heavy); that of Monte Carlo is");
        Line(page, $"compared by p(1 − p) = {plain:E2}. Efficiency is variance × time of Monte Carlo ÷ that of the design, its time the median of ratios paired within a seed.");
        Line(page, "\nThe laws were chosen on seeds 900 and 2000 to 2015, so these seeds judge them:\n");
        foreach ((string name, SamplingDesign design) in designs.Skip(1))
        {
            Line(page, $"* {name}: {string.Join("; ", design.Changes.Select(c => $"`{c.Input}` from {c.Law}"))}.");
        }

        return page.ToString();
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }

    private static void Line(StringBuilder page, FormattableString line) => page.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private static void Line(StringBuilder page, string line) => page.Append(line).Append('\n');
}
