using static Risk.Distribution;
using static Risk.Uncertain;

namespace Risk.Benchmarks.Models;

/// <summary>
/// The reference programme of the speed comparison in the public algebra: 26 customers, 3 suppliers, 11 years, 134 uniforms a run.
/// The peers in benchmarks/peers simulate the same.
/// </summary>
public static class ReferenceProgramme
{
    private const int ReferenceCustomers = 26;
    private const int ReferenceYears = 11;

    /// <summary>How the cash flow is written.</summary>
    public enum Form
    {
        /// <summary>With the primitives of a timeline.</summary>
        Series,

        /// <summary>Year by year, by hand.</summary>
        WrittenOut,

        /// <summary>As <see cref="Series"/>, with laws of its own for each customer.</summary>
        OwnLaws,
    }

    /// <summary>The model: the events "worth it by t", and the value "NPV". More customers are the same 26 again, each with draws of its own; more outputs are positions at year-ends.</summary>
    public static Model Build(Form form = Form.Series, int customers = ReferenceCustomers, int horizon = ReferenceYears, int moreOutputs = 0)
    {
        var model = new Model("reference programme");
        var years = Timeline.Years(0, horizon - 1, unitsPerYear: 1);
        double rest = Math.Sqrt(0.75);
        Uncertain[] capability = [.. Enumerable.Range(0, 3).Select(s => model.Input($"supplier {s}", Normal(0, 1)))];
        Uncertain[] delay = [.. capability.Select(z => Exp(-0.7 + (0.6 * z)))];
        Uncertain rate = model.Input("growth", Normal(0.03, 0.01));
        Series growth = years.Growth(rate), saving = years.Zero, cost = years.Constant([3, 3, 2, 1, .. Enumerable.Repeat(.5, horizon - 4)]);
        for (int c = 0; c < customers; c++)
        {
            double planned = .5 + (3.0 * (c % ReferenceCustomers) / 25), value = .5 + (1.5 * (7 * c % 26) / 25), own = form == Form.OwnLaws ? 1 + (.001 * c) : 1;
            Uncertain z = capability[c % 3];
            string name = $"customer {c} ";
            Uncertain ownDelay = (c / 3 % 3) switch
            {
                0 => Exp(-1.6 + (0.8 * ((0.5 * z) + (rest * model.Input(name + "delay", Normal(0, 1)))))),
                1 => model.Input(name + "delay", Pert(0, 0.2 * own, 1.5)),
                _ => model.Input(name + "delay", Triangular(0, 0.15, 1.2)),
            };
            Uncertain migration = planned + delay[c % 3] + ownDelay;
            Uncertain legacy = c % 2 == 1
                ? value * (1 + (0.15 * model.Input(name + "legacy", Normal(0, 1))))
                : value * Exp(0.25 * model.Input(name + "legacy", Normal(0, 1)));
            Uncertain share = model.Input(name + "share", Pert(0.15, 0.35 * own, 0.6));
            Uncertain u = model.Input(name + "exit", Uniform(0, 1));
            Uncertain exit = (u < 0.08).Choose(10 * u / 0.08, double.PositiveInfinity);
            Uncertain migrationCost = 0.9 * value * Exp(0.35 * ((0.5 * z) + (rest * model.Input(name + "cost", Normal(0, 1)))));
            if (form == Form.WrittenOut)
            {
                saving += years.Each(t => share * legacy * Pow(1 + rate, t) * Max(0, Min(t + 1, exit) - Max(t, migration)));
                cost += years.Each(t => (Floor(migration).Is(t) & (migration < exit)).Choose(migrationCost, 0));
            }
            else
            {
                saving += share * legacy * growth * years.Share(migration, exit);
                cost += (migration < exit).Choose(migrationCost, 0) * years.In(migration);
            }
        }

        Series worth = (saving - cost).Discounted(0.035).Cumulative();
        for (int t = 0; t < horizon; t++)
        {
            model.Output($"worth it by {t:00}", worth[t] >= 0);
        }

        model.Output("NPV", worth.Last);
        for (int i = 0; i < moreOutputs; i++)
        {
            model.Output($"position {i}", worth[i % horizon] - i);
        }

        return model;
    }
}
