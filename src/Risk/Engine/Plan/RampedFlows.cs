using Risk.Engine.Kernels;

namespace Risk.Engine;

/// <summary>Lays out flows that rise over a ramp: docs/methods.md (23b).</summary>
internal sealed class RampedFlows(ExpressionPool pool)
{
    /// <summary>
    /// A shorter ramp, and one of no length or less, counts as this long: half of it is what a flow loses, and what (23b) loses by rounding, errors in Q of some 2e-10 over the ramp
    /// (<see cref="FadingFlow"/>), is as little.
    /// </summary>
    private const double LeastRamp = 2e-5;

    /// <summary>The operation itself holds an end before 0 to 0, where its integrals are finite.</summary>
    private const double LeastEnd = -1;

    private readonly Bounds _bounds = new([]);

    /// <summary>
    /// With δ the decay, k = δ + discount, P the annuity and Q the ramped annuity of k, c = from, s = since, d = min(c + ramp, until):
    /// ∫ (t − c)·e^(−δ(t − s))·e^(−(k − δ)t) dt = e^(δs)·(Q(x) − Q(c) − c·(P(x) − P(c))) up to d.
    /// </summary>
    /// <remarks>
    /// Q rises from 0 on only, where timelines begin at the earliest. So what flowed before is left out: the ramp of a flow that began then is under way at 0, or over.
    /// </remarks>
    public void Add(Timeline timeline, Expression coefficient, FlowPrimitive flow, FadingFlow fading, List<AccrualTerm> terms)
    {
        double[] boundaries = [.. timeline.Boundaries];
        Expression end = pool.Constant(timeline.End), ramp = IsAtLeast(flow.Ramp, LeastRamp) ? flow.Ramp : pool.Maximum(flow.Ramp, pool.Constant(LeastRamp));
        Expression from = pool.Minimum(flow.From, end), until = pool.Minimum(flow.Until, end);
        bool later = IsAtLeast(from, 0);
        Expression begin = later ? from : pool.Maximum(from, pool.Scale(-1, ramp));
        Expression held = IsAtLeast(until, 0) ? until : pool.Maximum(until, pool.Zero);
        Expression scaled = flow.Decay.Is(0) ? coefficient : pool.Multiply(coefficient, pool.Growth(flow.Decay, Since(flow.Since, flow.Decay, end)));
        Expression annuities = fading.AnnuityAt(boundaries), ramps = fading.RampAnnuityAt(boundaries);
        if (fading.RampOperands(begin, IsAtLeast(until, LeastEnd) ? until : held, ramp) is { } operands)
        {
            terms.Add(new RampTerm(scaled, annuities, ramps, operands, fading.IsSteep, from));
            return;
        }

        // P(c + r) = P(c) + e^(−kc)·P(r) and Q(c + r) = Q(c) + e^(−kc)·(Q(r) + c·P(r)): no exponential of c + r.
        Expression annuityBegin = fading.Annuity(begin), rampBegin = fading.RampAnnuity(begin), annuityUntil = fading.Annuity(held);
        Expression decay = fading.Decay(begin), annuityRamp = fading.Annuity(ramp);
        Expression annuityFull = pool.Minimum(pool.Add(annuityBegin, pool.Multiply(decay, annuityRamp)), annuityUntil);
        Expression rampFull = pool.Minimum(
            pool.Add(rampBegin, pool.Multiply(decay, pool.Add(fading.RampAnnuity(ramp), pool.Multiply(begin, annuityRamp)))),
            fading.RampAnnuity(held));
        Expression annuityFrom = later ? annuityBegin : pool.Maximum(annuityBegin, pool.Zero);
        Expression rampFrom = later ? rampBegin : pool.Select(pool.Compare(Kind.Less, begin, pool.Zero), pool.Zero, rampBegin);
        Expression rising = pool.Divide(scaled, ramp);
        terms.Add(new WindowTerm(rising, ramps, rampFrom, rampFull, from));
        terms.Add(new WindowTerm(scaled, annuities, annuityFull, annuityUntil, from));
        if (!begin.Is(0))
        {
            terms.Add(new WindowTerm(pool.Scale(-1, pool.Multiply(rising, begin)), annuities, annuityFrom, annuityFull, from));
        }
    }

    /// <summary>The moment from which a flow fades; held to the <paramref name="end"/> where e^(δs) could be beyond what a number holds.</summary>
    public Expression Since(Expression since, Expression decay, Expression end) =>
        Interval.Product(_bounds.Learned(since), _bounds.Learned(decay)).IsWithin(LaneMath.ExpLimit) ? since : pool.Minimum(since, end);

    private bool IsAtLeast(Expression x, double least) => _bounds.Learned(x).Low >= least;
}
