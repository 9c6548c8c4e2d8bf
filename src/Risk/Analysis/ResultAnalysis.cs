using Risk.Programmes;

namespace Risk;

/// <summary>Questions to a result of a programme.</summary>
public static class ResultAnalysis
{
    /// <summary>What drives a value output of a programme, such as <c>result.Drivers(result.NetPresentValue())</c>.</summary>
    /// <param name="result">The result.</param>
    /// <param name="output">One of its outputs.</param>
    /// <param name="runs">Independent runs with the seed of the simulation, which are its own first ones where it was by Monte Carlo: from <see cref="Sensitivity.MinimumRuns"/> to <see cref="Sensitivity.MaximumRuns"/>.</param>
    /// <param name="cancellation">Ends it between leaves of 4,096 runs, and between inputs.</param>
    /// <exception cref="KeyNotFoundException">The programme alone has no such output: for one added to its model use <see cref="Sensitivity.Of(Model, string, SimulationOptions, double, CancellationToken)"/>.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Sensitivity Drivers(this SimulationResult result, ValueOutput output, int runs = Sensitivity.DefaultRuns, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        return Drivers(result, [output.Name], runs, cancellation)[0];
    }

    /// <summary>What drives whether value for money is reached by a year, such as <c>result.Drivers(result.ValueForMoney, 2031)</c>.</summary>
    /// <param name="result">The result.</param>
    /// <param name="criterion">A criterion in the costs of one perimeter.</param>
    /// <param name="year">The financial year by whose end it is to hold.</param>
    /// <param name="runs">Independent runs with the seed of the simulation, which are its own first ones where it was by Monte Carlo: from <see cref="Sensitivity.MinimumRuns"/> to <see cref="Sensitivity.MaximumRuns"/>.</param>
    /// <param name="cancellation">Ends it between leaves of 4,096 runs, and between inputs.</param>
    /// <exception cref="ArgumentOutOfRangeException">The year is none of the result.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Sensitivity Drivers(this SimulationResult result, ValueForMoneyResult criterion, int year, int runs = Sensitivity.DefaultRuns, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(criterion);
        return Drivers(result, [OutputNames.By(criterion.Test.Name, criterion.Perimeter, result.YearLabel(year))], runs, cancellation)[0];
    }

    /// <summary>What drives several outputs, values or events, by their names in <see cref="SimulationResult.Model"/>, from one pass.</summary>
    /// <param name="result">The result.</param>
    /// <param name="outputs">Their names.</param>
    /// <param name="runs">Independent runs with the seed of the simulation, which are its own first ones where it was by Monte Carlo: from <see cref="Sensitivity.MinimumRuns"/> to <see cref="Sensitivity.MaximumRuns"/>.</param>
    /// <param name="cancellation">Ends it between leaves of 4,096 runs, and between inputs.</param>
    /// <exception cref="KeyNotFoundException">The programme alone has no such output.</exception>
    public static IReadOnlyList<Sensitivity> Drivers(this SimulationResult result, IReadOnlyList<string> outputs, int runs = Sensitivity.DefaultRuns, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Sensitivity.Of(
            result.Programme.ToModel().Model, outputs, new SimulationOptions { Runs = runs, Seed = result.Seed, Confidence = result.Model.Confidence }, cancellation: cancellation);
    }

    /// <summary>What it would be worth to know more before deciding whether to go ahead with the programme, by its net present value at the horizon, £m, or to leave it, worth 0.</summary>
    /// <param name="result">The result.</param>
    /// <param name="perimeter">Which costs.</param>
    /// <param name="runs">Independent runs with the seed of the simulation, which are its own first ones where it was by Monte Carlo: from <see cref="Sensitivity.MinimumRuns"/> to <see cref="Sensitivity.MaximumRuns"/>.</param>
    /// <param name="cancellation">Ends it between leaves of 4,096 runs, and between inputs.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ValueOfInformation ValueOfInformation(
        this SimulationResult result, Perimeter perimeter = Perimeter.Full, int runs = Sensitivity.DefaultRuns, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Information([result], orLeaveIt: true, perimeter, runs, cancellation);
    }

    /// <summary>What it would be worth to know more before choosing one of the programmes by its net present value at the horizon, £m.</summary>
    /// <param name="comparison">The programmes.</param>
    /// <param name="orLeaveIt">True where choosing none of them, worth 0, is an alternative too.</param>
    /// <param name="perimeter">Which costs.</param>
    /// <param name="runs">Independent runs with the seed of the simulation, which are its own first ones where it was by Monte Carlo: from <see cref="Sensitivity.MinimumRuns"/> to <see cref="Sensitivity.MaximumRuns"/>.</param>
    /// <param name="cancellation">Ends it between leaves of 4,096 runs, and between inputs.</param>
    /// <exception cref="KeyNotFoundException">The programmes do not share the horizon.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ValueOfInformation ValueOfInformation(
        this Comparison comparison, bool orLeaveIt = false, Perimeter perimeter = Perimeter.Full, int runs = Sensitivity.DefaultRuns, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return Information(comparison.Results, orLeaveIt, perimeter, runs, cancellation);
    }

    private static ValueOfInformation Information(IReadOnlyList<SimulationResult> results, bool orLeaveIt, Perimeter perimeter, int runs, CancellationToken cancellation) =>
        Risk.ValueOfInformation.Of(
            [.. results.Select(r => r.Programme.ToModel().Model)], results[0].NetPresentValue(perimeter).Name,
            new SimulationOptions { Runs = runs, Seed = results[0].Seed, Confidence = results[0].Model.Confidence }, orLeaveIt, cancellation);

    /// <summary>Where the plan lies within what was simulated, at the horizon: savings, costs, net present value and benefit-cost ratio of both perimeters.</summary>
    public static IReadOnlyList<PlanStanding> PlanWithinSimulated(this SimulationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        int last = result.Years[^1];
        ProgrammePlan plan = result.Plan;
        var standings = new List<PlanStanding> { new("savings", plan.Saving, result.SavingBy(last)) };
        foreach (Perimeter perimeter in Enum.GetValues<Perimeter>())
        {
            string costs = OutputNames.Of(perimeter);
            standings.Add(new($"{costs} cost", plan.Cost(perimeter), result.CostBy(last, perimeter)));
            standings.Add(new($"net present value, {costs}", plan.NetPresentValue(perimeter), result.NetPresentValue(perimeter)));
            if (double.IsFinite(plan.BenefitCostRatio(perimeter)))
            {
                standings.Add(new($"benefit-cost ratio, {costs}", plan.BenefitCostRatio(perimeter), result.BenefitCostRatio(perimeter)));
            }
        }

        return standings;
    }
}
