namespace Risk.Engine;

/// <summary>
/// The order in which the terms of all blocks are added up. Terms that share an input few others use, those of one customer, go
/// together, so that what they share is computed once and dropped. The order follows from the structure alone: so do the bits of the sums.
/// </summary>
internal static class BlockSchedule
{
    /// <summary>The most terms of a group: an input that would join more belongs to a supplier or the programme, not to a customer.</summary>
    private const int Most = 64;

    /// <summary>Groups whose terms are added block by block.</summary>
    private const int Together = 3;

    /// <summary>A term that depends on more inputs belongs to the programme: it joins no customers to each other.</summary>
    private const int Own = 32;

    /// <summary>The blocks by level: a block may depend on blocks of lower levels.</summary>
    public static List<List<Expression>> Levels(List<Expression> order)
    {
        var level = new Dictionary<Expression, int>();
        var levels = new List<List<Expression>>();
        var families = new HashSet<Fingerprint>();
        foreach (Expression expression in order)
        {
            int highest = 0;
            foreach (Expression need in ExpressionGraph.Needs(expression))
            {
                highest = Math.Max(highest, level[need]);
            }

            if (expression.Kind is Kind.Accrual or Kind.Pulse or Kind.FamilySum)
            {
                if (levels.Count == highest)
                {
                    levels.Add([]);
                }

                // One block serves a family in all its periods.
                if (expression.Tag is not TimeFamily family || families.Add(family.Hash))
                {
                    levels[highest].Add(expression);
                }

                highest++;
            }

            level[expression] = highest;
        }

        return levels;
    }

    /// <summary>All terms of the blocks, in the order of execution; those of a few groups together.</summary>
    public static List<List<BlockTerm>> Order(IEnumerable<Expression> blocks)
    {
        var terms = new List<BlockTerm>();
        foreach (Expression block in blocks.OrderBy(b => b.Hash))
        {
            int count = block.Tag switch
            {
                AccrualBlock accrual => accrual.Terms.Count,
                PulseBlock pulse => pulse.Terms.Count,
                _ => ((TimeFamily)block.Tag!).Terms.Count,
            };
            for (int i = 0; i < count; i++)
            {
                terms.Add(new(block, i));
            }
        }

        var members = new Dictionary<Expression, List<int>>();
        for (int i = 0; i < terms.Count; i++)
        {
            Expression[] inputs = [.. Inputs(terms[i])];
            foreach (Expression input in inputs.Length > Own ? [] : inputs)
            {
                if (!members.TryGetValue(input, out List<int>? list))
                {
                    members.Add(input, list = []);
                }

                list.Add(i);
            }
        }

        // Rare inputs first: a customer's own join its terms before an input of all customers is asked.
        int[] parent = new int[terms.Count], sizes = new int[terms.Count], asked = new int[terms.Count];
        for (int i = 0; i < parent.Length; i++)
        {
            (parent[i], sizes[i]) = (i, 1);
        }

        int question = 0;
        foreach (List<int> sharing in members.Values.OrderBy(m => m.Count).ThenBy(m => m[0]))
        {
            (int least, int size) = (parent.Length, 0);
            question++;
            for (int i = 0; i < sharing.Count && size <= Most; i++)
            {
                int group = Find(parent, sharing[i]);
                size += asked[group] == question ? 0 : sizes[group];
                (asked[group], least) = (question, Math.Min(least, group));
            }

            if (size <= Most)
            {
                foreach (int i in sharing)
                {
                    parent[Find(parent, i)] = least;
                }

                sizes[least] = size;
            }
        }

        // The least index leads its group, and terms are in canonical order within blocks in canonical order.
        var groups = new List<BlockTerm>[terms.Count];
        for (int i = 0; i < groups.Length; i++)
        {
            (groups[Find(parent, i)] ??= []).Add(terms[i]);
        }

        var together = new List<List<BlockTerm>>();
        int joined = Together;
        foreach (List<BlockTerm> group in groups)
        {
            if (group is null)
            {
                continue;
            }

            if (joined == Together)
            {
                together.Add([]);
                joined = 0;
            }

            together[^1].AddRange(group);
            joined++;
        }

        return together;
    }

    private static IEnumerable<Expression> Inputs(BlockTerm term) =>
        ExpressionGraph.InOrder(term.Needs()).Where(e => e.Kind == Kind.Uniform);

    private static int Find(int[] parent, int i)
    {
        while (parent[i] != i)
        {
            parent[i] = parent[parent[i]];
            i = parent[i];
        }

        return i;
    }
}

/// <summary>Term <paramref name="Index"/> of a block.</summary>
internal sealed record BlockTerm(Expression Block, int Index)
{
    public IEnumerable<Expression> Needs()
    {
        switch (Block.Tag)
        {
            case AccrualBlock accrual:
                return accrual.Terms[Index].Needs;
            case PulseBlock pulse:
                return [pulse.Terms[Index].Coefficient, pulse.Terms[Index].When];
            default:
                TimeTerm member = ((TimeFamily)Block.Tag!).Terms[Index];
                return member.Until is null ? [member.Coefficient, member.From] : [member.Coefficient, member.From, member.Until];
        }
    }
}
