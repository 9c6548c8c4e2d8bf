using System.Text.Json;
using NextGenerationSharedServices;
using Risk.Engine;

namespace Risk.Tests.Samples;

/// <summary>
/// The real case against figures computed elsewhere: closed forms of the plan, and a million runs of an independent implementation.
/// Seeds are fixed. A probability may differ by 4 standard errors of both samples and half a unit of the last printed digit: for 99 cells
/// the chance that a right program fails some other seed is below 1 %.
/// </summary>
public class BaseCaseTests
{
    private const int Runs = 200_000;

    private static readonly Lazy<SimulationResult> Simulated = new(() => BaseCase.Programme().Simulate(Runs, seed: 2016));

    /// <summary>Year; status, first passage and sustained in reported costs; the same in full costs; BCR ≥ 2 in both; outcome 75 % in full costs.</summary>
    public static TheoryData<string, double[]> Table => new()
    {
        { "2013-14", [.0000, .0000, .0000, .0000, .0000, .0000, .0000, .0000, .0000] },
        { "2014-15", [.0207, .0207, .0204, .0157, .0157, .0143, .0000, .0000, .0155] },
        { "2015-16", [.3491, .3495, .3455, .1837, .1845, .1757, .0000, .0000, .0333] },
        { "2016-17", [.7093, .7130, .7089, .4547, .4627, .4536, .0002, .0000, .0000] },
        { "2017-18", [.9005, .9014, .9004, .7588, .7615, .7583, .0292, .0090, .0000] },
        { "2018-19", [.9634, .9636, .9634, .9031, .9043, .9029, .2044, .0923, .0000] },
        { "2019-20", [.9838, .9838, .9838, .9578, .9583, .9576, .4583, .2648, .0000] },
        { "2020-21", [.9925, .9925, .9925, .9796, .9799, .9795, .6580, .4489, .0000] },
        { "2021-22", [.9963, .9963, .9963, .9894, .9896, .9894, .7829, .5979, .0000] },
        { "2022-23", [.9981, .9981, .9981, .9941, .9943, .9941, .8559, .7053, .0001] },
        { "2023-24", [.9989, .9989, .9989, .9965, .9966, .9965, .8993, .7790, .0000] },
    };

    /// <summary>Target; P50; rank of the actual.</summary>
    public static TheoryData<string, double, double> Targets => new()
    {
        { "savings to April 2016", 87.18, .636 },
        { "reported cost to April 2016", 90.21, .597 },
        { "savings to 2023-24", 480.2, .518 },
        { "reported cost to 2023-24", 146.1, .681 },
        { "migrated customers at month 30", 3, .432 },
        { "exits by month 34", 1, .841 },
        { "last migration of ISSC2, month", 55.8, .375 },
    };

    [Fact]
    public void The_plan_has_its_closed_form()
    {
        ProgrammePlan plan = BaseCase.Programme().Plan();
        Near(1131.66866667, plan.Saving);
        Near(95.31666667, plan.Cost(Perimeter.Reported));
        Near(123.43630556, plan.SavingAt(Duration.Months(29)));
        Near(131.58329630, plan.SavingAt(Duration.Months(30)));
        Near(236.53172222, plan.SavingAt(Duration.Months(41)));
        Near(363.66866667, plan.SavingAt(Duration.Months(53)));
        Near(10.15248214, plan.BenefitCostRatio(Perimeter.Reported));
        Near(835.35120374, plan.NetPresentValue(Perimeter.Reported));
        Assert.Equal(22.875, plan.BreakEvenMonth(Perimeter.Reported)!.Value, 0.0006);
        Assert.Equal(26, plan.MigratedAt(Duration.Months(30)));
        for (int year = 2019; year <= 2024; year++)
        {
            Near(128, plan.SavingIn(year));
        }
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void Probabilities_by_year_are_those_of_a_million_independent_runs(string label, double[] expected)
    {
        SimulationResult result = Simulated.Value;
        int year = result.Years.Single(y => result.YearLabel(y) == label);
        ValueForMoneyResult full = result.Criterion(ValueForMoneyCriterion.Payback), reported = full.In(Perimeter.Reported);
        double[] actual =
        [
            reported.ProbabilityIn(year).Value, reported.ProbabilityBy(year).Value, reported.ProbabilitySustainedFrom(year).Value,
            full.ProbabilityIn(year).Value, full.ProbabilityBy(year).Value, full.ProbabilitySustainedFrom(year).Value,
            result.Criterion(BaseCase.Bcr2, Perimeter.Reported).ProbabilityIn(year).Value, result.Criterion(BaseCase.Bcr2).ProbabilityIn(year).Value,
            result.Criterion(BaseCase.Outcome75).ProbabilityIn(year).Value,
        ];
        for (int i = 0; i < expected.Length; i++)
        {
            double error = 4 * Math.Sqrt(Math.Max(expected[i] * (1 - expected[i]), 5e-5) * ((1.0 / Runs) + 1e-6));
            Assert.True(Math.Abs(actual[i] - expected[i]) <= error + 5e-5, $"{label}, column {i}: {actual[i]} is not {expected[i]} ± {error}");
        }
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void The_actual_stands_where_it_should_within_what_was_simulated(string target, double median, double rank)
    {
        BacktestRow row = Simulated.Value.Backtest.Single(r => r.Observation.Name == target);
        Assert.Equal(median, row.Simulated.Quantile(0.5).Value, 0.02 * median);
        Assert.Equal(rank, row.Rank!.Value, 0.01);
    }

    [Trait("Category", "Bits")]
    [Fact]
    public void Threads_change_no_bit()
    {
        string[] checksums = [.. new[] { 1, 2, 3, 7 }.Select(threads => Checksum(new() { Runs = 20_000, Seed = 7, Threads = threads, Checksum = true }))];
        Assert.Single(checksums.Distinct());
    }

    [Trait("Category", "Bits")]
    [Fact]
    public void The_bits_are_those_of_every_machine() => Assert.Equal(
        KnownChecksum,
        Checksum(new() { Runs = 10_000, Seed = 2016, Checksum = true }));

    [Trait("Category", "Bits")]
    [Fact]
    public void Parts_merged_in_any_order_are_the_whole()
    {
        var options = new SimulationOptions { Runs = 20_000, Seed = 7, Checksum = true };
        Model model = BaseCase.Programme().ToModel().Model;
        PartialResult[] parts = [model.SimulatePart(options, 0, 1), model.SimulatePart(options, 1, 3), model.SimulatePart(options, 4, 1)];
        foreach (int[] order in (int[][])[[0, 1, 2], [2, 0, 1], [1, 2, 0], [2, 1, 0]])
        {
            Assert.Equal(Checksum(options), PartialResult.Merge([.. order.Select(i => parts[i])]).ToResult().Checksum);
        }
    }

    [Trait("Category", "Bits")]
    [Fact]
    public void A_customer_declared_elsewhere_changes_no_bit()
    {
        Programme programme = BaseCase.Programme();
        var options = new SimulationOptions { Runs = 8_192, Seed = 7, Checksum = true };
        Programme shuffled = programme with { Customers = [.. programme.Customers.Skip(11), .. programme.Customers.Take(11).Reverse()] };
        Assert.Equal(programme.Simulate(options).Model.Checksum, shuffled.Simulate(options).Model.Checksum);
    }

    [Fact]
    public void Another_seed_or_number_of_runs_is_another_checksum() => Assert.Equal(3, new[]
    {
        Checksum(new() { Runs = 5_000, Seed = 1, Checksum = true }),
        Checksum(new() { Runs = 5_000, Seed = 2, Checksum = true }),
        Checksum(new() { Runs = 5_001, Seed = 1, Checksum = true }),
    }.Distinct().Count());

    [Fact]
    public void Another_customer_leaves_every_other_draw_as_it_was()
    {
        Programme programme = BaseCase.Programme();
        Programme more = programme with { Customers = [.. programme.Customers, programme.Customers[3] with { Name = "Newcomer" }] };
        IEnumerable<(string, double)> before = programme.ToModel().Model.Explain(4_321, 9).Inputs.Select(i => (i.Name, i.Value));
        Dictionary<string, double> after = more.ToModel().Model.Explain(4_321, 9).Inputs.ToDictionary(i => i.Name, i => i.Value);
        Assert.All(before, i => Assert.Equal(BitConverter.DoubleToInt64Bits(i.Item2), BitConverter.DoubleToInt64Bits(after[i.Item1])));
        Assert.Contains(after.Keys, name => name.Contains("Newcomer", StringComparison.Ordinal));
    }

    [Fact]
    public void One_run_told_alone_is_that_run_of_the_simulation()
    {
        Model model = BaseCase.Programme().ToModel().Model;
        ModelResult result = model.Simulate(new SimulationOptions { Runs = 5_000, Seed = 9, KeepSamples = true });
        RunExplanation told = model.Explain(4_321, 9);
        Assert.All(told.Values, v => Assert.Equal(result.Values[v.Key].Samples[4_321], v.Value));
        Assert.Contains("customers/DWP/migration delay", told.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_parameter_says_what_it_rests_on() =>
        Assert.All(BaseCase.Programme().Parameters(), p => Assert.True(p.Provenance is not null, $"{p.Path} has no provenance"));

    [Fact]
    public void The_json_holds_what_was_promised()
    {
        string folder = Directory.CreateTempSubdirectory("risk-").FullName;
        try
        {
            string file = Path.Combine(folder, "out.json"), chart = Path.Combine(folder, "out.svg");
            using var output = new StringWriter();
            Assert.Equal(0, Application.Run(["--runs", "5000", "--seed", "3", "--json", file, "--chart", chart], output, output));
            using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(file));
            JsonElement root = json.RootElement;
            Assert.Equal(5000, root.GetProperty("runs").GetInt64());
            Assert.Equal(3, root.GetProperty("seed").GetInt64());
            Assert.Equal(64, root.GetProperty("checksum").GetString()!.Length);
            Assert.Equal(26, root.GetProperty("plan").GetProperty("migratedAtMonth30").GetInt32());
            Assert.Equal(6 * 2 * 11, root.GetProperty("valueForMoney").GetArrayLength());
            Assert.All(root.GetProperty("valueForMoney").EnumerateArray(), cell =>
            {
                double p = cell.GetProperty("probability").GetDouble();
                Assert.InRange(p, cell.GetProperty("low").GetDouble(), cell.GetProperty("high").GetDouble());
            });
            Assert.Equal(8, root.GetProperty("backtest").GetArrayLength());
            Assert.Contains("2016-17", output.ToString(), StringComparison.Ordinal);
            Assert.Equal("svg", System.Xml.Linq.XDocument.Load(chart).Root!.Name.LocalName);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("--runs", "0")]
    [InlineData("--runs", "10k")]
    [InlineData("--threads", "100000")]
    [InlineData("--seed", "-1")]
    [InlineData("--rusn", "5")]
    [InlineData("--runs")]
    [InlineData("--provenance", "--json", "x.json")]
    public void Bad_usage_is_said_and_nothing_runs(params string[] args)
    {
        using StringWriter output = new(), errors = new();
        Assert.Equal(64, Application.Run(args, output, errors));
        Assert.Contains(args[0], errors.ToString(), StringComparison.Ordinal);
        Assert.Equal("", output.ToString());
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_an_error_of_its_own()
    {
        using var output = new StringWriter();
        Assert.Equal(4, Application.Run(["--runs", "100", "--json", Path.Combine("no such folder", "x.json")], output, output));
    }

    /// <summary>Taken from this library; that it is the same with any instruction set is what the test shows.</summary>
    private const string KnownChecksum = "3fe6c36349b37f9044156434316133b5c7cc62f5fdccb5ab45cedf47b787068e";

    private static string Checksum(SimulationOptions options) => BaseCase.Programme().Simulate(options).Model.Checksum!;

    private static void Near(double expected, double actual) => Assert.Equal(expected, actual, 1e-8 * Math.Abs(expected));
}
