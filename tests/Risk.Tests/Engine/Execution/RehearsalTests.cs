using Risk.Engine;
using Risk.Engine.Kernels;
using static Risk.Distribution;

namespace Risk.Tests.Engine.Execution;

public sealed unsafe class RehearsalTests
{
    [Fact]
    public void The_rehearsal_has_a_result()
    {
        ModelResult result = Model.Piece().Simulate(4096, 1);

        Assert.Equal(7, result.Values.Count + result.Events.Count);
        Assert.InRange(result.Events["by third"].Count, 1, 4095);
    }

    [Fact]
    public void The_program_without_a_plan_has_a_result()
    {
        ModelResult result = Model.DryRun();

        Assert.Equal((0, 0), (result.Events["event"].Count, result.Values["value"].Maximum));
    }

    /// <summary>A user may be told of each change of such a value, and does not expect that from a thread of ours.</summary>
    [Fact]
    public void What_flows_with_the_threads_of_the_user_does_not_flow_into_a_rehearsal()
    {
        var flows = new AsyncLocal<int> { Value = 1 };
        int seen = 0;
        using var ended = new ManualResetEventSlim();
        Beside.Begin(() =>
        {
            seen = flows.Value;
            ended.Set();
        });

        Assert.True(Environment.ProcessorCount == 1 || ended.Wait(TimeSpan.FromMinutes(1)));
        Assert.Equal(0, seen);
    }

    /// <summary>Loops of a user's program are called beside it over no runs: they must compute nothing, and leave alone what stands in the frame.</summary>
    [Theory]
    [MemberData(nameof(Designs))]
    public void Loops_called_over_no_runs_leave_everything_as_it_is(string design)
    {
        foreach (Model model in (Model[])[First().ToModel().Model, NextGenerationSharedServices.BaseCase.Programme().ToModel().Model, Mixed()])
        {
            IBatchProgram program = model.Prepare(new() { Runs = 65_536, Seed = 5, Design = SamplingDesign.Named.Single(n => n.Name == design).Design }).Program;
            using IBatchFrame called = program.NewFrame(), plain = program.NewFrame();
            ((Frame)called).CallOverNoRuns();
            called.Evaluate(0);
            plain.Evaluate(0);
            ((Frame)called).CallOverNoRuns();

            Assert.Equal(Bits(program, plain), Bits(program, called));
        }
    }

    /// <summary>Else it would compile what nobody waits for.</summary>
    [Fact]
    public void The_rehearsal_plays_most_operations_of_a_first_programme()
    {
        HashSet<nint> played = OperationsOf(First().ToModel().Model);
        var dry = new HashSet<nint> { (nint)LawTables.OfContinuous(Normal(0, 1)).Kernel, (nint)(delegate*<Instruction*, Batch*, void>)&Operations.Uniform2 };
        foreach (delegate*<Instruction*, Batch*, void> loop in DryProgram.Loops)
        {
            dry.Add((nint)loop);
        }

        foreach (HashSet<nint> rehearsed in (HashSet<nint>[])[OperationsOf(Model.Piece()), dry])
        {
            int known = played.Count(rehearsed.Contains);
            Assert.True(known >= 0.85 * played.Count, $"{known} of {played.Count} operations are rehearsed");
        }
    }

    public static TheoryData<string> Designs => [.. SamplingDesign.Named.Select(n => n.Name)];

    private static List<ulong> Bits(IBatchProgram program, IBatchFrame frame)
    {
        var bits = new List<ulong>();
        for (int run = 0; run < program.BatchRuns; run++)
        {
            bits.AddRange(Enumerable.Range(0, program.ValueNames.Count).Select(i => BitConverter.DoubleToUInt64Bits(frame.Value(i)[run])));
            bits.AddRange(Enumerable.Range(0, program.EventNames.Count).Select(i => frame.Event(i)[run]));
        }

        return bits;
    }

    /// <summary>Operations that the programmes do not have: pulses, ramps, growth, laws of uncertain shape, steps, a function of the host, counts.</summary>
    private static Model Mixed()
    {
        var model = new Model("mixed");
        var timeline = Timeline.Years(1, 6);
        Uncertain shape = model.Input("shape", Uniform(1, 3)), begin = model.Input("begin", Triangular(0, 20, 60)), length = model.Input("length", Gamma(shape, 4)), share = model.Input("share", Beta(shape, 2));
        Series flow = share * timeline.Flow(begin, begin + length, 6, 0.002) + (share * timeline.In(begin)) + timeline.Growth(share / 10);
        model.Output("flow", flow.Cumulative().Last);
        model.Output("count", model.Input("count", Poisson(3)) + model.Input("mixed", Mixture([1.0, 2], [Normal(0, 1), Uniform(3, 4)])));
        model.Output("root", Uncertain.Sqrt(length) - Uncertain.Pow(share, 1.5));
        model.Output("late", (begin > 20) & !(length > 12) | (flow.Last > 1));
        return model;
    }

    private static HashSet<nint> OperationsOf(Model model) => [.. model.Compile().Listing.Select(step => (nint)step.Run)];

    /// <summary>The programme of the README.</summary>
    private static Programme First()
    {
        var acme = new Supplier("Acme")
        {
            Capability = Normal(0, 1),
            Effects = new() { PlatformDelay = -0.4, MigrationDelay = -0.25 },
            Platform = new() { BuildCost = 9, PlannedBuild = Duration.Months(12), Delay = LogNormalFromP10P90(3, 18) },
        };
        var payroll = new Customer("Payroll")
        {
            Supplier = acme,
            AnnualSaving = Triangular(3.1, 4.0, 4.6),
            PlannedMigration = Duration.Months(18),
            MigrationDelay = Gamma(shape: 1.5, scale: 4.5),
            MigrationCost = LogNormalFromP10P90(6, 14),
            Legacy = new() { RunningCost = 4.5, Growth = Triangular(0.03, 0.08, 0.15) },
        };
        return new("Finance modernisation")
        {
            Start = new(2026, 4, 1), Years = 10,
            Suppliers = [acme],
            Customers = [payroll, payroll with { Name = "Ledger", AnnualSaving = Pert(2, 5, 6), PlannedMigration = Duration.Months(24) }],
        };
    }
}
