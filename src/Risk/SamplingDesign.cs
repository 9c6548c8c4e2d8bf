using System.Globalization;
using System.Numerics;
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
public sealed partial record SamplingDesign
{
    /// <summary>The replicates of a design unless set.</summary>
    public const int DefaultReplicates = 16;

    /// <summary>The most points of one replicate, 2³¹; more runs take more replicates.</summary>
    public const long MaximumPoints = 1L << 31;

    /// <summary>The most inputs that can be stratified together.</summary>
    public const int MaximumStratified = 8;

    /// <summary>The most redraws.</summary>
    public const int MaximumRedraws = 64;

    /// <summary>The value of <see cref="Redraws"/> that lets the number of runs decide: from 2 to 32, as many as leave 4,096 draws to a replicate.</summary>
    public const int RedrawsByRuns = 0;

    // What the real case does best with (benchmarks/Results/efficiency.md): more redraws smooth little more, fewer draws spoil the balance of the points.
    private const int MostByRuns = 32, DrawsOfReplicate = 4096;

    private readonly string[] _inputs = [];
    private readonly string[] _redrawn = [];
    private readonly ChangeOfLaw[] _changes = [];

    private SamplingDesign(SamplingMethod method, ChangeOfLaw[]? changes = null) => (Method, _changes) = (method, changes ?? []);

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

    /// <summary>
    /// Sobol points in which the inputs that change amounts only are drawn up to 32 times for each draw of all others: the best choice for probabilities that are not rare, with <see cref="Model.Only"/> above all,
    /// since most of a run is computed once for all of them and the jump of the event is smoothed over them. Best with a million runs and more.
    /// </summary>
    /// <remarks>
    /// Conditional Monte Carlo (J. M. Hammersley and D. C. Handscomb, Monte Carlo Methods, 1964, section 5.5) with the inner expectation taken over points in place of a closed
    /// form, so that it needs no monotone last step: docs/methods.md (34a). Unbiased; errors by replicates.
    /// </remarks>
    public static SamplingDesign SmoothedSobol { get; } = new(SamplingMethod.Sobol) { Redraws = RedrawsByRuns };

    /// <summary>The designs that ask for nothing more than their name, by it; files and commands spell it in their ways (<c>latinHypercube</c>, <c>latin-hypercube</c>).</summary>
    public static IReadOnlyList<(string Name, SamplingDesign Design)> Named =>
    [
        (nameof(MonteCarlo), MonteCarlo), (nameof(Antithetic), Antithetic), (nameof(LatinHypercube), LatinHypercube), (nameof(MidpointLatinHypercube), MidpointLatinHypercube),
        (nameof(Sobol), Sobol), (nameof(SmoothedSobol), SmoothedSobol),
    ];

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

    /// <summary>
    /// How many runs share the draws of all inputs but the redrawn: a power of two up to <see cref="MaximumRedraws"/>, or <see cref="RedrawsByRuns"/>; 1, none, unless set.
    /// For Sobol points only. Replicates have whole multiples of 64 · redraws runs, or by the number of runs of 4,096 beyond that.
    /// Wrong ones are RUN040.
    /// </summary>
    public int Redraws { get; init; } = 1;

    /// <summary>
    /// The inputs that are drawn again. Unless named, those that change amounts only (no moment, no rate, no shape of a law, nothing that a function is given), for as long
    /// as a quarter of the model is enough to compute again; a result says which.
    /// </summary>
    public IReadOnlyList<string> Redrawn
    {
        get => _redrawn;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            _redrawn = [.. value];
        }
    }

    /// <summary>One run in each cell of a grid over the named inputs, at a random place in it; all other inputs are drawn independently.</summary>
    /// <param name="inputs">1 to 8 inputs that matter most.</param>
    public static SamplingDesign Stratified(params string[] inputs) => new(SamplingMethod.Stratified) { Inputs = inputs };

    /// <summary>Sobol points with the named inputs in the first, most even dimensions.</summary>
    /// <param name="first">The inputs that matter most, the most important first.</param>
    public static SamplingDesign SobolWith(params string[] first) => new(SamplingMethod.Sobol) { Inputs = first };

    /// <summary>
    /// Independent runs in which the named inputs are drawn from other laws, that show a rare event often; each run counts with its weight, Π f(x) ÷ g(x) of its draws, where f is the
    /// density of an input's own law and g that of the other. Figures are those of the model as it is.
    /// </summary>
    /// <param name="changes">Inputs and the laws they are drawn from. An input may be drawn from any law that can draw whatever its own can; heavier tails keep weights small.</param>
    /// <remarks>H. Kahn and A. W. Marshall, "Methods of reducing sample size in Monte Carlo computations", Operations Research 1 (1953) 263–278.</remarks>
    public static SamplingDesign Importance(params (string Input, Distribution Law)[] changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return Importance([.. changes.Select(c => new ChangeOfLaw(c.Input, c.Law))]);
    }

    /// <summary>Importance sampling; see <see cref="Importance(ValueTuple{string, Distribution}[])"/>.</summary>
    /// <param name="changes">Inputs and the laws they are drawn from.</param>
    public static SamplingDesign Importance(IReadOnlyList<ChangeOfLaw> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        foreach (ChangeOfLaw change in changes)
        {
            ArgumentNullException.ThrowIfNull(change);
            ArgumentException.ThrowIfNullOrWhiteSpace(change.Input);
            ArgumentNullException.ThrowIfNull(change.Law);
        }

        return new(SamplingMethod.Importance, [.. changes.OrderBy(c => c.Input, StringComparer.Ordinal)]);
    }

    /// <summary>The laws that importance sampling changes, by the name of the input; none under any other design.</summary>
    public IReadOnlyList<ChangeOfLaw> Changes => _changes;

    /// <summary>True where runs are divided into replicates.</summary>
    public bool HasReplicates => Method is not (SamplingMethod.MonteCarlo or SamplingMethod.Antithetic or SamplingMethod.Importance);

    internal bool HasRedraws => Redraws != 1;

    /// <inheritdoc/>
    public bool Equals(SamplingDesign? other) =>
        other is not null && (Method, Replicates, Redraws) == (other.Method, other.Replicates, other.Redraws)
            && _inputs.AsSpan().SequenceEqual(other._inputs) && _redrawn.AsSpan().SequenceEqual(other._redrawn) && _changes.AsSpan().SequenceEqual(other._changes);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Method, Replicates, Redraws, _inputs.Length, _redrawn.Length, _changes.Length);

    /// <summary>The design in words.</summary>
    public override string ToString() => HasReplicates
        ? string.Create(CultureInfo.InvariantCulture, $"{Name}, {Replicates} replicates")
        : Method == SamplingMethod.Importance ? $"{Name}: {string.Join(", ", Changes)}" : Name;

    internal string Name => Method switch
    {
        SamplingMethod.MonteCarlo => "Monte Carlo",
        SamplingMethod.Antithetic => "antithetic",
        SamplingMethod.LatinHypercube => "Latin hypercube",
        SamplingMethod.MidpointLatinHypercube => "midpoint Latin hypercube",
        SamplingMethod.Sobol => HasRedraws ? "smoothed Sobol" : "Sobol",
        SamplingMethod.Importance => RunScheme.WeightedName,
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

        if (Method == SamplingMethod.Importance)
        {
            return RunScheme.Weighted;
        }

        long replicates = Math.Max(Replicates, 1 + ((runs - 1) / MaximumPoints));
        long points = 1 + ((runs - 1) / replicates);
        return Method == SamplingMethod.Stratified ? RunScheme.Replicated(WholeGrid(points))
            : HasRedraws ? Redrawing(points)
            : RunScheme.Replicated(points);
    }

    private RunScheme Redrawing(long points)
    {
        if (Redraws != RedrawsByRuns)
        {
            return RunScheme.Replicated(UpTo(RunScheme.RunsTogether * (long)Redraws), Redraws);
        }

        // Where whole multiples of 4,096 do not go beyond what decides, runs that are whole already stay so.
        if (points <= DrawsOfReplicate)
        {
            return RunScheme.Replicated(UpTo(2 * RunScheme.RunsTogether), 2);
        }

        long whole = UpTo(DrawsOfReplicate);
        return RunScheme.Replicated(whole, (int)Math.Clamp((long)BitOperations.RoundUpToPowerOf2((ulong)(whole / DrawsOfReplicate) + 1) / 2, 2, MostByRuns));

        long UpTo(long multiple) => (1 + ((points - 1) / multiple)) * multiple;
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
