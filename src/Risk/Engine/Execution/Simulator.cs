using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace Risk.Engine;

/// <summary>
/// The driver: leaves are handed to threads in order, each thread adds up its own, and what they hold is merged exactly.
/// The result depends on the program, the seed and the leaves, and on nothing else.
/// </summary>
internal static partial class Simulator
{
    /// <summary>Runs a whole simulation.</summary>
    /// <param name="program">The compiled model, made for the seed and the design of <paramref name="identity"/>.</param>
    /// <param name="identity">What the result is the result of.</param>
    /// <param name="options">Runs, threads, what to keep.</param>
    /// <param name="warnings">Warnings of the model, stored in the result before those of the options.</param>
    /// <param name="progress">Told every 50 ms or less often, from the simulation's threads.</param>
    /// <param name="cancellation">Checked before every leaf.</param>
    /// <exception cref="ModelException">The options break a rule.</exception>
    /// <exception cref="RunException">A run has no result.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ModelResult Run(
        IBatchProgram program,
        SimulationIdentity identity,
        SimulationOptions options,
        IReadOnlyList<Problem>? warnings = null,
        IProgress<SimulationProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        IReadOnlyList<Problem> oddities = options.ThrowIfInvalid();
        bool keeps = options.ResultWhenCancelled && options.HasPrefixes;
        PartialResult all = RunLeaves(program, identity, options, 0, Leaf.Count(options.Runs), progress, keeps, cancellation: cancellation);
        if (all.RunsDone == options.Runs)
        {
            return all.ToResult(options.Confidence, [.. warnings ?? [], .. oddities]);
        }

        if (all.RunsDone == 0)
        {
            cancellation.ThrowIfCancellationRequested();
        }

        // So many runs as were asked for may keep no samples where those that were done would.
        bool counted = !all.HasSamples && (options with { Runs = all.RunsDone }).KeepsSamplesOf(program.ValueNames.Count);
        var cut = new Problem(
            "RUN026", "runs",
            FormattableString.Invariant($"cancelled after {all.RunsDone:N0} of {options.Runs:N0} runs: the figures are those of a simulation of {all.RunsDone:N0} runs")
                + (counted ? ", but percentiles, which are within 2^-11 of theirs" : ""),
            Severity.Warning);
        return all.OfRunsDone().ToResult(options.Confidence, [.. warnings ?? [], .. oddities, cut], runsAsked: options.Runs);
    }

    /// <summary>Runs the leaves [<paramref name="firstLeaf"/>, <paramref name="endLeaf"/>) of a simulation.</summary>
    /// <param name="program">The compiled model.</param>
    /// <param name="identity">What the result is the result of.</param>
    /// <param name="options">Runs of the whole simulation, threads, what to keep.</param>
    /// <param name="firstLeaf">The first leaf.</param>
    /// <param name="endLeaf">The leaf after the last.</param>
    /// <param name="progress">Told every 50 ms or less often.</param>
    /// <param name="partialWhenCancelled">True finishes the leaves that are handed out when cancelled, so that those done are the first of those asked for, and returns them in place of the exception.</param>
    /// <param name="deadline">A time stamp of the clock past which no leaf is begun: the leaves that are done are returned.</param>
    /// <param name="cancellation">Checked before every leaf.</param>
    public static PartialResult RunLeaves(
        IBatchProgram program,
        SimulationIdentity identity,
        SimulationOptions options,
        long firstLeaf,
        long endLeaf,
        IProgress<SimulationProgress>? progress = null,
        bool partialWhenCancelled = false,
        long deadline = long.MaxValue,
        CancellationToken cancellation = default)
    {
        options.ThrowIfInvalid();
        ArgumentOutOfRangeException.ThrowIfNegative(firstLeaf);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(endLeaf, Leaf.Count(options.Runs));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(endLeaf, firstLeaf);
        long runsHere = Math.Min(endLeaf * Leaf.Runs, options.Runs) - (firstLeaf * Leaf.Runs);
        double[][]? samples = options.KeepsSamplesOf(program.ValueNames.Count) && runsHere <= Array.MaxLength
            ? SampleBlock.NewColumns(identity.Scheme.SamplesOf(program.ValueNames.Count), (int)runsHere)
            : null;
        if (samples is null && program.HasWeights)
        {
            throw new ModelException(new Problem("RUN034", "runs", FormattableString.Invariant(
                $"importance sampling keeps the samples of {program.ValueNames.Count} values in {options.Runs} runs, more than {SimulationOptions.SamplesKeptByDefault}: take fewer runs, or set KeepSamples to true where there is memory")));
        }

        int threads = (int)Math.Min(options.Threads ?? Math.Min(Environment.ProcessorCount, SimulationOptions.MaximumThreads), endLeaf - firstLeaf);
        int watched = options.Watch is { } watch ? program.EventNames.ToList().IndexOf(watch) : -1;
        var reporter = new ProgressReporter(progress, runsHere, watched >= 0);
        var crew = new Crew(program, identity, options, firstLeaf, endLeaf, samples, threads, reporter, watched, partialWhenCancelled, deadline, cancellation);
        crew.Run();
        if (!partialWhenCancelled && crew.WasCancelled)
        {
            cancellation.ThrowIfCancellationRequested();
        }

        reporter.Report();
        return crew.Gather(reporter.Elapsed);
    }

    /// <summary>The workers of one call, and what they share: the queue, the tree of finished chunks, the lowest failure.</summary>
    private sealed class Crew(
        IBatchProgram program,
        SimulationIdentity identity,
        SimulationOptions options,
        long firstLeaf,
        long endLeaf,
        double[][]? samples,
        int threads,
        ProgressReporter reporter,
        int watched,
        bool finishesChunks,
        long deadline,
        CancellationToken cancellation)
    {
        private readonly LeafQueue queue = new(firstLeaf, endLeaf, threads);
        private readonly MomentTree tree = new(program.ValueNames.Count);
        private readonly List<Worker> finished = [];
        private readonly Lock gate = new();
        private long lowestFailure = long.MaxValue;
        private ExceptionDispatchInfo? failure;
        private bool cancelled;

        /// <summary>True where a leaf was left undone.</summary>
        public bool WasCancelled => Volatile.Read(ref cancelled);

        /// <summary>Runs all workers, this thread among them, and rethrows the failure of the lowest leaf as it was thrown.</summary>
        public void Run()
        {
            SideBySide.Run(Work, threads, "simulation");
            failure?.Throw();
        }

        /// <summary>What all workers hold, as one partial result.</summary>
        public PartialResult Gather(TimeSpan elapsed)
        {
            var counts = new long[program.EventNames.Count];
            var histograms = new Histogram[samples is null ? program.ValueNames.Count : 0];
            ResultChecksum? checksum = options.Checksum ? default(ResultChecksum) : null;
            SortedDictionary<long, ReplicateSums>? replicates = null;
            foreach (Worker worker in finished)
            {
                if (worker.SumsForErrors is { } sums)
                {
                    ReplicateSums.AddAll(replicates ??= [], sums);
                }

                for (int i = 0; i < counts.Length; i++)
                {
                    counts[i] += worker.EventCounts[i];
                }

                for (int i = 0; i < histograms.Length; i++)
                {
                    if (histograms[i] is null)
                    {
                        histograms[i] = worker.Histograms[i];
                    }
                    else
                    {
                        histograms[i].Add(worker.Histograms[i]);
                    }
                }

                checksum += worker.Hasher?.Sum;
            }

            return new PartialResult(
                identity, options.Runs, [.. program.ValueNames], [.. program.EventNames], tree, counts,
                samples is null ? histograms : null,
                samples is null ? [] : [new SampleBlock(firstLeaf, tree.Leaves(), samples)],
                checksum, elapsed) { Replicates = replicates };
        }

        private void Work()
        {
            long leaf = firstLeaf;
            try
            {
                using var worker = new Worker(program, identity, options.Runs, firstLeaf, samples, options.Checksum);
                while (!(finishesChunks && IsOver()) && queue.TryTake(out long start, out int count))
                {
                    for (leaf = start; leaf < start + count && MayRun(leaf); leaf++)
                    {
                        long before = watched < 0 ? 0 : worker.EventCounts[watched];
                        worker.RunLeaf(leaf);
                        reporter.Add(Leaf.RunsIn(leaf, options.Runs), watched < 0 ? 0 : worker.EventCounts[watched] - before);
                    }

                    lock (gate)
                    {
                        worker.Tree.MoveTo(tree);
                    }

                    if (leaf < start + count)
                    {
                        break;
                    }
                }

                lock (gate)
                {
                    finished.Add(worker);
                }
            }
#pragma warning disable CA1031 // Carried to the calling thread and rethrown there as it is.
            catch (Exception e)
#pragma warning restore CA1031
            {
                lock (gate)
                {
                    if (leaf < lowestFailure)
                    {
                        Volatile.Write(ref lowestFailure, leaf);
                        failure = ExceptionDispatchInfo.Capture(e);
                    }
                }
            }
        }

        /// <summary>
        /// False after cancellation, past the deadline, and past a leaf that failed. Leaves below it are still run: they were handed out before it, so the
        /// failure reported is that of the lowest failing leaf, whatever the threads did.
        /// </summary>
        private bool MayRun(long leaf) => (finishesChunks || !IsOver()) && leaf < Volatile.Read(ref lowestFailure);

        private bool IsOver()
        {
            bool isOver = cancellation.IsCancellationRequested || (deadline < long.MaxValue && Stopwatch.GetTimestamp() >= deadline);
            if (isOver)
            {
                Volatile.Write(ref cancelled, true);
            }

            return isOver;
        }
    }
}
