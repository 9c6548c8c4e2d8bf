using Risk.Results;

namespace Risk.Analysis;

/// <summary>The value of knowing one input before deciding: docs/methods.md (42).</summary>
internal sealed class InformationOfInput(DecisionRuns decision)
{
    private readonly double[] reference = decision.Values[decision.Best];
    // The most that a run gains by knowing everything or, where none does, could.
    private readonly double most = decision.Gains.Max() is > 0 and double greatest ? greatest : decision.Range;

    /// <summary>Estimates it.</summary>
    /// <param name="draws">The draws of the input, by run.</param>
    public (Estimate Value, SortedRuns Sorted) Of(double[] draws)
    {
        var sorted = new SortedRuns(draws);
        double[] terms = Terms(sorted);
        RunFigures figures = decision.Figures;
        double raw = RunFigures.MeanOf(terms), error = figures.Error(terms), reach = figures.Score * error;

        // Knowledge is never worth less than nothing.
        double value = Math.Max(0, raw), least = InHindsight(sorted) + figures.LeastReach(most);
        return (new(EstimateKind.Mean, value, error, Math.Max(0, raw - reach), Math.Max(raw + reach, least), figures.Confidence, draws.Length), sorted);
    }

    /// <summary>By run, how much better the rule learnt from the other half of the runs is than deciding without.</summary>
    private double[] Terms(SortedRuns sorted)
    {
        var terms = new double[reference.Length];
        foreach (bool second in (bool[])[false, true])
        {
            var rule = DecisionRule.From(sorted.Where(run => decision.Figures.IsSecondHalf(run) != second), decision.Values, decision.Best);
            for (int run = 0; run < terms.Length; run++)
            {
                if (decision.Figures.IsSecondHalf(run) == second)
                {
                    terms[run] = decision.Values[rule.At(sorted.Draws[run])][run] - reference[run];
                }
            }
        }

        return terms;
    }

    /// <summary>What the best rule with one turning point, chosen in hindsight, gains in the very runs from which it is chosen: more, in the mean, than such a rule is worth.</summary>
    private double InHindsight(SortedRuns sorted)
    {
        double best = 0;
        foreach (double[] own in decision.Values)
        {
            double all = 0, below = 0;
            foreach (int run in sorted.Order)
            {
                all += own[run] - reference[run];
            }

            for (int start = 0, end; start < sorted.Order.Length; start = end)
            {
                end = sorted.EndOfValue(start);
                for (int i = start; i < end; i++)
                {
                    below += own[sorted.Order[i]] - reference[sorted.Order[i]];
                }

                best = Math.Max(best, Math.Max(below, all - below));
            }
        }

        return best / sorted.Order.Length;
    }
}
