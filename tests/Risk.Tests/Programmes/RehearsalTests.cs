using Risk.Engine;
using Risk.Engine.Kernels;
using Risk.Programmes;
using static Risk.Distribution;

namespace Risk.Tests.Programmes;

public sealed unsafe class RehearsalTests
{
    [Fact]
    public void The_rehearsal_has_a_result()
    {
        ModelResult result = Rehearsal.Piece().Simulate(4096, 1);

        Assert.Equal(7, result.Values.Count + result.Events.Count);
        Assert.InRange(result.Events["by third"].Count, 1, 4095);
    }

    [Fact]
    public void The_program_without_a_plan_has_a_result()
    {
        ModelResult result = Model.DryRun();

        Assert.Equal((0, 0), (result.Events["event"].Count, result.Values["value"].Maximum));
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

        foreach (HashSet<nint> rehearsed in (HashSet<nint>[])[OperationsOf(Rehearsal.Piece()), dry])
        {
            int known = played.Count(rehearsed.Contains);
            Assert.True(known >= 0.85 * played.Count, $"{known} of {played.Count} operations are rehearsed");
        }
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
