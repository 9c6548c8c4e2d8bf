using Risk.Programmes;

namespace Risk;

/// <summary>
/// A programme in the algebra: its model with every output that a <see cref="SimulationResult"/> reads, and the series behind them, so that
/// one can add a line that no record foresaw.
/// </summary>
public sealed class ProgrammeModel
{
    private readonly Translation _translation;
    // By perimeter, as a number.
    private readonly Series[] _costs = new Series[2];
    private readonly Series[] _presentCosts = new Series[2];

    internal ProgrammeModel(Programme programme, ProgrammePlan plan)
    {
        (Programme, Plan) = (programme, plan);
        _translation = new(programme);
        Model = new(programme.Name);
        Saving = Total(Savings);
        PresentValueOfSaving = Discounted(Savings);
        foreach (Perimeter perimeter in (Perimeter[])[Perimeter.Reported, Perimeter.Full])
        {
            // The full perimeter is the reported one and what lies beyond it, so that the flows of the first are summed once.
            Series own = Total(CostsOf(perimeter)), present = Discounted(CostsOf(perimeter));
            _costs[(int)perimeter] = perimeter == Perimeter.Reported ? own : _costs[(int)Perimeter.Reported] + own;
            _presentCosts[(int)perimeter] = perimeter == Perimeter.Reported ? present : _presentCosts[(int)Perimeter.Reported] + present;
        }

        new ProgrammeOutputs(this, _translation).Declare();
        foreach (DependenceGroup group in programme.Dependence())
        {
            for (int i = 0; i < group.Values.Count; i++)
            {
                Model.Trace(group.Inputs[i].Name, group.Values[i]);
            }
        }
    }

    /// <summary>The programme.</summary>
    public Programme Programme { get; }

    /// <summary>Its plan, with which some criteria compare.</summary>
    public ProgrammePlan Plan { get; }

    /// <summary>The model, to which outputs may be added.</summary>
    public Model Model { get; }

    /// <summary>The periods: financial years, cut further at the dates of observations.</summary>
    public Timeline Timeline => _translation.Calendar.Timeline;

    /// <summary>Undiscounted savings in each period, £m.</summary>
    public Series Saving { get; }

    /// <summary>Discounted savings in each period, £m.</summary>
    public Series PresentValueOfSaving { get; }

    /// <summary>The month of the last migration; 0 where none migrates.</summary>
    public Uncertain LastMigration => _translation.LastMigration;

    /// <summary>Undiscounted costs in each period, £m.</summary>
    public Series Cost(Perimeter perimeter) => _costs[(int)perimeter];

    /// <summary>Discounted costs in each period, £m.</summary>
    public Series PresentValueOfCost(Perimeter perimeter) => _presentCosts[(int)perimeter];

    /// <summary>The names of the lines of cost that are not nothing: <c>platform</c>, <c>migration</c>, <c>legacy premium</c>, …</summary>
    public IReadOnlyList<string> CostLines =>
        [.. _translation.Flows.Where(f => f.Line.Perimeter is not null).Select(f => f.Line.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>Undiscounted costs of one line in each period, £m; nothing where there is no such line.</summary>
    public Series CostOf(string line) => Total(_translation.Flows.Where(f => f.Line.Perimeter is not null && f.Line.Name == line));

    /// <summary>Discounted costs of one line in each period, £m; nothing where there is no such line.</summary>
    public Series PresentValueOfCostOf(string line) => Discounted(_translation.Flows.Where(f => f.Line.Perimeter is not null && f.Line.Name == line));

    /// <summary>The month in which a customer migrates, were it to stay.</summary>
    /// <exception cref="ArgumentException">There is no such customer.</exception>
    public Uncertain MigrationOf(string customer) => Find(customer).Migration;

    /// <summary>The event that a customer has migrated by <paramref name="month"/>.</summary>
    /// <exception cref="ArgumentException">There is no such customer.</exception>
    public Event MigratedBy(string customer, double month) => Find(customer).MigratedBy(month);

    /// <summary>Simulates the model, with every output that was added to it.</summary>
    /// <param name="options">Runs, seed, threads and what to keep.</param>
    /// <param name="progress">Told from time to time how far it is.</param>
    /// <param name="cancellation">Stops it between batches.</param>
    public SimulationResult Simulate(SimulationOptions options, IProgress<SimulationProgress>? progress = null, CancellationToken cancellation = default) =>
        ResultOf(Model.Simulate(options, progress, cancellation));

    /// <summary>Simulates the model until one figure is known well enough; see <see cref="Risk.Model.SimulateUntil"/>.</summary>
    /// <param name="rule">When it is enough.</param>
    /// <param name="options">Seed, threads, confidence, design and what to keep; its number of runs is the most.</param>
    /// <param name="progress">Told from time to time how far it is.</param>
    /// <param name="cancellation">Ends it between leaves of 4,096 runs, without a result.</param>
    public SimulationResult SimulateUntil(
        StoppingRule rule, SimulationOptions options, IProgress<SimulationProgress>? progress = null, CancellationToken cancellation = default) =>
        ResultOf(Model.SimulateUntil(rule, options, progress, cancellation));

    /// <summary>What a simulation of <see cref="Model"/> says of the programme.</summary>
    internal SimulationResult ResultOf(ModelResult result) => new(Programme, Plan, result, Programme.Validate());

    private IEnumerable<CashFlow> Savings => _translation.Flows.Where(f => f.Line.Perimeter is null);

    private IEnumerable<CashFlow> CostsOf(Perimeter perimeter) => _translation.Flows.Where(f => f.Line.Perimeter == perimeter);

    private TranslatedCustomer Find(string customer) => _translation.Customers.FirstOrDefault(c => c.Customer.Name == customer)
        ?? throw new ArgumentException($"there is no customer {customer}", nameof(customer));

    private Series Total(IEnumerable<CashFlow> flows) =>
        Translation.Balanced([.. flows.Select(f => f.Rate * Timeline.Flow(f.From, f.Until, f.Ramp, f.Decay, null, f.Since))], (a, b) => a + b) ?? Timeline.Zero;

    private Series Discounted(IEnumerable<CashFlow> flows)
    {
        Discounting discounting = _translation.Discounting;
        if (!discounting.IsContinuous)
        {
            return Total(flows).Times(discounting.FactorsByPeriod());
        }

        CashFlow[] all = [.. flows];
        return Translation.Balanced([.. discounting.Bands().Select(band => InBand(all, band.Rate, band.Factors))], (a, b) => a + b)!;
    }

    /// <summary>Flows discounted at one rate, in the periods of its band.</summary>
    private Series InBand(CashFlow[] flows, double rate, double[]? factors)
    {
        Series total = Translation.Balanced([.. flows.Select(f => DiscountedFlow(f, rate))], (a, b) => a + b) ?? Timeline.Zero;
        return factors is null ? total : total.Times(factors);
    }

    private Series DiscountedFlow(CashFlow flow, double rate) =>
        flow.Rate * Timeline.Flow(flow.From, flow.Until, flow.Ramp, flow.Decay, rate, flow.Since);
}
