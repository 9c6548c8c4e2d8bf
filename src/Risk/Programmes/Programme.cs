namespace Risk;

/// <summary>
/// A migration programme: customers move to suppliers and onto shared platforms, at a cost and for a saving. Times are in months since
/// <see cref="Start"/>, money in £m of one <see cref="Prices"/> basis.
/// </summary>
/// <remarks>
/// A plain number is a certain value. A distribution is an input named by its place, such as <c>customers/Payroll/migration delay</c>, so
/// that the order of lists is of no importance. An <see cref="Uncertain"/> shared between places is one draw. Use <c>with</c> for scenarios.
/// </remarks>
/// <param name="Name">What it is called in reports.</param>
public sealed partial record Programme(string Name)
{
    /// <summary>The longest horizon, in financial years.</summary>
    public const int MaximumYears = 200;

    /// <summary>The most parts of one kind: customers, suppliers, costs, risks, observations.</summary>
    public const int MaximumParts = 50_000;

    /// <summary>The day it begins: moment 0.</summary>
    public DateOnly Start { get; init; } = new(2026, 4, 1);

    /// <summary>How many financial years are counted. The first is short where the programme begins within one.</summary>
    public int Years { get; init; } = 10;

    /// <summary>The last month of the financial year: 3 (March) unless set.</summary>
    public int FinancialYearEndMonth { get; init; } = 3;

    /// <summary>Cash or the prices of one year, for every figure of the programme. Cash unless set.</summary>
    public PriceBasis Prices { get; init; } = PriceBasis.Cash;

    /// <summary>The schedule of discount rates. The Green Book's of 2026 unless set.</summary>
    public DiscountRate DiscountRate { get; init; } = DiscountRate.GreenBook2026;

    /// <summary>When a year's money counts. At the year's end unless set.</summary>
    public DiscountTiming DiscountTiming { get; init; } = DiscountTiming.YearEnd;

    /// <summary>
    /// The financial year, by the calendar year of its end, with index 0 in <see cref="DiscountTiming.YearEnd"/> and
    /// <see cref="DiscountTiming.MidYear"/>: its money at its end counts in full. The year before the first unless set.
    /// </summary>
    public int? BaseYear { get; init; }

    /// <summary>The suppliers. One that a customer names need not stand here; one that does stands for all of its name.</summary>
    public IReadOnlyList<Supplier> Suppliers { get; init; } = [];

    /// <summary>The customers, at least one.</summary>
    public IReadOnlyList<Customer> Customers { get; init; } = [];

    /// <summary>How savings come in, for customers that do not say. In full at the migration unless set.</summary>
    public SavingsProfile Savings { get; init; } = new();

    /// <summary>What every customer's migration cost is multiplied by. 1 unless set; 1 in the plan.</summary>
    public Uncertain MigrationCostFactor { get; init; } = 1;

    /// <summary>No customer migrates sooner than this after its transfer.</summary>
    public Duration MigrationAfterTransfer { get; init; }

    /// <summary>The programme office; null for none.</summary>
    public ProgrammeOffice? Office { get; init; }

    /// <summary>Costs that belong to no customer, platform or office.</summary>
    public IReadOnlyList<CostLine> Costs { get; init; } = [];

    /// <summary>The perimeter of each kind of cost, and over how long it is spent.</summary>
    public CostTreatment CostTreatment { get; init; } = new();

    /// <summary>The risk register.</summary>
    public IReadOnlyList<RiskEvent> Risks { get; init; } = [];

    /// <summary>The tests of value for money; the first is the headline. Payback, a benefit-cost ratio of 2 and the horizon's net present value unless set.</summary>
    public IReadOnlyList<ValueForMoneyCriterion> Criteria { get; init; } =
        [ValueForMoneyCriterion.Payback, ValueForMoneyCriterion.BenefitCostRatio(2), ValueForMoneyCriterion.HorizonNetPresentValue];

    /// <summary>What really happened, to set beside the simulation.</summary>
    public IReadOnlyList<Observation> Observations { get; init; } = [];

    /// <summary>Where parameters are from, by path; <c>*</c> stands for any one segment: <c>customers/*/annual saving</c>.</summary>
    public IReadOnlyDictionary<string, Provenance> Provenance { get; init; } = new Dictionary<string, Provenance>();

    /// <summary>True reports savings, costs and net present value of every year; false those of the horizon only, which is quicker.</summary>
    public bool YearlyFigures { get; init; } = true;
}
