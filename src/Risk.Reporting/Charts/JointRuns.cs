namespace Risk.Reporting;

/// <summary>Cost and moment of independent runs of a seed: the first runs of a simulation whose own runs were independent.</summary>
/// <param name="Cost">£m, a run a value.</param>
/// <param name="At">The moment; infinite where it never comes.</param>
/// <param name="Scale">The axis of costs, to P99.5, so that a far tail does not flatten the rest.</param>
internal sealed record JointRuns(IReadOnlyList<double> Cost, IReadOnlyList<double> At, Scale Scale)
{
    private const int MostRuns = 16_384;

    /// <summary>Reads a cost, and what <paramref name="moment"/> makes of other columns.</summary>
    public static JointRuns Of(Model model, RunColumn cost, IReadOnlyList<RunColumn> others, SimulationResult result, Func<double[], double> moment, CancellationToken cancellation)
    {
        var options = new SimulationOptions { Runs = Math.Min(result.Runs, MostRuns), Seed = result.Seed };
        List<double> costs = [], moments = [];
        double[] values = new double[others.Count];
        foreach (RunBlock block in model.Runs([cost, .. others], options, cancellation))
        {
            for (int i = 0; i < block.Runs; i++)
            {
                for (int c = 0; c < values.Length; c++)
                {
                    values[c] = block[c + 1].Span[i];
                }

                costs.Add(block[0].Span[i]);
                moments.Add(moment(values));
            }
        }

        double[] sorted = [.. costs.Where(double.IsFinite).Order()];
        return new(costs, moments, sorted.Length == 0 ? Scale.Of(0, 1) : Scale.Of(sorted[(int)(0.005 * (sorted.Length - 1))], sorted[(int)(0.995 * (sorted.Length - 1))]));
    }
}
