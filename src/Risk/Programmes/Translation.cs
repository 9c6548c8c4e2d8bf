namespace Risk.Programmes;

/// <summary>
/// A programme in the algebra: moments of customers, then the flows of money they cause. Written once for simulation and plan:
/// the plan is the translation of the programme as planned, whose every value is certain.
/// </summary>
internal sealed partial class Translation
{
    private readonly Programme _programme;
    private readonly CostTreatment _treatment;
    private readonly List<CashFlow> _flows = [];
    private readonly Dictionary<string, TranslatedSupplier> _suppliers = new(StringComparer.Ordinal);
    private readonly RiskRegister _risks;
    private readonly Uncertain _migrationCostFactor;
    private readonly TranslatedSavings _savings;

    /// <summary>A moment beyond the horizon, for what never happens.</summary>
    private readonly double _never;

    public Translation(Programme programme)
    {
        _programme = programme;
        _treatment = programme.CostTreatment;
        Calendar = new(programme);
        Discounting = new(programme, Calendar);
        _never = Calendar.Horizon + 1200;

        // Sums go in the order of names, not of the lists, so that the order in which things are declared changes no bit.
        _risks = new([.. programme.Risks.OrderBy(r => r.Name, StringComparer.Ordinal)]);
        _migrationCostFactor = Bound("migration cost factor", programme.MigrationCostFactor);
        _savings = new(programme.Savings, "savings");
        foreach (Supplier supplier in programme.AllSuppliers().OrderBy(s => s.Name, StringComparer.Ordinal))
        {
            _suppliers.Add(supplier.Name, Translate(supplier));
        }

        Customers = [.. programme.Customers.OrderBy(c => c.Name, StringComparer.Ordinal).Select(Translate)];
        LastMigration = LastOf(Customers);
        AddOffice();
        AddCostLines();
    }

    public Calendar Calendar { get; }

    public Discounting Discounting { get; }

    /// <summary>Every flow of money.</summary>
    public IReadOnlyList<CashFlow> Flows => _flows;

    /// <summary>The customers in the order of their names.</summary>
    public IReadOnlyList<TranslatedCustomer> Customers { get; }

    /// <summary>The month of the last migration; 0 where none migrates.</summary>
    public Uncertain LastMigration { get; }

    /// <summary>A value, with any distribution in it named by its place.</summary>
    public static Uncertain Bound(string place, Uncertain value) => value.IsNamed ? value : new(value.Bind(place));

    /// <summary>The month of the last migration among <paramref name="customers"/>; 0 where none migrates.</summary>
    public static Uncertain LastOf(IEnumerable<TranslatedCustomer> customers) =>
        Balanced([.. customers.Select(c => c.Migrated is null ? c.Migration : c.Migrated.Choose(c.Migration, 0.0))], Uncertain.Max) ?? 0.0;

    /// <summary>How many of <paramref name="events"/> happen.</summary>
    public static Uncertain Count(IEnumerable<Event> events) => Balanced([.. events.Select(e => e.AsNumber())], (a, b) => a + b) ?? 0.0;

    /// <summary>All terms combined, pairwise, so that a sum of many terms is a shallow graph; null of none.</summary>
    public static T? Balanced<T>(T[] terms, Func<T, T, T> combine)
        where T : class
    {
        if (terms.Length == 0)
        {
            return null;
        }

        while (terms.Length > 1)
        {
            var half = new T[(terms.Length + 1) / 2];
            for (int i = 0; i < half.Length; i++)
            {
                half[i] = (2 * i) + 1 < terms.Length ? combine(terms[2 * i], terms[(2 * i) + 1]) : terms[2 * i];
            }

            terms = half;
        }

        return terms[0];
    }

    /// <summary>e^(sensitivity · z), or 1 where nothing depends on z.</summary>
    private static Uncertain Effect(double sensitivity, Uncertain z) => sensitivity == 0 ? 1.0 : Uncertain.Exp(sensitivity * z);

    private static bool IsCertainly(Uncertain value, double number) => value.IsNamed && value.Node.IsConstant && value.Node.Constant == number;

    private static Uncertain Times(Uncertain left, Uncertain right) =>
        IsCertainly(left, 1) ? right : IsCertainly(right, 1) ? left : IsCertainly(left, 0) || IsCertainly(right, 0) ? 0.0 : left * right;

    private void Add(CashFlow flow)
    {
        if (!IsCertainly(flow.Rate, 0))
        {
            _flows.Add(flow);
        }
    }

    /// <summary>A year's cost until max(least duration, last migration), then the smaller one: docs/methods.md (17).</summary>
    private void AddOffice()
    {
        if (_programme.Office is not { } office)
        {
            return;
        }

        var line = new CashFlowLine("programme office", _treatment.ProgrammeOffice);
        double horizon = Calendar.Horizon;
        Uncertain end = Uncertain.Min(horizon, Uncertain.Max(office.MinimumDuration.InMonths, LastMigration));
        Uncertain during = _risks.Applied(ImpactTarget.ProgrammeOffice, [], Bound("programme office/annual cost", office.AnnualCost));
        Add(new(line, during / 12, 0, end));
        Add(new(line, Bound("programme office/annual cost after", office.AnnualCostAfter) / 12, end, horizon));
    }

    private void AddCostLines()
    {
        foreach (CostLine cost in _programme.Costs.OrderBy(c => c.Name, StringComparer.Ordinal))
        {
            string place = "costs/" + Place.Escape(cost.Name);
            double from = cost.From.InMonths, until = cost.Until?.InMonths ?? Calendar.Horizon;
            var line = new CashFlowLine(cost.Name, cost.Perimeter);
            Uncertain rate = (Bound(place + "/annual cost", cost.AnnualCost) / 12) + (Bound(place + "/total cost", cost.TotalCost) / (until - from));
            Add(new(line, _risks.Applied(ImpactTarget.CostLine, [cost.Name], rate, 1 / (until - from)), from, until));
        }
    }
}
