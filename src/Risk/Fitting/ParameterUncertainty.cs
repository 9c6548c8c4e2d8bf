using System.Collections.Concurrent;
using Risk.Fitting;
using Risk.Modelling;

namespace Risk;

/// <summary>
/// How sure the parameters of a fitted law are: parameters that other data of the same kind and number would have given, drawn together, since they
/// are not independent of each other. As an input it carries that on into a model (second order).
/// </summary>
public sealed class ParameterUncertainty
{
    private const string Resampling = "resampling";

    private readonly double[][] draws;
    private readonly Distribution[] laws;

    // One name is one input, wherever it is asked for.
    private readonly ConcurrentDictionary<string, Uncertain> choices = new(StringComparer.Ordinal);

    private ParameterUncertainty(FittedLaw fit, FittedLaw[] refits, int failed)
    {
        (Fit, Failed) = (fit, failed);
        draws = [.. refits.Select(f => f.Values)];
        laws = [.. refits.Select(f => f.Law)];
    }

    /// <summary>The fit to the data themselves.</summary>
    public FittedLaw Fit { get; }

    /// <summary>The drawn parameters, each in the order of <see cref="LawFamily.ParameterNames"/>.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Draws => draws;

    /// <summary>Drawn data sets that could not be fitted (all values equal, say, or one beyond the doubles), which are left out.</summary>
    public int Failed { get; }

    /// <summary>Why the first drawn data set that could not be fitted could not, such as that its values are all equal; null where <see cref="Failed"/> is 0.</summary>
    public string? FirstFailure { get; private init; }

    /// <summary>The standard deviation of a parameter's draws.</summary>
    /// <exception cref="ArgumentException">There is no parameter of this name.</exception>
    public double StandardError(string parameter)
    {
        double[] sorted = Sorted(parameter);
        return Math.Sqrt(SampleMoments.Of(sorted).Variance * sorted.Length / (sorted.Length - 1));
    }

    /// <summary>The interval between the quantiles of a parameter's draws: a rough one, whose coverage falls short of <paramref name="confidence"/> for few data.</summary>
    /// <param name="parameter">The name of the parameter.</param>
    /// <param name="confidence">In (0, 1).</param>
    /// <exception cref="ArgumentException">There is no parameter of this name, or the confidence is not in (0, 1).</exception>
    public (double Low, double High) Interval(string parameter, double confidence = 0.95)
    {
        if (!(confidence > 0 && confidence < 1))
        {
            throw new ParameterException("RUN009", nameof(confidence), confidence, "confidence must be in (0,1)");
        }

        double[] sorted = Sorted(parameter);
        return (At((1 - confidence) / 2), At((1 + confidence) / 2));

        double At(double p)
        {
            double position = p * (sorted.Length - 1);
            int below = (int)position;
            return sorted[below] + ((position - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]));
        }
    }

    /// <summary>
    /// Each parameter as an uncertain number, by name. In one run all come from the same draw, chosen by the input <paramref name="name"/>.
    /// </summary>
    /// <param name="name">The name of the input that chooses; the same name chooses the same draw.</param>
    public IReadOnlyDictionary<string, Uncertain> Parameters(string name)
    {
        Uncertain choice = Choice(name);
        return Fit.Family.ParameterNames.Select((parameter, i) => (parameter, Value: Uncertain.Function(u => draws[Chosen(u)][i], choice)))
            .ToDictionary(p => p.parameter, p => p.Value, StringComparer.Ordinal);
    }

    /// <summary>
    /// The law with uncertain parameters, as an input: in each run its parameters are one draw, the same wherever this law stands in the model, and
    /// each place has a draw of its own from the law with those parameters.
    /// </summary>
    /// <param name="name">The name of the input that chooses the parameters; the places where the law stands name their own draws.</param>
    public Uncertain Law(string name)
    {
        Uncertain choice = Choice(name);
        return Uncertain.Waiting(place => Uncertain.Function(
            (columns, result) =>
            {
                ReadOnlySpan<double> chosen = columns[0];
                ReadOnlySpan<double> u = columns[1];
                for (int i = 0; i < result.Length; i++)
                {
                    Distribution law = laws[Chosen(chosen[i])];
                    result[i] = u[i] > 0.5 ? law.UpperQuantile(1 - u[i]) : law.Quantile(u[i]);
                }
            },
            choice,
            Uncertain.Input(place, Distribution.Uniform(0, 1))).Node);
    }

    internal static ParameterUncertainty Of(FittedLaw fit, int replicates, ulong seed, Func<double, Measurement?> draw, CancellationToken cancellation)
    {
        // The engine's own streams draw the data sets: replicate b takes the runs from b·n on.
        int n = fit.Count;
        var model = new Model(Resampling);
        model.Output(Resampling, model.Input(Resampling, Distribution.Uniform(0, 1)));
        double[] uniforms = model.Simulate(new SimulationOptions { Runs = (long)replicates * n, Seed = seed, KeepSamples = true }, cancellation: cancellation).Values[Resampling].Samples.ToArray();
        (FittedLaw? Law, string? Failure)[] refits =
            [.. Enumerable.Range(0, replicates).AsParallel().AsOrdered().WithCancellation(cancellation).Select(b => Refitted(fit, uniforms.AsSpan(b * n, n), draw, cancellation))];
        FittedLaw[] found = [.. refits.Select(r => r.Law).OfType<FittedLaw>()];
        string? failure = refits.Select(r => r.Failure).FirstOrDefault(f => f is not null);
        if (2 * found.Length < replicates)
        {
            throw new FitException("FIT004", $"{replicates - found.Length} of {replicates} drawn data sets could not be fitted: the data are too few for {fit.Family}; of the first: {failure}");
        }

        // Of two values every drawn set that can be fitted is those two again, and parameters that never differ would pass for known ones.
        return found.Any(f => !f.Values.AsSpan().SequenceEqual(found[0].Values))
            ? new(fit, found, replicates - found.Length) { FirstFailure = failure }
            : throw new FitException("FIT004", $"every drawn data set that could be fitted gives the same parameters: the data are too few for {fit.Family}");
    }

    /// <summary>The fit to one drawn data set, or why there is none.</summary>
    private static (FittedLaw? Law, string? Failure) Refitted(FittedLaw fit, ReadOnlySpan<double> uniforms, Func<double, Measurement?> draw, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var drawn = new Measurement[uniforms.Length];
        for (int i = 0; i < drawn.Length; i++)
        {
            if (draw(uniforms[i]) is not { } measurement)
            {
                return (null, "a value drawn from the law is beyond the doubles");
            }

            drawn[i] = measurement;
        }

        try
        {
            return (Risk.Fit.Fitted(fit.Family, fit.Method, new(drawn), cancellation), null);
        }
        catch (FitException e)
        {
            return (null, e.Message);
        }
    }

    private Uncertain Choice(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return choices.GetOrAdd(name, static n => Uncertain.Input(n, Distribution.Uniform(0, 1)));
    }

    private int Chosen(double u) => (int)(u * draws.Length);

    private double[] Sorted(string parameter)
    {
        int i = Fit.Family.ParameterNames.ToList().IndexOf(parameter);
        return i >= 0
            ? [.. draws.Select(d => d[i]).Order()]
            : throw new ArgumentException($"{Fit.Family} has no parameter {parameter}; it has {string.Join(", ", Fit.Family.ParameterNames)}", nameof(parameter));
    }
}
