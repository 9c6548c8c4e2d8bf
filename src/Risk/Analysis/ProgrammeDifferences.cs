using System.Text;
using Risk.Programmes;
using Risk.Results;

namespace Risk;

/// <summary>A programme less another, in the same runs.</summary>
public sealed class ProgrammeDifferences
{
    internal ProgrammeDifferences(SimulationResult baseline, SimulationResult alternative, PairedDifferences outputs) =>
        (Baseline, Alternative, Outputs) = (baseline, alternative, outputs);

    /// <summary>What is compared with.</summary>
    public SimulationResult Baseline { get; }

    /// <summary>What is compared.</summary>
    public SimulationResult Alternative { get; }

    /// <summary>The differences of all outputs that both have, by name.</summary>
    public PairedDifferences Outputs { get; }

    /// <summary>The years in which both have a headline probability.</summary>
    public IReadOnlyList<int> Years => [.. Baseline.Years.Where(y => Outputs.EventNames.Contains(By(y, Perimeter.Full)))];

    /// <summary>Whether both end in the same year, so that their net present values at the horizon can be compared.</summary>
    public bool SharesHorizon => Outputs.ValueNames.Contains(Npv(Perimeter.Full));

    /// <summary>How much more probable value for money by a year is, by the headline criterion of the baseline.</summary>
    /// <exception cref="KeyNotFoundException">The two do not share the criterion or the year.</exception>
    public Estimate ProbabilityBy(int year, Perimeter perimeter = Perimeter.Full) => Outputs.Probability(By(year, perimeter));

    /// <summary>How much more probable it is that the criterion holds at the end of a year.</summary>
    /// <exception cref="KeyNotFoundException">The two do not share the criterion or the year.</exception>
    public Estimate ProbabilityIn(int year, Perimeter perimeter = Perimeter.Full) =>
        Outputs.Probability(OutputNames.In(Baseline.ValueForMoney.Test.Name, perimeter, Baseline.YearLabel(year)));

    /// <summary>The mean of the net present value at the horizon less that of the baseline, run by run, £m.</summary>
    /// <exception cref="KeyNotFoundException">The two do not share the horizon.</exception>
    public Estimate NetPresentValue(Perimeter perimeter = Perimeter.Full) => Outputs.Mean(Npv(perimeter));

    /// <summary>A quantile of the net present value at the horizon less the same quantile of the baseline, £m.</summary>
    /// <param name="p">One of <see cref="PairedDifferences.Probabilities"/>.</param>
    /// <param name="perimeter">Which costs.</param>
    /// <exception cref="KeyNotFoundException">The two do not share the horizon.</exception>
    public Estimate NetPresentValueQuantile(double p, Perimeter perimeter = Perimeter.Full) => Outputs.Quantile(Npv(perimeter), p);

    /// <summary>The differences as a table for people.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(Alternative.Programme.Name).Append(" less ").Append(Baseline.Programme.Name).Append('\n');
        foreach (int year in Years)
        {
            text.Append("  by ").Append(Baseline.YearLabel(year).PadRight(9)).Append(ProbabilityBy(year)).Append('\n');
        }

        if (SharesHorizon)
        {
            text.Append("  net present value, full: mean ").Append(NetPresentValue()).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The differences as a table of HTML, every text encoded: what a notebook shows.</summary>
    public string ToHtml()
    {
        var table = new HtmlTable($"{Alternative.Programme.Name} less {Baseline.Programme.Name}: probability of value for money ({Baseline.ValueForMoney.Test}), full costs", "", "difference", Baseline.Programme.Name, Alternative.Programme.Name);
        foreach (int year in Years)
        {
            table.Row(
                "by " + Baseline.YearLabel(year), ProbabilityBy(year).ToString(),
                Baseline.ValueForMoney.ProbabilityBy(year).ToString(), Alternative.Criterion(Baseline.ValueForMoney.Test).ProbabilityBy(year).ToString());
        }

        if (SharesHorizon)
        {
            table.Row("mean NPV, £m", NetPresentValue().ToString(), Baseline.NetPresentValue().Mean.ToString(), Alternative.NetPresentValue().Mean.ToString());
        }

        return table.ToString();
    }

    private string By(int year, Perimeter perimeter) => OutputNames.By(Baseline.ValueForMoney.Test.Name, perimeter, Baseline.YearLabel(year));

    private string Npv(Perimeter perimeter) => OutputNames.NetPresentValue(perimeter, Baseline.YearLabel(Baseline.Years[^1]));
}
