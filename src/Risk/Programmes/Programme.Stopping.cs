namespace Risk;

public sealed partial record Programme
{
    /// <summary>Simulates the programme until one figure is known well enough; see <see cref="Model.SimulateUntil"/>.</summary>
    /// <param name="rule">When it is enough. Outputs are named as in <see cref="SimulationResult.Model"/>; <see cref="HeadlineBy"/> names the headline.</param>
    /// <param name="options">Seed, threads, confidence, design and what to keep; its number of runs is the most.</param>
    /// <param name="progress">Told from time to time how far it is.</param>
    /// <param name="cancellation">Ends it between leaves of 4,096 runs, without a result.</param>
    /// <exception cref="ModelException">The programme, the options or the rule have errors; all of them.</exception>
    public SimulationResult SimulateUntil(
        StoppingRule rule, SimulationOptions options, IProgress<SimulationProgress>? progress = null, CancellationToken cancellation = default) =>
        ToModel().SimulateUntil(rule, options, progress, cancellation);

    /// <summary>The name of the event that a criterion has been met by the end of a financial year: the output to watch.</summary>
    /// <param name="year">The calendar year in which the financial year ends.</param>
    /// <param name="criterion">The programme's first unless given.</param>
    /// <param name="perimeter">Full costs unless given.</param>
    public string HeadlineBy(int year, ValueForMoneyCriterion? criterion = null, Perimeter perimeter = Perimeter.Full) =>
        Programmes.OutputNames.By((criterion ?? Criteria[0]).Name, perimeter, Programmes.Calendar.LabelOf(year, FinancialYearEndMonth == 12));
}
