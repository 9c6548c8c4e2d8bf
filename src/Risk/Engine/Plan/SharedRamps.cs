namespace Risk.Engine;

/// <summary>
/// Flows that begin together and rise alike differ in their amounts and ends alone: what one of them has carried by each boundary is computed once, and each flow is a window of it.
/// </summary>
internal static class SharedRamps
{
    /// <summary>The terms, with ramps that two or more share as windows of their common rows; in canonical order.</summary>
    public static List<AccrualTerm> Of(ExpressionPool pool, List<AccrualTerm> terms)
    {
        bool any = false;
        foreach (AccrualTerm term in terms)
        {
            any |= term is RampTerm;
        }

        return any ? Joined(pool, terms) : terms;
    }

    private static List<AccrualTerm> Joined(ExpressionPool pool, List<AccrualTerm> terms)
    {
        var shared = terms.OfType<RampTerm>().GroupBy(t => t.Ramp).Where(g => g.Skip(1).Any()).Select(g => g.ToList()).ToList();
        if (shared.Count == 0)
        {
            return terms;
        }

        List<AccrualTerm> all = terms.FindAll(t => !shared.Any(g => g.Contains(t)));
        foreach (List<RampTerm> group in shared)
        {
            Expression rows = group[0].Rows(pool);
            all.AddRange(group.Select(t => new WindowTerm(t.Coefficient, rows, pool.Constant(0), t.AtEnd(pool), t.Start)));
        }

        return [.. all.OrderBy(t => t.Shape)];
    }
}
