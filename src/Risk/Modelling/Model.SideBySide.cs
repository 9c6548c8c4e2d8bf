using System.Runtime.ExceptionServices;
using Risk.Engine;
using Risk.Modelling;

namespace Risk;

public sealed partial class Model
{
    /// <summary>Evaluates several models in the same runs, batch by batch, for what is known only of the outputs of a run together.</summary>
    /// <param name="models">The models.</param>
    /// <param name="options">Runs, seed and threads, for all.</param>
    /// <param name="visitor">Makes the visitor of a thread.</param>
    /// <param name="progress">Told now and then how far it is.</param>
    /// <param name="cancellation">Checked before every leaf.</param>
    internal static void SideBySide(
        IReadOnlyList<Model> models, SimulationOptions options, Func<IRunVisitor> visitor, IProgress<SimulationProgress>? progress, CancellationToken cancellation)
    {
        // Those of each model's own result: whole replicates or pairs.
        options = options.Whole();
        IBatchProgram[] programs = [.. models.Select(m => m.Prepare(options).Program)];
        int batch = programs.Min(p => p.BatchRuns);
        programs = [.. programs.Zip(models, (p, m) => p.BatchRuns == batch ? p : m.Prepare(options, batch).Program)];
        long leaves = Leaf.Count(options.Runs);
        int threads = (int)Math.Min(options.Threads ?? Math.Min(Environment.ProcessorCount, SimulationOptions.MaximumThreads), leaves);
        var queue = new LeafQueue(0, leaves, threads);
        var reporter = new ProgressReporter(progress, options.Runs);
        ExceptionDispatchInfo? failure = null;
        void Work()
        {
            try
            {
                EvaluateLeaves(programs, options, queue, visitor(), reporter, () => cancellation.IsCancellationRequested || Volatile.Read(ref failure) is not null);
            }
#pragma warning disable CA1031 // Carried to the calling thread and rethrown there as it is.
            catch (Exception e)
#pragma warning restore CA1031
            {
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(e), null);
            }
        }

        Engine.SideBySide.Run(Work, threads, "side by side");
        failure?.Throw();
        cancellation.ThrowIfCancellationRequested();
        reporter.Report();
    }

    private static unsafe void EvaluateLeaves(
        IBatchProgram[] programs, SimulationOptions options, LeafQueue queue, IRunVisitor visitor, ProgressReporter reporter, Func<bool> ended)
    {
        IBatchFrame[] frames = Array.ConvertAll(programs, p => p.NewFrame());
        try
        {
            RunColumns[] columns = [.. programs.Zip(frames, (p, f) => new RunColumns(
                p.ValueNames,
                p.EventNames,
                [.. Enumerable.Range(0, p.ValueNames.Count).Select(i => (nint)f.Value(i))],
                [.. Enumerable.Range(0, p.EventNames.Count).Select(i => (nint)f.Event(i))]))];
            int batch = programs[0].BatchRuns;
            while (queue.TryTake(out long start, out int count))
            {
                for (long leaf = start; leaf < start + count && !ended(); leaf++)
                {
                    int leafRuns = Leaf.RunsIn(leaf, options.Runs);
                    for (int offset = 0; offset < leafRuns; offset += batch)
                    {
                        foreach ((IBatchFrame frame, IBatchProgram program) in frames.Zip(programs))
                        {
                            frame.Evaluate((ulong)((leaf * Leaf.Runs) + offset));
                            frame.ThrowIfInvalid((leaf * Leaf.Runs) + offset, Math.Min(batch, leafRuns - offset), options.Seed ?? 0);
                            for (int i = 0; i < program.EventNames.Count; i++)
                            {
                                frame.Event(i);
                            }
                        }

                        visitor.Visit(leaf, columns, Math.Min(batch, leafRuns - offset));
                    }

                    reporter.Add(leafRuns);
                }
            }
        }
        finally
        {
            Array.ForEach(frames, f => f.Dispose());
        }
    }
}
