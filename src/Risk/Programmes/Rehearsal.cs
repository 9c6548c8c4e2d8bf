using System.Runtime.CompilerServices;

namespace Risk.Programmes;

/// <summary>
/// Compiles the engine on other threads while this one checks and translates the first programme of the process: a small model is simulated beside it, and then a program without a plan, so that
/// what comes after the plan does not wait for it; their figures are dropped. No result can tell, for a draw depends on its own seed, input and run alone.
/// </summary>
internal static class Rehearsal
{
    private static int _planBegun, _runsBegun;

    /// <summary>Begins the one rehearsal of the process of what makes a plan.</summary>
    public static void BeginPlan() => Begin(ref _planBegun, static () => Play(Piece().Simulate(new SimulationOptions { Runs = 1, Seed = 1, Threads = 1 })));

    /// <summary>Begins the one rehearsal of the process of what runs a plan. Not before the check is over: till then both threads of a machine of two cores have enough to do.</summary>
    public static void BeginRuns() => Begin(ref _runsBegun, static () => Play(Model.DryRun()));

    /// <summary>Where methods are compiled as they run and a second core is there to do it.</summary>
    private static void Begin(ref int begun, Action play)
    {
        if (RuntimeFeature.IsDynamicCodeCompiled && Environment.ProcessorCount > 1 && Interlocked.Exchange(ref begun, 1) == 0)
        {
            try
            {
                new Thread(() => Quietly(play)) { IsBackground = true, Name = "rehearsal" }.Start();
            }
            catch (Exception e) when (e is OutOfMemoryException or ThreadStartException or PlatformNotSupportedException)
            {
                // No thread is to be had: then nothing is rehearsed.
            }
        }
    }

    private static void Quietly(Action play)
    {
        try
        {
            play();
        }
#pragma warning disable CA1031 // Nobody waits for it: what fails here fails again, and is thrown, where its result is asked for.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }

    private static void Play(ModelResult result)
    {
        foreach (EventOutput output in result.Events)
        {
            _ = output.Probability.ToString();
        }
    }

    /// <summary>A programme of one customer in miniature: a late platform, a saving, a cost that grows, and the tests of three years.</summary>
    internal static Model Piece()
    {
        Uncertain capability = Uncertain.Input("capability", Distribution.Normal(0, 1));
        Uncertain ready = 12 + (Uncertain.Input("platform", Distribution.LogNormal(1, 0.5)) * Uncertain.Exp(-0.4 * capability));
        Uncertain migration = Uncertain.Max(18, ready) + (Uncertain.Input("delay", Distribution.LogNormal(1, 0.5)) * Uncertain.Exp(-0.25 * capability));
        Uncertain saving = Uncertain.Input("saving", Distribution.Triangular(10, 20, 30)) / 12;
        Uncertain decay = Uncertain.Log(1 + Uncertain.Input("growth", Distribution.Triangular(0.03, 0.08, 0.15))) / -12;

        var timeline = Timeline.Years(1, 3);
        double[] factors = [1, 0.97, 0.94];
        Series saved = saving * timeline.Flow(migration, timeline.End);
        Series spent = (Uncertain.Input("cost", Distribution.LogNormal(2, 0.3)) / 6 * timeline.Flow(migration - 6, migration))
            + (0.75 * timeline.Flow(0, ready)) + (0.4 * timeline.Flow(18, migration, decay: decay)) - (0.4 * timeline.Flow(18, migration));
        Series savings = saved.Times(factors).Cumulative(), costs = spent.Times(factors).Cumulative();
        Event second = (savings[1] >= costs[1]) & (costs[1] > 0), third = (savings[2] >= costs[2]) & (costs[2] > 0);

        var model = new Model("rehearsal");
        model.Output("by second", second);
        model.Output("by third", second | third);
        model.Output("twice by third", (savings[2] >= 2 * costs[2]) & (costs[2] > 0));
        model.Output("saving", saved.Cumulative().Last);
        model.Output("migrated", (migration <= timeline.End).AsNumber() + (ready <= timeline.End).AsNumber());
        model.Output("net present value", savings.Last - costs.Last);
        model.Output("benefit cost ratio", (costs.Last > 0).Choose(savings.Last / Uncertain.Max(costs.Last, double.Epsilon), 0.0));
        return model;
    }
}
