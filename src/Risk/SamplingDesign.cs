using System.Globalization;
using Risk.Engine;

namespace Risk;

/// <summary>
/// How the runs of a simulation are spread over the inputs. Every design gives unbiased means and probabilities, the midpoint Latin hypercube
/// excepted; they differ in how far a figure is from what infinitely many runs would give, and each has standard errors of its own.
/// </summary>
/// <remarks>
/// A Latin hypercube, Sobol points and strata balance runs against each other, so one such set has no error that can be read from it. They are repeated
/// with other randomness: <c>run = replicate · points + point</c>, and errors come from the means of the replicates, with Student's t.
/// </remarks>
public sealed record SamplingDesign
{
    /// <summary>The replicates of a design unless set.</summary>
    public const int DefaultReplicates = 16;

    /// <summary>The most points of one replicate, 2³¹; more runs take more replicates.</summary>
    public const long MaximumPoints = 1L << 31;

    /// <summary>The most inputs that can be stratified together.</summary>
    public const int MaximumStratified = 8;

    private readonly string[] _inputs = [];

    private SamplingDesign(SamplingMethod method) => Method = method;

    /// <summary>Independent runs: the default.</summary>
    public static SamplingDesign MonteCarlo { get; } = new(SamplingMethod.MonteCarlo);

    /// <summary>Pairs of runs, u and 1 − u: exact means of what is linear in symmetric inputs; errors by pairs.</summary>
    public static SamplingDesign Antithetic { get; } = new(SamplingMethod.Antithetic);

    /// <summary>Each input has one run in each of n equal strata, at a random place in it.</summary>
    /// <remarks>M. D. McKay, R. J. Beckman and W. J. Conover, Technometrics 21 (1979) 239–245.</remarks>
    public static SamplingDesign LatinHypercube { get; } = new(SamplingMethod.LatinHypercube);

    /// <summary>Each input has one run in the middle of each of n equal strata: means have a bias of the order n⁻² where outputs are smooth, and tails end at the outermost middle.</summary>
    public static SamplingDesign MidpointLatinHypercube { get; } = new(SamplingMethod.MidpointLatinHypercube);

    /// <summary>Sobol points with the directions of S. Joe and F. Y. Kuo (2008), nested uniform scrambling by hashes; the best choice for means and smooth figures. Powers of two balance best.</summary>
    public static SamplingDesign Sobol { get; } = new(SamplingMethod.Sobol);

    /// <summary>Which method.</summary>
    public SamplingMethod Method { get; }

    /// <summary>How many independent repetitions the runs are divided into, at least 2; 16 unless set. Monte Carlo and antithetic runs have none.</summary>
    public int Replicates { get; init; } = DefaultReplicates;

    /// <summary>The inputs that a stratified design stratifies, or that take the first Sobol dimensions: those that matter most.</summary>
    public IReadOnlyList<string> Inputs
    {
        get => _inputs;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            _inputs = [.. value];
        }
    }

    /// <summary>One run in each cell of a grid over the named inputs, at a random place in it; all other inputs are drawn independently.</summary>
    /// <param name="inputs">1 to 8 inputs that matter most.</param>
    public static SamplingDesign Stratified(params string[] inputs) => new(SamplingMethod.Stratified) { Inputs = inputs };

    /// <summary>Sobol points with the named inputs in the first, most even dimensions.</summary>
    /// <param name="first">The inputs that matter most, the most important first.</param>
    public static SamplingDesign SobolWith(params string[] first) => new(SamplingMethod.Sobol) { Inputs = first };

    /// <summary>True where runs are divided into replicates.</summary>
    public bool HasReplicates => Method is not (SamplingMethod.MonteCarlo or SamplingMethod.Antithetic);

    /// <inheritdoc/>
    public bool Equals(SamplingDesign? other) =>
        other is not null && Method == other.Method && Replicates == other.Replicates && _inputs.AsSpan().SequenceEqual(other._inputs);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Method, Replicates, _inputs.Length);

    /// <summary>The design in words.</summary>
    public override string ToString() => HasReplicates
        ? string.Create(CultureInfo.InvariantCulture, $"{Name}, {Replicates} replicates")
        : Name;

    internal string Name => Method switch
    {
        SamplingMethod.MonteCarlo => "Monte Carlo",
        SamplingMethod.Antithetic => "antithetic",
        SamplingMethod.LatinHypercube => "Latin hypercube",
        SamplingMethod.MidpointLatinHypercube => "midpoint Latin hypercube",
        SamplingMethod.Sobol => "Sobol",
        _ => "stratified",
    };

    /// <summary>How <paramref name="runs"/> runs are divided; at least that many.</summary>
    internal RunScheme SchemeOf(long runs)
    {
        if (Method == SamplingMethod.MonteCarlo)
        {
            return RunScheme.Independent;
        }

        if (Method == SamplingMethod.Antithetic)
        {
            return RunScheme.Pairs;
        }

        long replicates = Math.Max(Replicates, 1 + ((runs - 1) / MaximumPoints));
        long points = 1 + ((runs - 1) / replicates);
        return RunScheme.Replicated(Method == SamplingMethod.Stratified ? WholeGrid(points) : points);
    }

    /// <summary>The cells along one axis of the grid with at least <paramref name="points"/> cells.</summary>
    internal int CellsAlong(long points)
    {
        long side = 1;
        while (Power(side) < points)
        {
            side++;
        }

        return (int)side;
    }

    /// <summary>What is wrong with the design for so many runs.</summary>
    internal IEnumerable<Problem> Check(long runs)
    {
        if (HasReplicates && Replicates is < 2 or > 1_000_000)
        {
            yield return new("RUN014", "design/replicates", $"replicates must be 2..1000000 (was {Replicates}): errors are read from their spread");
            yield break;
        }

        if (Method == SamplingMethod.Stratified && Inputs.Count is < 1 or > MaximumStratified)
        {
            yield return new("RUN015", "design/inputs", $"name 1 to {MaximumStratified} inputs to stratify (was {Inputs.Count}); for more use a Latin hypercube");
            yield break;
        }

        if (Inputs.Distinct(StringComparer.Ordinal).Count() < Inputs.Count)
        {
            yield return new("RUN016", "design/inputs", "an input of the design is named twice");
        }

        if (runs is < 1 or > SimulationOptions.MaximumRuns)
        {
            yield break;
        }

        RunScheme scheme = SchemeOf(runs);
        long whole = scheme.WholeRuns(runs, Replicates);
        if (Method == SamplingMethod.Sobol && (!long.IsPow2(scheme.Points) || whole != runs))
        {
            yield return new("RUN011", "runs", $"use 2^k runs for balance: {whole} runs are {whole / scheme.Points} replicates of {scheme.Points} Sobol points", Severity.Warning);
        }
        else if (whole != runs)
        {
            yield return new(
                "RUN017", "runs", $"{runs} runs become {whole}: " + (HasReplicates ? $"whole replicates of {scheme.Points} points" : "whole pairs"), Severity.Warning);
        }
    }

    private long Power(long side)
    {
        long cells = 1;
        for (int i = 0; i < Inputs.Count && cells <= MaximumPoints; i++)
        {
            cells *= side;
        }

        return cells;
    }

    private long WholeGrid(long points) => Power(CellsAlong(points));
}
