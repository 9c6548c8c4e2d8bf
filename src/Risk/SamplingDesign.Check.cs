namespace Risk;

public sealed partial record SamplingDesign
{
    /// <summary>What is wrong with the design for so many runs.</summary>
    internal IReadOnlyList<Problem> Check(long runs)
    {
        var problems = new List<Problem>();
        Check(runs, problems);
        return problems;
    }

    private void Check(long runs, List<Problem> problems)
    {
        if (HasReplicates && Replicates is < 2 or > 1_000_000)
        {
            problems.Add(new("RUN014", "design/replicates", $"replicates must be 2..1000000 (was {Replicates}): errors are read from their spread"));
            return;
        }

        if (Method == SamplingMethod.Stratified && Inputs.Count is < 1 or > MaximumStratified)
        {
            problems.Add(new("RUN015", "design/inputs", $"name 1 to {MaximumStratified} inputs to stratify (was {Inputs.Count}); for more use a Latin hypercube"));
            return;
        }

        CheckNames(problems);
        if (problems.Count > 0 || runs is < 1 or > SimulationOptions.MaximumRuns)
        {
            return;
        }

        if (Method == SamplingMethod.MidpointLatinHypercube)
        {
            problems.Add(new("RUN045", "design", "midpoints have a bias, of curves within strata and of tails beyond the outermost, which no interval holds: of a sum of inputs the interval has no width at all", Severity.Warning));
        }

        RunScheme scheme = SchemeOf(runs);
        long whole = scheme.WholeRuns(runs, Replicates);
        if (Method == SamplingMethod.Sobol && (!long.IsPow2(scheme.Points) || whole != runs))
        {
            problems.Add(new("RUN011", "runs", $"use 2^k runs for balance: {whole} runs are {whole / scheme.Points} replicates of {scheme.Points} Sobol points", Severity.Warning));
        }
        else if (whole != runs)
        {
            problems.Add(new(
                "RUN017", "runs", $"{runs} runs become {whole}: " + (HasReplicates ? $"whole replicates of {scheme.Points} points" : "whole pairs"), Severity.Warning));
        }
    }

    private void CheckNames(List<Problem> problems)
    {
        if (Method == SamplingMethod.Importance && Changes.Count == 0)
        {
            problems.Add(new("RUN028", "design/changes", "importance sampling changes the law of at least one input: name it and the law to draw it from"));
        }

        foreach (IGrouping<string, ChangeOfLaw> twice in Changes.GroupBy(c => c.Input, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            problems.Add(new("RUN016", $"design/changes/{twice.Key}", $"an input is drawn from one law: it was given {string.Join(" and ", twice.Select(c => c.Law))}"));
        }

        if (Inputs.Distinct(StringComparer.Ordinal).Count() < Inputs.Count)
        {
            problems.Add(new("RUN016", "design/inputs", "an input of the design is named twice"));
        }

        if (Redrawn.Distinct(StringComparer.Ordinal).Count() < Redrawn.Count)
        {
            problems.Add(new("RUN016", "design/redrawn", "an input of the design is named twice"));
        }

        if (Redraws != RedrawsByRuns && (Redraws is < 1 or > MaximumRedraws || !int.IsPow2(Redraws)))
        {
            problems.Add(new("RUN040", "design/redraws", $"redraws must be a power of two, 1..{MaximumRedraws}, or {RedrawsByRuns}, by the number of runs (was {Redraws})"));
        }
        else if (HasRedraws && Method != SamplingMethod.Sobol)
        {
            problems.Add(new("RUN040", "design/redraws", $"redraws need Sobol points (was {Name})"));
        }
        else if (Redraws == 1 && Redrawn.Count > 0)
        {
            problems.Add(new("RUN040", "design/redraws", $"inputs to redraw are named, but redraws are 1: set 2 to {MaximumRedraws}"));
        }
    }
}
