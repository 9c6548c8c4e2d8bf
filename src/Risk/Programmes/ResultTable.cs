using System.Globalization;
using System.Text;

namespace Risk.Programmes;

/// <summary>A simulation result as text.</summary>
internal sealed class ResultTable(SimulationResult result)
{
    private readonly StringBuilder _text = new();

    public string ToString(bool withWarnings)
    {
        _text.Clear();
        Header();
        Probabilities();
        BreakEven();
        Money();
        Backtest();
        if (withWarnings)
        {
            Warnings();
        }

        return _text.ToString();
    }

    private static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void Line(string text = "") => _text.Append(PlainText.OneLine(text.TrimEnd())).Append('\n');

    private static string Counted(long n, string what) => F($"{n:#,0} {what}{(n == 1 ? "" : "s")}");

    /// <summary>A number in its column: without decimals, then scientific, where the column is too narrow for it.</summary>
    private static string Fits(double x, string format) =>
        ((string[])[format, "0", "0.###e0", "0.#e0"]).Select(f => x.ToString(f, CultureInfo.InvariantCulture)).First(t => t.Length <= 8);

    private void Header()
    {
        Programme p = result.Programme;
        Line(p.Name);
        Line(F($"{Counted(result.Runs, "run")}, seed {result.Seed}; {Counted(p.Customers.Count, "customer")}, {p.Prices}, £m; discounted at {p.DiscountRate}, {ParameterList.TimingOf(p.DiscountTiming)}"));
    }

    private void Probabilities()
    {
        Line();
        Line(F($"Probability of value for money ({result.ValueForMoney.Test}), in full costs: by the end of a financial year, with its {100 * result.Model.Confidence:0.#} % interval; in it; from it on"));
        Line();
        Line($"{"",-9}{"by, full costs",-42}{"in",9}{"from",9}   {"by, reported",12}{"in",9}{"from",9}   {Others()}");
        foreach (int year in result.Years)
        {
            ValueForMoneyResult full = result.ValueForMoney, reported = full.In(Perimeter.Reported);
            Line($"{result.YearLabel(year),-9}{full.ProbabilityBy(year),-42}{Share(full.ProbabilityIn(year))}{Share(full.ProbabilitySustainedFrom(year))}   "
                + $"{Share(reported.ProbabilityBy(year)),12}{Share(reported.ProbabilityIn(year))}{Share(reported.ProbabilitySustainedFrom(year))}   "
                + string.Concat(OtherCriteria().Select(c => Share(result.Criterion(c).ProbabilityIn(year)).PadLeft(Width(c)))));
        }

        if (OtherCriteria().Any())
        {
            Line();
            Line("The last columns: in full costs, whether the test holds in that year.");
        }
    }

    private IEnumerable<ValueForMoneyCriterion> OtherCriteria() => result.Programme.Criteria.Skip(1);

    private string Others() => string.Concat(OtherCriteria().Select(c => c.Name.PadLeft(Width(c))));

    private static int Width(ValueForMoneyCriterion criterion) => Math.Max(9, criterion.Name.Length + 2);

    /// <summary>A probability in a column: never a bare 100 % or 0 %.</summary>
    internal static string Share(Estimate e)
    {
        string text = e.Value >= 0.9995 ? ">99.9 %" : e.Value < 0.0005 ? "<0.1 %" : F($"{100 * e.Value:0.0} %");
        return text.PadLeft(9);
    }

    private void BreakEven()
    {
        BreakEvenDistribution distribution = result.ValueForMoney.BreakEven;
        string Year(double p) => distribution.Quantile(p) is { } year ? result.YearLabel(year) : "never";
        Line();
        Line($"Break-even, full costs: P10 {Year(0.1)}, P50 {Year(0.5)}, P90 {Year(0.9)}; never within the horizon: {distribution.Never}");
    }

    private void Money()
    {
        int last = result.Years[^1];
        ProgrammePlan plan = result.Plan;
        Line();
        Line(F($"{"To " + result.YearLabel(last),-32}{"plan",9}{"mean",9}{"P5",9}{"P10",9}{"P50",9}{"P90",9}{"P95",9}"));
        Row("savings", plan.Saving, result.SavingBy(last), "0.0");
        Row("reported cost", plan.Cost(Perimeter.Reported), result.CostBy(last, Perimeter.Reported), "0.0");
        Row("full cost", plan.Cost(Perimeter.Full), result.CostBy(last), "0.0");
        Row("net present value, reported", plan.NetPresentValue(Perimeter.Reported), result.NetPresentValue(Perimeter.Reported), "0.0");
        Row("net present value, full", plan.NetPresentValue(Perimeter.Full), result.NetPresentValue(), "0.0");
        Row("benefit-cost ratio, reported", plan.BenefitCostRatio(Perimeter.Reported), result.BenefitCostRatio(Perimeter.Reported), "0.00");
        Row("benefit-cost ratio, full", plan.BenefitCostRatio(Perimeter.Full), result.BenefitCostRatio(), "0.00");
        Row("migrated customers", plan.MigratedAt(plan.Horizon), result.MigratedBy(last), "0.0");
    }

    private void Row(string name, double? plan, ValueOutput value, string format)
    {
        string Shown(double x) => Fits(x, format).PadLeft(9);
        IReadOnlyList<Estimate> q = value.Quantiles(0.05, 0.10, 0.50, 0.90, 0.95);
        Line(name.PadRight(32) + (plan is { } p ? Shown(p) : new string(' ', 9)) + Shown(value.Mean.Value) + string.Concat(q.Select(e => Shown(e.Value))));
    }

    private void Backtest()
    {
        IReadOnlyList<BacktestRow> rows = result.Backtest;
        if (rows.Count == 0)
        {
            return;
        }

        Line();
        Line(F($"{"Beside what happened",-36}{"actual",9}{"mean",9}{"P5",9}{"P50",9}{"P95",9}{"rank",8}"));
        foreach (BacktestRow row in rows)
        {
            string name = row.Observation.Name + (row.Observation.IsForecast ? " (forecast)" : "");
            string Shown(double x) => Fits(x, "0.0").PadLeft(9);
            IReadOnlyList<Estimate> q = row.Simulated.Quantiles(0.05, 0.50, 0.95);
            Line(name.PadRight(36) + (row.Observation.Actual is { } actual ? Shown(actual) : "-".PadLeft(9)) + Shown(row.Simulated.Mean.Value)
                + string.Concat(q.Select(e => Shown(e.Value))) + (row.Rank is { } rank ? F($"{rank:0.000}") : "-").PadLeft(8));
        }
    }

    private void Warnings()
    {
        if (result.Warnings.Count > 0)
        {
            Line();
            Line("Warnings:");
            foreach (Problem warning in result.Warnings)
            {
                Line("  " + warning);
            }
        }
    }
}
