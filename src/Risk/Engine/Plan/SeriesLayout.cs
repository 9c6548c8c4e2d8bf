namespace Risk.Engine;

/// <summary>Lays a <see cref="SeriesForm"/> out in rows: common factors leave the sum, flows become accrual blocks, moments pulse blocks.</summary>
internal sealed class SeriesLayout(ExpressionPool pool)
{
    public Expression Rows(SeriesForm form)
    {
        // A lone row factor is its own rows already.
        if (form.Terms is [{ Primitive: null, Factors: null, Rows: [var only], Coefficient: var one }] && one.Is(1))
        {
            return only;
        }

        var groups = new Dictionary<Fingerprint, List<SeriesTerm>>();
        foreach (SeriesTerm term in Stacked(form.Terms))
        {
            Fingerprint key = KeyOf(term);
            if (!groups.TryGetValue(key, out List<SeriesTerm>? members))
            {
                groups.Add(key, members = []);
            }

            members.Add(term);
        }

        List<RowGroup> laid = [.. groups.Values.OrderBy(g => KeyOf(g[0])).Select(g => Lay(KeyOf(g[0]), form.Timeline, g))];
        return pool.Make(Kind.Rows, [], null, new RowSum(form.Timeline, laid));
    }

    /// <summary>Series written period by period add up period by period, where the plan finds the flows in them again.</summary>
    private List<SeriesTerm> Stacked(List<SeriesTerm> terms)
    {
        static bool IsStack(SeriesTerm t) => t is { Primitive: null, Rows: [{ Kind: Kind.Stack }] };
        if (terms.Count(IsStack) < 2)
        {
            return terms;
        }

        List<SeriesTerm> joined = terms.FindAll(t => !IsStack(t));
        foreach (IGrouping<Fingerprint, SeriesTerm> group in terms.FindAll(IsStack).GroupBy(t => KeyOf(t with { Rows = [] })))
        {
            SeriesTerm[] stacks = [.. group];
            Expression[] sums = [.. Enumerable.Range(0, stacks[0].Rows[0].A.Length)
                .Select(t => pool.Linear(0, [.. stacks.Select(s => new Term(1, pool.Multiply(s.Coefficient, s.Rows[0].A[t])))]))];
            joined.Add(new(pool.One, stacks[0].Factors, [pool.Make(Kind.Stack, sums)], null));
        }

        return joined;
    }

    private static Fingerprint KeyOf(SeriesTerm term)
    {
        var hash = new StructuralHash(6);
        foreach (double factor in term.Factors ?? [])
        {
            hash.Add(factor);
        }

        foreach (Expression row in term.Rows)
        {
            hash.Add(row.Hash);
        }

        return hash.Value;
    }

    private RowGroup Lay(Fingerprint key, Timeline timeline, List<SeriesTerm> terms)
    {
        var flows = new List<AccrualTerm>();
        var moments = new List<PulseTerm>();
        var scalars = new List<Term>();
        foreach (SeriesTerm term in terms)
        {
            switch (term.Primitive)
            {
                case FlowPrimitive flow:
                    Expand(timeline, term.Coefficient, flow, flows);
                    break;
                case MomentPrimitive moment:
                    moments.Add(new(term.Coefficient, moment.When));
                    break;
                default:
                    scalars.Add((1, term.Coefficient));
                    break;
            }
        }

        return new(
            key,
            terms[0].Factors,
            terms[0].Rows,
            flows.Count == 0 ? null : pool.Make(Kind.Accrual, [], null, new AccrualBlock(timeline, Joined(flows))),
            moments.Count == 0 ? null : pool.Make(Kind.Pulse, [], null, new PulseBlock(timeline, Joined(moments))),
            scalars.Count == 0 ? null : pool.Linear(0, scalars));
    }

    /// <summary>
    /// With P the annuity and Q the ramped annuity of the decay k, c = from, d = min(c + ramp, until):
    /// ∫ e^(−k(t − c)) dt = e^(kc)·(P(x) − P(c)) and ∫ (t − c)·e^(−k(t − c)) dt = e^(kc)·(Q(x) − Q(c) − c·(P(x) − P(c))).
    /// </summary>
    private void Expand(Timeline timeline, Expression coefficient, FlowPrimitive flow, List<AccrualTerm> terms)
    {
        if (coefficient.Is(0))
        {
            return;
        }

        Expression k = flow.Decay, end = pool.Constant(timeline.End);
        Expression from = pool.Minimum(flow.From, end), until = pool.Minimum(flow.Until, end);
        double[] boundaries = [.. timeline.Boundaries];
        Expression linear = pool.Make(Kind.AnnuityRows, [k], boundaries);
        if (k.Is(0) && flow.Ramp.Is(0))
        {
            terms.Add(new(coefficient, linear, flow.From, flow.Until, flow.From));
            return;
        }

        Expression scaled = pool.Multiply(coefficient, pool.Growth(k, from));
        Expression annuityFrom = pool.Annuity(k, from), annuityUntil = pool.Annuity(k, until);
        if (flow.Ramp.Is(0))
        {
            terms.Add(new(scaled, linear, annuityFrom, annuityUntil, from));
            return;
        }

        // P(c + r) = P(c) + e^(−kc)·P(r) and Q(c + r) = Q(c) + e^(−kc)·(Q(r) + c·P(r)): no exponential of c + r.
        Expression ramp = flow.Ramp, decay = pool.Decay(k, from), annuityRamp = pool.Annuity(k, ramp);
        Expression rampFrom = pool.RampAnnuity(k, from);
        Expression annuityFull = pool.Minimum(pool.Add(annuityFrom, pool.Multiply(decay, annuityRamp)), annuityUntil);
        Expression rampFull = pool.Minimum(
            pool.Add(rampFrom, pool.Multiply(decay, pool.Add(pool.RampAnnuity(k, ramp), pool.Multiply(from, annuityRamp)))),
            pool.RampAnnuity(k, until));
        Expression rising = pool.Divide(scaled, ramp);
        terms.Add(new(rising, pool.Make(Kind.RampAnnuityRows, [k], boundaries), rampFrom, rampFull, from));
        terms.Add(new(scaled, linear, annuityFull, annuityUntil, from));
        if (!from.Is(0))
        {
            terms.Add(new(pool.Scale(-1, pool.Multiply(rising, from)), linear, annuityFrom, annuityFull, from));
        }
    }

    private List<AccrualTerm> Joined(List<AccrualTerm> terms) =>
    [
        .. terms.GroupBy(t => t.Shape).OrderBy(g => g.Key)
            .Select(g => g.First() with { Coefficient = pool.Linear(0, [.. g.Select(t => new Term(1, t.Coefficient))]) })
            .Where(t => !t.Coefficient.Is(0)),
    ];

    private List<PulseTerm> Joined(List<PulseTerm> terms) =>
    [
        .. terms.GroupBy(t => t.When).OrderBy(g => g.Key.Hash)
            .Select(g => g.First() with { Coefficient = pool.Linear(0, [.. g.Select(t => new Term(1, t.Coefficient))]) })
            .Where(t => !t.Coefficient.Is(0)),
    ];
}
