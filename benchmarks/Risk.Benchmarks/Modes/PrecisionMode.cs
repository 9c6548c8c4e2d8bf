using System.CommandLine;
using System.Globalization;
using System.Text;
using NextGenerationSharedServices;
using Risk.Benchmarks.Models;

namespace Risk.Benchmarks.Modes;

/// <summary>What precision costs in the real case: seconds to ±0.1 points, and variance × time of every design against Monte Carlo.</summary>
internal static class PrecisionMode
{
    private const int Replicates = 16, Year = 4, Strongest = 8;

    /// <summary>±0.1 points with 95 % confidence: the standard error is 0.001 ÷ 1.96.</summary>
    private const double Target = 0.001 / 1.959963984540054;

    // First passage in full costs, 1,000,000 runs of an independent implementation, printed to four digits: the same as in the tests of the sample.
    private static readonly double[] Independent = [.0000, .0157, .1845, .4627, .7615, .9043, .9583, .9799, .9896, .9943, .9966];

    public static Command Command()
    {
        var points = new Option<int>("--points") { Description = "Runs of one replicate.", DefaultValueFactory = _ => 16_384 };
        var peerRuns = new Option<int>("--peer-runs") { Description = "Runs of the peer in a round.", DefaultValueFactory = _ => 32_768 };
        var rounds = new Option<int>("--rounds") { Description = "Rounds, each with a seed of its own; all methods in turn.", DefaultValueFactory = _ => 16 };
        var page = new Option<FileInfo>("--page") { Description = "Where the page goes; printed unless set." };
        var command = new Command("precision", "Seconds to ±0.1 points on P(value for money by 2017-18) of the real case, and the efficiency of the designs.") { points, peerRuns, rounds, page };
        command.SetAction(parsed =>
        {
            (int n, int peer, int times) = (parsed.GetValue(points), parsed.GetValue(peerRuns), parsed.GetValue(rounds));
            string text = Page(Measure(n, peer, times), n, peer, times);
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

    private static (DesignFigures[] Peers, DesignFigures[] Own, DesignFigures[] Alone) Measure(int points, int peerRuns, int rounds)
    {
        ProgrammeModel model = BaseCase.Programme().ToModel();
        var options = new SimulationOptions { Runs = (long)Replicates * points, Threads = 1, KeepSamples = true, Seed = 1 };
        SimulationResult pilot = model.Simulate(options with { Runs = 16_384 });
        string[] drivers = [.. pilot.Drivers(pilot.ValueForMoney, pilot.Years[Year]).Drivers.Take(Strongest).Select(d => d.Input)];
        SamplingDesign[] designs = [SamplingDesign.MonteCarlo, SamplingDesign.Antithetic, SamplingDesign.LatinHypercube, SamplingDesign.Sobol, SamplingDesign.SobolWith(drivers), SamplingDesign.SmoothedSobol];
        designs = [.. designs.Select(d => d with { Replicates = Replicates })];
        string[] names = ["Risk, Monte Carlo", "Risk, antithetic", "Risk, Latin hypercube", "Risk, Sobol", $"Risk, Sobol, {Strongest} drivers first", "Risk, Sobol with smoothing"];
        SamplingDesign[] alone = [.. new[] { SamplingDesign.MonteCarlo, SamplingDesign.Sobol, SamplingDesign.SmoothedSobol }.Select(d => d with { Replicates = Replicates })];
        DesignFigures[] figures = [new("Risk, Monte Carlo, this figure only"), new("Risk, Sobol, this figure only"), new("Risk, Sobol with smoothing, this figure only")];
        Model only = model.Model.Only(BaseCase.Programme().HeadlineBy(pilot.Years[Year]));
        DesignFigures[] own = [.. names.Select(n => new DesignFigures(n))], peers = [.. MathNetMode.Sources.Select(s => new DesignFigures(s.Name))];
        foreach (SamplingDesign design in designs)
        {
            model.Simulate(options with { Runs = 16_384, Design = design });
            only.Simulate(options with { Runs = 16_384, Design = design });
        }

        MathNetRealCase.Simulate(8_192, MathNetMode.Sources[0].Of(1));
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < peers.Length; i++)
            {
                Random source = MathNetMode.Sources[i].Of(100 + round);
                peers[i].Add(() => MathNetRealCase.Simulate(peerRuns, source), Math.Min(points, peerRuns));
            }

            for (int i = 0; i < own.Length; i++)
            {
                own[i].Add(model, options with { Seed = (ulong)(1 + round), Design = designs[i], Runs = Replicates * (long)PointsOf(designs[i], points) }, PointsOf(designs[i], points));
            }

            for (int i = 0; i < figures.Length; i++)
            {
                figures[i].Add(only, options with { Seed = (ulong)(1 + round), Design = alone[i], Runs = Replicates * (long)PointsOf(alone[i], points) }, Year);
            }

            Console.Error.WriteLine($"round {round + 1} of {rounds}");
        }

        return (peers, own, figures);
    }

    /// <summary>Each method near the number of runs that the wanted precision takes: redraws are many and cheap.</summary>
    private static int PointsOf(SamplingDesign design, int points) => design.HasRedraws ? 4 * points : points;

    private static string Page((DesignFigures[] Peers, DesignFigures[] Own, DesignFigures[] Alone) measured, int points, int peerRuns, int rounds)
    {
        (DesignFigures[] peers, DesignFigures[] own, DesignFigures[] alone) = measured;
        var page = new StringBuilder();
        Line(page, $"# What precision costs, {DateOnly.FromDateTime(DateTime.Now):yyyy-MM-dd}\n");
        Line(page, $"Command: `cd benchmarks/Risk.Benchmarks && dotnet run -c Release -- precision --points {points} --peer-runs {peerRuns} --rounds {rounds} --page ../Results/efficiency.md`.");
        Line(page, $"One thread. {rounds} rounds, all methods in turn, a seed for each round; a simulation of the library is {Replicates} × {points:N0} runs, with smoothing {Replicates} × {4 * points:N0} ({SamplingDesign.SmoothedSobol.SchemeOf(Replicates * 4L * points).Redraws} redraws), one of the peer {peerRuns:N0}.");
        Line(page, $"{TableMode.Machine()}. Samples are kept, figures and percentiles are not part of the time; medians over rounds.\n");
        Line(page, $"A variance is that of an estimate times its runs. It comes from the spread of the replicates ({rounds * (Replicates - 1)} degrees of freedom: ±{100 * Math.Sqrt(2.0 / (rounds * (Replicates - 1))):F0} % at one");
        Line(page, "standard error); that of independent runs from their number. Latin hypercube and Sobol gain with the number of points, so these figures hold near this size.\n");
        Seconds(page, peers, [.. own, .. alone]);
        Efficiency(page, own);
        Agreement(page, peers, own, peerRuns * rounds, (double)Replicates * points * rounds);
        return page.ToString();
    }

    private static void Seconds(StringBuilder page, DesignFigures[] peers, DesignFigures[] own)
    {
        Line(page, "## Seconds to ±0.1 points on P(value for money by 2017-18), 95 %, first passage, full costs\n");
        Line(page, "The peer computes one criterion in one perimeter for all years, and the net present value; the library all of the sample's, or with `Model.Only` this figure. Not measured: NumPy (there is no NumPy version of the real case).");
        Line(page, "Variance × time of a run ÷ (0.001 ÷ 1.96)². The last column is the median of ratios paired within a round.\n");
        Line(page, "| | ns a run | variance | runs | seconds | sooner than plain MathNet |\n|---|---|---|---|---|---|");
        foreach (DesignFigures d in peers.Concat(own))
        {
            double runs = d.Variance(Year) / (Target * Target);
            double[] ratios = [.. peers[0].SecondsByRound.Zip(d.SecondsByRound, (a, b) => a / b).Order()];
            double sooner = ratios[ratios.Length / 2] * peers[0].Variance(Year) / d.Variance(Year);
            Line(page, $"| {d.Name} | {d.SecondsPerRun * 1e9:N0} | {d.Variance(Year):F4} | {runs:N0} | {runs * d.SecondsPerRun:G3} | {sooner:F1} × |");
        }
    }

    private static void Efficiency(StringBuilder page, DesignFigures[] own)
    {
        Line(page, "\n## Efficiency of the designs: variance × time of Monte Carlo ÷ that of the design (in brackets: variance alone)\n");
        Line(page, $"| | {string.Join(" | ", own.Skip(1).Select(d => d.Name["Risk, ".Length..]))} |\n|---|{string.Concat(own.Skip(1).Select(_ => "---|"))}");
        foreach (int figure in Enumerable.Range(0, DesignFigures.Count).Where(f => f >= DesignFigures.Mean || own[0].Value(f) is > 0.001 and < 0.999))
        {
            string name = figure switch { DesignFigures.Mean => "mean net present value", DesignFigures.Quantile => "P5 of the net present value", _ => $"P by {Label(figure)}" };
            IEnumerable<string> cells = own.Skip(1).Select(d => string.Create(
                CultureInfo.InvariantCulture,
                $"{own[0].Variance(figure) * own[0].SecondsPerRun / (d.Variance(figure) * d.SecondsPerRun):G3} ({own[0].Variance(figure) / d.Variance(figure):G3})"));
            Line(page, $"| {name} | {string.Join(" | ", cells)} |");
        }

        Line(page, "\nThe variance of P5 is that of blocks of one replicate's size, so that it holds for every method.");
    }

    private static void Agreement(StringBuilder page, DesignFigures[] peers, DesignFigures[] own, double peerRuns, double ownRuns)
    {
        Line(page, $"\n## The peer computes the same\n\nFirst passage, full costs. Peer: both generators, {2 * peerRuns:N0} runs, in monthly steps; Risk: Monte Carlo, {ownRuns:N0} runs, in continuous time;");
        Line(page, "an independent implementation in continuous time, 1,000,000 runs. z is the difference from the peer in standard errors of both (and half a unit of the printed digit).\n");
        Line(page, "| by | plain MathNet | Risk | z | independent | z |\n|---|---|---|---|---|---|");
        for (int year = 0; year < DesignFigures.Mean; year++)
        {
            double peer = peers.Average(p => p.Value(year)), risk = own[0].Value(year), other = Independent[year];
            Line(page, $"| {Label(year)} | {peer:F5} | {risk:F5} | {Z(peer, 2 * peerRuns, risk, ownRuns, 0):F1} | {other:F4} | {Z(peer, 2 * peerRuns, other, 1e6, 0.00005):F1} |");
        }

        Line(page, $"| mean net present value, £m | {peers.Average(p => p.Value(DesignFigures.Mean)):F2} | {own[0].Value(DesignFigures.Mean):F2} | | 239.7 | |");
        Line(page, $"| its P5, £m | {peers.Average(p => p.Value(DesignFigures.Quantile)):F2} | {own[0].Value(DesignFigures.Quantile):F2} | | 99.1 | |");
    }

    private static double Z(double a, double runsOfA, double b, double runsOfB, double rounding)
    {
        double error = Math.Sqrt((a * (1 - a) / runsOfA) + (b * (1 - b) / runsOfB));
        return error > 0 ? Math.CopySign(Math.Max(0, Math.Abs(a - b) - rounding), a - b) / error : 0;
    }

    private static string Label(int year) => string.Create(CultureInfo.InvariantCulture, $"{2013 + year}-{14 + year}");

    private static void Line(StringBuilder page, FormattableString text) => page.AppendLine(text.ToString(CultureInfo.InvariantCulture));

    private static void Line(StringBuilder page, string text) => page.AppendLine(text);
}
