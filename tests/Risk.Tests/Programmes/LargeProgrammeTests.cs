using System.Diagnostics;
using Risk.Programmes;
using static Risk.Distribution;

namespace Risk.Tests.Programmes;

public class LargeProgrammeTests
{
    [Fact]
    public void Checking_and_planning_grow_with_the_parts_and_not_with_their_square()
    {
        // Each customer with a supplier, a risk, an observation and a provenance of its own: whatever looks through one list for each of another takes minutes here.
        const int n = 20_000;
        Supplier[] suppliers = [.. Enumerable.Range(0, n).Select(i => new Supplier($"S{i}"))];
        var programme = new Programme("large")
        {
            Start = new(2026, 4, 1),
            Years = 10,
            Suppliers = suppliers,
            Customers = [.. Enumerable.Range(0, n).Select(i => new Customer($"C{i}") { Supplier = suppliers[i], AnnualSaving = 1, MigrationCost = 2, PlannedMigration = Duration.Months(12) })],
            Risks = [.. Enumerable.Range(0, n).Select(i => new RiskEvent($"R{i}") { Likelihood = 0.1, Impacts = [new(ImpactTarget.MigrationCost) { On = [$"C{i}"], Multiplier = 1.2 }] })],
            Observations = [.. Enumerable.Range(0, n).Select(i => new Observation($"O{i}", ObservedQuantity.Saving, 1) { At = Duration.Months(6), Supplier = $"S{i}" })],
            Provenance = Enumerable.Range(0, n).ToDictionary(i => $"customers/C{i}/*", _ => new Provenance(ProvenanceKind.Assumption, "")),
        };
        var clock = Stopwatch.StartNew();

        Assert.DoesNotContain(programme.Validate(), p => p.Severity == Severity.Error);
        Assert.Equal(2.0 * n, programme.Plan().Cost(Perimeter.Reported), 1e-6);
        Assert.NotNull(programme.Parameters().First(p => p.Path == $"customers/C{n - 1}/annual saving").Provenance);

        // About 2 s where tests run beside each other; one quadratic step alone is 4·10⁸ comparisons of names.
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 120);
    }

    [Fact]
    public void A_risk_on_a_customer_and_a_supplier_of_one_name_acts_once()
    {
        var programme = new Programme("one name")
        {
            Start = new(2026, 4, 1),
            Years = 5,
            Customers = [new Customer("A") { Supplier = new Supplier("A"), MigrationCost = 10, AnnualSaving = 1, PlannedMigration = Duration.Months(12) }],
            Risks =
            [
                new RiskEvent("dearer") { Likelihood = 1, Impacts = [new(ImpactTarget.MigrationCost) { On = ["A", "A"], Multiplier = 1.5 }] },
                new RiskEvent("all") { Likelihood = 1, Impacts = [new(ImpactTarget.MigrationCost) { Addition = 2 }] },
            ],
        };
        ProgrammeModel model = programme.ToModel();
        model.Model.Output("total cost", model.Cost(Perimeter.Reported).Total);

        // In the order of the names: 2 are added by "all", then half as much again by "dearer".
        Assert.Equal(18, model.Model.Simulate(64, 1).Values["total cost"].Maximum, 1e-9);
    }

    [Theory]
    [InlineData("a/b/c", "a/b/c")]
    [InlineData("a/b/d", "a/b/*")]
    [InlineData("a/x/c", "*/x/c")]
    [InlineData("a/x/d", "a/*/*")]
    [InlineData("z/z/z", "*/*/*")]
    [InlineData("z/z", null)]
    [InlineData("a/b/c/d", null)]
    public void Of_several_patterns_the_one_with_the_fewest_stars_counts(string path, string? pattern)
    {
        var patterns = new PathPatterns(["*/*/*", "a/*/*", "a/b/*", "*/x/c", "a/b/c", "q"]);

        Assert.Equal(pattern, patterns.MostExact(path));
    }
}
