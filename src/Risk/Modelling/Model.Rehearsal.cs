using Risk.Engine;

namespace Risk;

public sealed partial class Model
{
    private static int _rehearsed, _assembled;

    /// <summary>Begins the one rehearsal of the process, beside the check and the translation of its first programme: a small model is simulated.</summary>
    internal static void BeginRehearsal()
    {
        if (Interlocked.Exchange(ref _rehearsed, 1) == 0)
        {
            Beside.Begin(static () => Print(Piece().Simulate(new SimulationOptions { Runs = 1, Seed = 1, Threads = 1 })));
        }
    }

    /// <summary>
    /// A plan is about to be assembled. The first of a process is most often that of the rehearsal; while the second is, what comes after a plan is rehearsed too, since from there on the second
    /// would wait for the first in step.
    /// </summary>
    internal static void RehearseBesideAssembly()
    {
        if (_assembled < 2 && Interlocked.Increment(ref _assembled) == 2)
        {
            Beside.Begin(static () => Print(DryRun()));
        }
    }

    /// <summary>One run of a <see cref="DryProgram"/>.</summary>
    internal static ModelResult DryRun() => Simulator.Run(
        new DryProgram(), new("dry", 1, SamplingDesign.MonteCarlo.Name, StreamKey.StreamVersion, SimulationIdentity.ThisLibrary), new() { Runs = 1, Seed = 1, Threads = 1 });

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

    private static void Print(ModelResult result)
    {
        foreach (EventOutput output in result.Events)
        {
            _ = output.Probability.ToString();
        }
    }
}
