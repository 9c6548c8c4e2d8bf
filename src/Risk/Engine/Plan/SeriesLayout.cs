namespace Risk.Engine;

/// <summary>Lays a <see cref="SeriesForm"/> out in rows: common factors leave the sum, flows become accrual blocks, moments pulse blocks.</summary>
internal sealed class SeriesLayout(ExpressionPool pool, IReadOnlySet<string> redrawn)
{
    private readonly LateFactors _late = new(pool, redrawn);
    private readonly Dictionary<Fingerprint, FadingFlow> _fading = [];
    private RampedFlows? _ramps;

    private RampedFlows Ramps => _ramps ??= new(pool);

    public Expression Rows(SeriesForm form)
    {
        // A lone row factor is its own rows already.
        if (form.Terms is [{ Primitive: null, Factors: null, Rows: [var only], Coefficient: var one }] && one.Is(1))
        {
            return only;
        }

        var groups = new Dictionary<Fingerprint, List<SeriesTerm>>();
        foreach (SeriesTerm term in Stacked(_late.Any ? Apart(form) : form.Terms))
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

    /// <summary>One period of <paramref name="rows"/>. A running total of what accrues stands in the block already: its own boundary row.</summary>
    public Expression Element(Expression rows, int period) =>
        rows.Kind == Kind.Cumulative && Running(rows.A[0], period) is { } total ? total : pool.Make(Kind.Element, [rows], null, period);

    /// <summary>The total of the periods up to <paramref name="period"/>; null unless it is a sum of totals that blocks hold.</summary>
    private Expression? Running(Expression rows, int period)
    {
        if (rows.Tag is not RowSum sum)
        {
            return null;
        }

        var totals = new List<Term>();
        foreach (RowGroup group in sum.Groups)
        {
            Expression? total = group switch
            {
                { Factors: null, Rows: [], Accrual: { } accrual, Pulse: null, Scalar: null } => pool.Make(Kind.Element, [accrual], null, period + 1),
                { Factors: null, Rows: [var only], Accrual: null, Pulse: null, Scalar: { } scale } when (scale.IsConstant || _late.Any) && Running(only, period) is { } part =>
                    pool.Multiply(scale, part),
                _ => null,
            };
            if (total is null)
            {
                return null;
            }

            totals.Add(new(1, total));
        }

        return pool.Linear(0, totals);
    }

    /// <summary>Flows and moments that share a factor which is drawn again are added up without it, so that it multiplies their sum.</summary>
    private List<SeriesTerm> Apart(SeriesForm form)
    {
        var terms = new List<SeriesTerm>();
        var shared = new SortedDictionary<Fingerprint, List<SeriesTerm>>();
        var factors = new Dictionary<Fingerprint, Expression>();
        foreach (SeriesTerm term in form.Terms)
        {
            LateProduct product = _late.Split(term.Coefficient);
            if (term.Primitive is null || product.Late.Is(1))
            {
                terms.Add(term);
                continue;
            }

            if (factors.TryAdd(product.Late.Hash, product.Late))
            {
                shared.Add(product.Late.Hash, []);
            }

            shared[product.Late.Hash].Add(term with { Coefficient = product.Rest });
        }

        foreach ((Fingerprint late, List<SeriesTerm> members) in shared)
        {
            terms.Add(new(factors[late], null, [Rows(new(form.Timeline, members))], null));
        }

        return terms;
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
            flows.Count == 0 ? null : pool.Make(Kind.Accrual, [], null, new AccrualBlock(timeline, SharedRamps.Of(pool, Joined(flows)))),
            moments.Count == 0 ? null : pool.Make(Kind.Pulse, [], null, new PulseBlock(timeline, Joined(moments))),
            scalars.Count == 0 ? null : pool.Linear(0, scalars));
    }

    /// <summary>
    /// With δ the decay, k = δ + discount, P the annuity of k, c = from, s = since:
    /// ∫ e^(−δ(t − s))·e^(−(k − δ)t) dt = e^(δs)·(P(x) − P(c)): docs/methods.md (23a).
    /// </summary>
    private void Expand(Timeline timeline, Expression coefficient, FlowPrimitive flow, List<AccrualTerm> terms)
    {
        if (coefficient.Is(0))
        {
            return;
        }

        FadingFlow fading = FadingOf(flow);
        Expression end = pool.Constant(timeline.End);
        Expression from = pool.Minimum(flow.From, end), until = pool.Minimum(flow.Until, end);
        Expression linear = fading.AnnuityAt([.. timeline.Boundaries]);
        bool atOnce = flow.Ramp.IsConstant && flow.Ramp.Value <= 0;
        if (flow.Decay.Is(0) && atOnce && fading.IsBounded)
        {
            // The annuity of a falling flow is finite for ever, so moments need no bound.
            terms.Add(new WindowTerm(coefficient, linear, fading.Annuity(flow.From), fading.Annuity(flow.Until), flow.From));
            return;
        }

        if (!atOnce)
        {
            Ramps.Add(timeline, coefficient, flow, fading, terms);
            return;
        }

        Expression scaled = flow.Decay.Is(0) ? coefficient : pool.Multiply(coefficient, pool.Growth(flow.Decay, flow.Since == flow.From ? from : Ramps.Since(flow.Since, flow.Decay, end)));
        terms.Add(new WindowTerm(scaled, linear, fading.Annuity(from), fading.Annuity(until), from));
    }

    /// <summary>Flows share their rates.</summary>
    private FadingFlow FadingOf(FlowPrimitive flow)
    {
        var key = new StructuralHash(12);
        key.Add(flow.Decay.Hash);
        key.Add(flow.Discount.Hash);
        if (!_fading.TryGetValue(key.Value, out FadingFlow? fading))
        {
            _fading.Add(key.Value, fading = new(pool, flow.Decay, flow.Discount));
        }

        return fading;
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
