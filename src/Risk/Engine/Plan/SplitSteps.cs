namespace Risk.Engine;

/// <summary>The steps of a plan in two parts: what stays as it is while some inputs are drawn again, and what depends on those.</summary>
/// <param name="Before">What depends on no redrawn input, in its order.</param>
/// <param name="Again">What does, in its order.</param>
internal sealed record SplitSteps(List<Step> Before, List<Step> Again)
{
    /// <summary>Divides the steps. A value that several steps add up is computed by all of them again, or by none.</summary>
    /// <param name="steps">A plan in which no two inputs are drawn by one step.</param>
    /// <param name="redrawn">The names of the inputs that are drawn again.</param>
    public static SplitSteps Of(List<Step> steps, IReadOnlySet<string> redrawn)
    {
        HashSet<Register> targets = [.. steps.Select(s => s.D).OfType<Register>()];
        var again = new HashSet<Register>();
        var moves = new bool[steps.Count];
        for (bool changed = true; changed;)
        {
            changed = false;
            for (int i = 0; i < steps.Count; i++)
            {
                if (!moves[i] && (IsDrawnAgain(steps[i], redrawn) || steps[i].Registers().Any(again.Contains)))
                {
                    moves[i] = changed = true;
                    again.UnionWith(Written(steps[i], targets));
                }
            }
        }

        return new(
            InputPairs.Join([.. steps.Where((_, i) => !moves[i])]),
            InputPairs.Join([.. steps.Where((_, i) => moves[i])]));
    }

    /// <summary>What the second part reads of the first: it must stand until all redraws are done.</summary>
    public IEnumerable<Register> Shared()
    {
        if (Again.Count == 0)
        {
            return [];
        }

        HashSet<Register> before = [.. Before.SelectMany(s => s.Registers())];
        return Again.SelectMany(s => s.Registers()).Distinct().Where(before.Contains);
    }

    private static bool IsDrawnAgain(Step step, IReadOnlySet<string> redrawn) => step.Input is { } name && redrawn.Contains(name);

    // E and F are arguments where another step makes them, and scratch where none does.
    private static IEnumerable<Register> Written(Step step, HashSet<Register> targets)
    {
        foreach (Register? register in (Register?[])[step.D, step.E, step.F])
        {
            if (register is not null && (register == step.D || !targets.Contains(register)))
            {
                yield return register;
            }
        }
    }
}
