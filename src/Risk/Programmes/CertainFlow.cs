using Risk.Mathematics;

namespace Risk.Programmes;

/// <summary>A <see cref="CashFlow"/> whose every value is certain, integrated in closed form: docs/methods.md (23a) and (23b), from its own beginning.</summary>
internal sealed record CertainFlow(CashFlowLine Line, double Rate, double From, double Until, double Ramp, double Decay, double Since)
{
    public CertainFlow(CashFlow flow, CertainValue value)
        : this(flow.Line, value.Of(flow.Rate), value.Of(flow.From), value.Of(flow.Until), flow.Ramp, flow.Decay is null ? 0 : value.Of(flow.Decay), value.Of(flow.Since ?? flow.From))
    {
    }

    /// <summary>The money between two months, discounted at <paramref name="rate"/> a month back to <paramref name="begin"/>.</summary>
    public double Between(double begin, double end, double rate = 0)
    {
        double first = Math.Max(begin, From), last = Math.Min(end, Until);
        if (!(last > first))
        {
            return 0;
        }

        // e^(−ρ(t − begin)) = e^(−ρ(from − begin)) · e^(−ρ(t − from)).
        double factor = (rate == 0 ? 1 : Elementary.Exp(-rate * (From - begin))) * (Decay == 0 ? 1 : Elementary.Exp(-Decay * (From - Since)));
        return Rate * factor * (Accumulated(last - From, Decay + rate) - Accumulated(first - From, Decay + rate));
    }

    /// <summary>∫ over 0…x of e^(−λu)·min(1, u ⁄ r) du.</summary>
    private double Accumulated(double x, double decay) => x <= 0 ? 0
        : x <= Ramp ? x * x * RampMean(decay * x) / Ramp
        : (Ramp * RampMean(decay * Ramp)) + (Elementary.Exp(-decay * Ramp) * Level(x - Ramp, decay));

    /// <summary>∫ over 0…x of e^(−λu) du.</summary>
    private static double Level(double x, double decay) => decay == 0 ? x : -Elementary.Expm1(-decay * x) / decay;

    /// <summary>h(y) = (1 − (1 + y)·e^(−y)) ⁄ y² = ∫ over 0…1 of v·e^(−yv) dv; near 0 by its series Σ (−y)^k ⁄ (k!·(k + 2)), since the closed form cancels.</summary>
    private static double RampMean(double y)
    {
        if (Math.Abs(y) > 0.5)
        {
            return (1 - ((1 + y) * Elementary.Exp(-y))) / (y * y);
        }

        double sum = 0, term = 1;
        for (int k = 0; k < 20; k++)
        {
            sum += term / (k + 2);
            term *= -y / (k + 1);
        }

        return sum;
    }
}
