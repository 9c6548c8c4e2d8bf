using Risk;
using static Risk.Distribution;

namespace NextGenerationSharedServices;

/// <summary>
/// Next Generation Shared Services, 2013 to 2024: 26 customers of central government, two shared service centres. Money is £m in cash;
/// month 0 is 1 November 2013, when the second centre began.
/// </summary>
/// <remarks>
/// What each number rests on stands in <see cref="Evidence"/>. About eight of the parameters were tuned so that seven targets are met:
/// this is a calibration, not a validation.
/// </remarks>
internal static class BaseCase
{
    /// <summary>£m a year at full effect; months of planned transfer and migration; whether the customer was free to leave.</summary>
    private static readonly (string Name, int Centre, double Saving, double Transfer, double Migration, bool Discretionary)[] Plan =
    [
        ("DVLA", 1, 5.0, 0, 12, false),
        ("Highways Agency", 1, 4.0, 0, 12, false),
        ("DfT centre", 1, 3.0, 0, 12, false),
        ("DVSA", 1, 3.0, 0, 12, false),
        ("MCA", 1, 1.5, 0, 8, false),
        ("DfT other", 1, 1.0, 0, 12, false),
        ("VCA", 1, 0.5, 0, 12, false),
        ("DCLG", 1, 2.5, 3, 22, true),
        ("HM Treasury", 1, 1.5, 3, 22, true),
        ("DCMS", 1, 1.0, 3, 20, true),
        ("Civil Nuclear Constabulary", 1, 1.0, 3, 26, true),
        ("DWP", 2, 36.0, 0, 18, false),
        ("MoJ", 2, 22.0, 12, 24, false),
        ("Home Office", 2, 14.0, 24, 30, false),
        ("Environment Agency", 2, 8.0, 0, 14, false),
        ("Defra", 2, 7.0, 0, 14, false),
        ("DfE", 2, 5.0, 6, 20, false),
        ("HSE", 2, 2.5, 6, 20, false),
        ("Cabinet Office", 2, 2.0, 6, 20, false),
        ("DECC", 2, 2.0, 6, 20, false),
        ("Natural England", 2, 2.0, 0, 22, false),
        ("FSA", 2, 1.2, 6, 22, false),
        ("MMO", 2, 0.8, 0, 22, false),
        ("ONR", 2, 0.6, 6, 22, false),
        ("JNCC", 2, 0.5, 0, 22, false),
        ("CCC", 2, 0.4, 6, 22, false),
    ];

    /// <summary>£1 of benefit for each £1, and the tests that auditors set beside it.</summary>
    public static ValueForMoneyCriterion Bcr2 { get; } = ValueForMoneyCriterion.BenefitCostRatio(2);

    /// <summary>Payback, and three quarters of the savings that were planned.</summary>
    public static ValueForMoneyCriterion Outcome75 { get; } = ValueForMoneyCriterion.Outcome(0.75);

    /// <summary>The programme.</summary>
    public static Programme Programme()
    {
        Uncertain client = Uncertain.Input("client", Normal(0, 1));
        Supplier[] centres = [Centre("ISSC1", client, buildCost: 12), Centre("ISSC2", client, buildCost: 28)];
        Uncertain capability = 0.5 * (centres[0].Capability + centres[1].Capability);
        Uncertain premium = Uncertain.Input("legacy/extension premium", Triangular(0, 0.15, 0.50));
        Uncertain growth = Uncertain.Input("legacy/growth", Triangular(0.03, 0.08, 0.15));
        return new("Next Generation Shared Services")
        {
            Start = new(2013, 11, 1),
            Years = 11,
            DiscountRate = DiscountRate.Constant(0.035),
            DiscountTiming = DiscountTiming.Continuous,
            Suppliers = centres,
            Customers = [.. Plan.Select(c => Customer(c, centres[c.Centre - 1], premium, growth))],
            MigrationAfterTransfer = Duration.Months(3),
            MigrationCostFactor = LogNormal(Math.Log(1.5) - 0.045, 0.3),
            Savings = new()
            {
                TransferShare = 0.48,
                TransferRamp = Duration.Months(6),
                MigrationRamp = Duration.Months(18),
                TransferRealisation = Beta(0.91 * 15, 0.09 * 15),
                MigrationRealisation = BetaFromMean((0.30 + (0.06 * capability)).Clamp(0.08, 0.9), 8),
                Erosion = Triangular(0, 0.03, 0.08),
                Obsolescence = 0.04,
            },
            Office = new() { AnnualCost = 3.6, MinimumDuration = Duration.Months(30), AnnualCostAfter = 1.0 },
            Criteria = [ValueForMoneyCriterion.Payback, Bcr2, Outcome75, ValueForMoneyCriterion.HorizonNetPresentValue],
            Observations =
            [
                new("savings to April 2016", ObservedQuantity.Saving, 90) { At = Duration.Months(30) },
                new("reported cost to April 2016", ObservedQuantity.ReportedCost, 94) { At = Duration.Months(30) },
                new("savings to 2023-24", ObservedQuantity.Saving, 484) { IsForecast = true },
                new("reported cost to 2023-24", ObservedQuantity.ReportedCost, 159) { IsForecast = true },
                new("migrated customers at month 30", ObservedQuantity.MigratedCustomers, 2) { At = Duration.Months(30) },
                new("exits by month 34", ObservedQuantity.Exits, 4) { At = Duration.Months(34) },
                new("last migration of ISSC2, month", ObservedQuantity.LastMigration, 52) { Supplier = "ISSC2" },
                new("extra cost of the full perimeter", ObservedQuantity.ExtraCost, null),
            ],
            YearlyFigures = false,
            Provenance = Evidence.OfParameters,
        };
    }

    private static Supplier Centre(string name, Uncertain client, double buildCost) => new(name)
    {
        Capability = Capability.Score(name, client, correlation: 0.5),
        Effects = new() { PlatformDelay = -0.40, PlatformCost = -0.25, MigrationDelay = -0.25 },
        Platform = new()
        {
            BuildCost = buildCost,
            PlannedBuild = Duration.Months(12),
            Delay = LogNormal(Math.Log(15), 0.30),
            Overrun = LogNormal(Math.Log(1.5), 0.20),
            BlackSwan = new() { Likelihood = 1.0 / 12, Overrun = Pareto(2, 2), Cap = 8 },
        },
        Renegotiation = new()
        {
            LikelihoodByDelay = new(Intercept: -1.5, Slope: 0.10, Centre: 12),
            Moment = Uniform(24, 34),
            DiscretionaryExit = 0.9,
            OtherExit = 0.05,
        },
        Claims = new() { CostPerMonth = 0.5, ClientShare = Beta(3, 2), From = Duration.Months(24), Until = Duration.Months(36) },
    };

    private static Customer Customer(
        (string Name, int Centre, double Saving, double Transfer, double Migration, bool Discretionary) plan,
        Supplier centre,
        Uncertain premium,
        Uncertain growth) => new(plan.Name)
        {
            Supplier = centre,
            AnnualSaving = plan.Saving,
            PlannedTransfer = Duration.Months(plan.Transfer),
            TransferDelay = plan.Transfer > 0 ? Exponential(4) : 0.0,
            Participation = plan.Transfer > 0 ? 0.90 : 1.0,
            PlannedMigration = Duration.Months(plan.Migration),
            MigrationDelay = Gamma(1.5, 4.5),
            MigrationCost = 0.20 * plan.Saving,
            TransferCost = 0.10 * plan.Saving,
            ExitHazard = 0.01,
            ExitCost = 1 + (0.5 * plan.Saving),
            Discretionary = plan.Discretionary,
            Legacy = new() { RunningCost = 0.25 * plan.Saving, ExtensionPremium = premium, Growth = growth },
        };
}
