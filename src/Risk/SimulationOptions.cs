using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Risk;

/// <summary>How to simulate: how many runs, from which seed, on how many threads, and what to keep.</summary>
public sealed record SimulationOptions
{
    /// <summary>The most runs of one simulation, 2⁵³ − 1: beyond it a number of runs is no exact double.</summary>
    public const long MaximumRuns = (1L << 53) - 1;

    /// <summary>The most threads of one simulation.</summary>
    public const int MaximumThreads = 1024;

    /// <summary>Samples are kept without being asked for up to this many values (runs × value outputs), 2²⁶: 512 MiB.</summary>
    public const long SamplesKeptByDefault = 1L << 26;

    /// <summary>The most runs whose samples can be kept: a span holds no more.</summary>
    public const long MaximumRunsKept = int.MaxValue - 4095L;

    /// <summary>The number of runs; 100,000 unless set.</summary>
    public long Runs { get; init; } = 100_000;

    /// <summary>The one number of the experiment. Unless set, one is chosen at random, and the result says which.</summary>
    public ulong? Seed { get; init; }

    /// <summary>The number of threads; one for each core unless set. Results do not depend on it. The first programme of a process also has the engine compiled on a second thread, for a few tenths of a second.</summary>
    public int? Threads { get; init; }

    /// <summary>
    /// True keeps every sample of every value output; false keeps counts in fixed buckets, with quantiles within a relative 2⁻¹¹.
    /// Unless set, samples are kept up to <see cref="SamplesKeptByDefault"/> values.
    /// </summary>
    public bool? KeepSamples { get; init; }

    /// <summary>True computes a checksum of every output of every run, to compare simulations bit by bit.</summary>
    public bool Checksum { get; init; }

    /// <summary>The confidence of the intervals; 0.95 unless set.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>How runs are spread over the inputs; independent runs unless set. Designs with replicates do whole ones: the result says how many runs that made.</summary>
    public SamplingDesign Design { get; init; } = SamplingDesign.MonteCarlo;

    /// <summary>
    /// True gives, when a simulation of independent runs or pairs is cancelled, the result of the runs done so far in place of an exception: that of a simulation of that
    /// many runs, to the last bit, with the warning RUN026 and <see cref="ModelResult.RunsAsked"/>. Whether samples are kept is decided by the runs asked for: where so many keep none
    /// (<see cref="KeepSamples"/>), quantiles are within a relative 2⁻¹¹ of those of that many runs, ranks and probabilities of a value at most x are read from buckets too, and all else has the same bits. Nothing done, or half a replicate, is still an exception.
    /// </summary>
    public bool ResultWhenCancelled { get; init; }

    /// <summary>The event output whose probability <see cref="SimulationProgress.WatchedCount"/> tells on the way; none unless set.</summary>
    public string? Watch { get; init; }

    /// <summary>What is wrong with these options, and what is odd but allowed. Empty for most.</summary>
    public IReadOnlyList<Problem> Check()
    {
        var problems = new List<Problem>();
        if (Runs < 1)
        {
            problems.Add(new("RUN001", "runs", $"runs must be at least 1 (was {Runs})"));
        }
        else if (Runs > MaximumRuns)
        {
            problems.Add(new("RUN003", "runs", $"runs exceed 2^53 - 1 ({MaximumRuns}) (was {Runs})"));
        }
        else if (Runs == 1)
        {
            problems.Add(new("RUN002", "runs", "1 run: no interval can be given", Severity.Warning));
        }

        if (Threads is < 1 or > MaximumThreads)
        {
            problems.Add(new("RUN005", "threads", $"threads must be 1..{MaximumThreads} or auto (was {Threads})"));
        }

        if (!(Confidence > 0 && Confidence < 1))
        {
            problems.Add(new("RUN009", "confidence", FormattableString.Invariant($"confidence must be in (0,1) (was {Confidence})")));
        }

        if (KeepSamples == true && Runs > MaximumRunsKept)
        {
            problems.Add(new("RUN013", "keepSamples", $"samples can be kept up to {MaximumRunsKept} runs (was {Runs})"));
        }

        if (Design.Method == SamplingMethod.Importance && KeepSamples == false)
        {
            problems.Add(new("RUN034", "keepSamples", "importance sampling keeps samples: quantiles need each value beside its weight; leave KeepSamples unset"));
        }

        if (Design.Method == SamplingMethod.Importance && Watch is not null)
        {
            problems.Add(new("RUN034", "watch", "the runs of importance sampling count with their weights, so a count of them tells no probability: leave Watch unset"));
        }

        problems.AddRange(Design.Check(Runs));
        return problems;
    }

    /// <summary>These options with a seed: a random one if none is set.</summary>
    public SimulationOptions WithSeed()
    {
        if (Seed is not null)
        {
            return this;
        }

        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        RandomNumberGenerator.Fill(bytes);
        return this with { Seed = BinaryPrimitives.ReadUInt64LittleEndian(bytes) };
    }

    /// <summary>These options with the runs of whole replicates or pairs.</summary>
    internal SimulationOptions Whole() => this with { Runs = Math.Min(Design.SchemeOf(Runs).WholeRuns(Runs, Design.Replicates), MaximumRuns) };

    /// <summary>Throws what <see cref="Check"/> finds, and returns the warnings.</summary>
    internal IReadOnlyList<Problem> ThrowIfInvalid()
    {
        IReadOnlyList<Problem> problems = Check();
        Problem[] errors = [.. problems.Where(p => p.Severity == Severity.Error)];
        return errors.Length > 0 ? throw new ModelException(errors) : problems;
    }

    /// <summary>Whether the first runs of these make a simulation of their own.</summary>
    internal bool HasPrefixes => !Design.HasReplicates;

    /// <summary>Whether samples of <paramref name="outputs"/> value outputs are kept.</summary>
    internal bool KeepsSamplesOf(int outputs) =>
        KeepSamples ?? (Runs <= MaximumRunsKept && (outputs == 0 || Runs <= SamplesKeptByDefault / outputs));
}
