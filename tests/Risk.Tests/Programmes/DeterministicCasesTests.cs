using Risk.Tests.Modelling;

namespace Risk.Tests.Programmes;

/// <summary>Cases whose every figure is known exactly: certain programmes, discount factors, published cash flows.</summary>
public sealed class DeterministicCasesTests
{
    [Theory]
    [InlineData(0, -10, 0, -10)]
    [InlineData(1, -6.13526570, 0.48582996, -6)]
    [InlineData(2, 2.26633060, 1.16423413, 3)]
    [InlineData(3, 10.38381495, 1.66548950, 12)]
    public void D1_two_customers_pay_back_in_year_two(int t, double npv, double ratio, double undiscounted)
    {
        ProgrammePlan plan = TwoCustomers.Plan();
        int year = 2026 + t;
        Assert.Equal(npv, plan.NetPresentValueBy(year, Perimeter.Reported), 8);
        Assert.Equal(ratio, plan.BenefitCostRatioBy(year, Perimeter.Reported), 8);
        Assert.Equal(undiscounted, plan.SavingBy(year) - plan.CostBy(year, Perimeter.Reported), 12);
    }

    [Fact]
    public void D1_exact_present_values()
    {
        // 6⁄1.035 + 11⁄1.035² + 11⁄1.035³ and 10 + 2⁄1.035 + 2⁄1.035² + 2⁄1.035³.
        const double V = 1 / 1.035;
        double saving = (6 * V) + (11 * V * V) + (11 * V * V * V), cost = 10 + (2 * V) + (2 * V * V) + (2 * V * V * V);
        ProgrammePlan plan = TwoCustomers.Plan();
        Assert.Equal(saving - cost, plan.NetPresentValue(Perimeter.Reported), 1e-9);
        Assert.Equal(saving / cost, plan.BenefitCostRatio(Perimeter.Reported), 1e-9);
    }

    [Fact]
    public void D2_a_year_of_delay_costs_six_million()
    {
        // B a year late, with a legacy premium of 1.5 in its place.
        Programme late = TwoCustomers with
        {
            Customers = [TwoCustomers.Customers[0], TwoCustomers.Customers[1] with { PlannedMigration = Duration.Years(3) }],
            Costs = [.. TwoCustomers.Costs, new("premium of B") { TotalCost = 1.5, From = Duration.Years(2), Until = Duration.Years(3) }],
        };
        ProgrammePlan plan = late.Plan();
        double[] npv = [-10, -6.13526570, -3.80148895, 4.31599540];
        for (int t = 0; t < npv.Length; t++)
        {
            Assert.Equal(npv[t], plan.NetPresentValueBy(2026 + t, Perimeter.Reported), 8);
        }

        Assert.Equal(1.25382923, plan.BenefitCostRatio(Perimeter.Reported), 8);
        Assert.Equal(6.06781955, TwoCustomers.Plan().NetPresentValue(Perimeter.Reported) - plan.NetPresentValue(Perimeter.Reported), 8);
    }

    [Fact]
    public void D4_the_auditors_path_breaks_even_after_two_and_six_tenths_years()
    {
        ProgrammePlan plan = AuditorsPath.Plan();
        Assert.Equal(12 * 2.6017473729, plan.BreakEvenMonth(Perimeter.Reported)!.Value, 12 * 1e-9);
        Assert.Equal(-3.8328197174, plan.NetPresentValueAt(Duration.Years(2.5), Perimeter.Reported), 1e-9);
        Assert.Equal(260.0756601818, plan.NetPresentValue(Perimeter.Reported), 1e-9);
        Assert.Equal(2.8287982470, plan.BenefitCostRatio(Perimeter.Reported), 1e-9);
        Assert.Equal(484, plan.Saving, 1e-9);
        Assert.Equal(159, plan.Cost(Perimeter.Reported), 1e-9);
    }

    [Fact]
    public void D4_undiscounted()
    {
        ProgrammePlan plan = (AuditorsPath with { DiscountRate = DiscountRate.Constant(0) }).Plan();
        Assert.Equal(12 * 2.5972644377, plan.BreakEvenMonth(Perimeter.Reported)!.Value, 12 * 1e-9);
    }

    [Fact]
    public void D5_discount_factors()
    {
        double[] atEnd = [1, .96618357, .93351070, .90194271, .87144223, .84197317, .81350064, .78599096, .75941156, .73373097, .70891881];
        double[] atMiddle = [.98294637, .94970664, .91759096, .88656131, .85658098];
        DiscountRate rate = DiscountRate.Constant(0.035);
        for (int t = 0; t < atEnd.Length; t++)
        {
            Assert.Equal(atEnd[t], rate.FactorAtEnd(t), 8);
            Assert.Equal(atEnd[t], DiscountRate.GreenBook2026.FactorAtEnd(t), 8);
        }

        for (int t = 1; t <= atMiddle.Length; t++)
        {
            Assert.Equal(atMiddle[t - 1], rate.FactorAtMiddle(t), 8);
        }

        Assert.Equal(.34590136952, DiscountRate.GreenBook2026.FactorAtEnd(31), 11);
    }

    [Theory]
    [InlineData(5, 0.8419731668585238150813)]
    [InlineData(50, 0.197262717690537964233)]
    [InlineData(100, 0.05081802232438191084792)]
    [InlineData(126, 0.02687329707470096790048)]
    public void The_falling_schedule_meets_its_reference_values(int year, double factor) =>
        Assert.Equal(factor, DiscountRate.GreenBook2026.FactorAtEnd(year), 1e-14 * factor);

    [Theory]
    [InlineData(5, 0.9282603254056393657591)]
    [InlineData(10, 0.8616672317221834841493)]
    [InlineData(30, 0.6397624299064886105114)]
    public void The_health_schedule_meets_its_reference_values(int year, double factor) =>
        Assert.Equal(factor, DiscountRate.GreenBook2026Health.FactorAtEnd(year), 1e-14);

    [Fact]
    public void The_mid_year_factor_meets_its_reference_value() =>
        // The reference counts years from 0, so its year 10 is the eleventh: 1.035^−10.5.
        Assert.Equal(0.6968291776558522070838, DiscountRate.Constant(0.035).FactorAtMiddle(11), 1e-14);

    [Fact]
    public void T15_the_legacy_premium_has_its_closed_form()
    {
        // L[(1 + e)((1 + g)^d − 1) ⁄ ln(1 + g) − d] with L = 10, e = 0.15, g = 0.08, d = 2 years.
        Programme late = new("premium")
        {
            Years = 5,
            Customers = [new("A") { PlannedMigration = Duration.Years(1), MigrationDelay = 24, Legacy = new() { RunningCost = 10, ExtensionPremium = 0.15, Growth = 0.08 } }],
        };
        double[] premium = new GraphOracle((_, _) => 0).Periods(late.ToModel().CostOf("legacy premium"));
        Assert.Equal(4.864528490658446, premium.Sum(), 1e-10);
    }

    /// <summary>Cost 10 in the year 2026 and 2 in each of the next three; A saves 6 a year from 2027, B 5 from 2028. Year 0 is 2026.</summary>
    private static Programme TwoCustomers { get; } = new("two customers")
    {
        Start = new(2026, 1, 1),
        FinancialYearEndMonth = 12,
        Years = 4,
        BaseYear = 2026,
        DiscountRate = DiscountRate.Constant(0.035),
        Customers =
        [
            new("A") { AnnualSaving = 6, PlannedMigration = Duration.Years(1) },
            new("B") { AnnualSaving = 5, PlannedMigration = Duration.Years(2) },
        ],
        Costs = [new("set-up") { TotalCost = 10, Until = Duration.Years(1) }, new("running") { AnnualCost = 2, From = Duration.Years(1) }],
    };

    /// <summary>£36m saved and £37.6m spent a year for 2.5 years, then £49.25m and £8.125m for eight; continuous discounting.</summary>
    private static Programme AuditorsPath { get; } = new("auditors' path")
    {
        Start = new(2013, 10, 1),
        Years = 11,
        DiscountRate = DiscountRate.Constant(0.035),
        DiscountTiming = DiscountTiming.Continuous,
        Customers =
        [
            new("all, at first") { AnnualSaving = 36 },
            new("all, later") { AnnualSaving = 49.25 - 36, PlannedMigration = Duration.Years(2.5) },
        ],
        Costs =
        [
            new("first") { AnnualCost = 37.6, Until = Duration.Years(2.5) },
            new("later") { AnnualCost = 8.125, From = Duration.Years(2.5) },
        ],
    };
}
