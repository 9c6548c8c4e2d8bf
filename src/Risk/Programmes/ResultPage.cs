using System.Globalization;
using Risk.Results;

namespace Risk.Programmes;

/// <summary>A simulation result as a piece of an HTML page: the probabilities by year, and the money at the horizon beside the plan.</summary>
internal sealed class ResultPage(SimulationResult result)
{
    public override string ToString() => $"{Probabilities()}{Money()}";

    private static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private HtmlTable Probabilities()
    {
        ValueForMoneyResult full = result.ValueForMoney, reported = full.In(Perimeter.Reported);
        var table = new HtmlTable(
            F($"{result.Programme.Name}: probability of value for money ({full.Test}); {result.Runs:#,0} runs, seed {result.Seed}"),
            "year", "by, full costs", "in, full costs", "from, full costs", "by, reported costs");
        foreach (int year in result.Years)
        {
            table.Row(
                result.YearLabel(year), full.ProbabilityBy(year).ToString(), Share(full.ProbabilityIn(year)), Share(full.ProbabilitySustainedFrom(year)), Share(reported.ProbabilityBy(year)));
        }

        return table;
    }

    private static string Share(Estimate e) => ResultTable.Share(e).Trim();

    private HtmlTable Money()
    {
        int last = result.Years[^1];
        ProgrammePlan plan = result.Plan;
        var table = new HtmlTable($"To {result.YearLabel(last)}, £m", "", "plan", "mean", "P10", "P50", "P90");
        Row(table, "savings", plan.Saving, result.SavingBy(last), "0.0");
        Row(table, "reported cost", plan.Cost(Perimeter.Reported), result.CostBy(last, Perimeter.Reported), "0.0");
        Row(table, "full cost", plan.Cost(Perimeter.Full), result.CostBy(last), "0.0");
        Row(table, "net present value, full", plan.NetPresentValue(Perimeter.Full), result.NetPresentValue(), "0.0");
        Row(table, "benefit-cost ratio, full", plan.BenefitCostRatio(Perimeter.Full), result.BenefitCostRatio(), "0.00");
        return table;
    }

    private static void Row(HtmlTable table, string name, double plan, ValueOutput value, string format) =>
        table.Row(name, ((double[])[plan, value.Mean.Value, .. value.Quantiles(0.10, 0.50, 0.90).Select(q => q.Value)]).Select(x => x.ToString(format, CultureInfo.InvariantCulture)));
}
