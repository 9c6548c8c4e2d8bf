using Risk.Engine.Kernels;

namespace Risk.Engine;

/// <summary>Blocks of rows, to which terms are added one by one: accruals and pulses.</summary>
internal sealed unsafe partial class Assembler<T>
    where T : struct, ILane<T>
{
    private void EmitBlocks(List<Expression> blocks)
    {
        var rows = new List<Register>(blocks.Count);
        foreach (Expression block in blocks.OrderBy(b => b.Hash))
        {
            rows.Add(Cleared(block));
        }

        // First what a few customers need, then block by block what they add: the rows of a block stay in the first-level cache meanwhile.
        foreach (List<BlockTerm> together in BlockSchedule.Order(blocks))
        {
            var additions = new List<Step>(together.Count);
            foreach (BlockTerm term in together)
            {
                if (AdditionOf(term) is { } addition)
                {
                    additions.Add(addition);
                }
            }

            foreach (Register target in rows)
            {
                foreach (Step addition in additions)
                {
                    if (addition.D == target)
                    {
                        Emit(addition);
                    }
                }
            }
        }
    }

    /// <summary>The rows of a block, emptied.</summary>
    private Register Cleared(Expression block)
    {
        int rows = block.Tag is TimeFamily known ? _boundaries[known.Hash].Count + (known.IsPulse ? 1 : 0)
            : block.Kind == Kind.Accrual ? _rows.RowsOf(block).Length : ExpressionGraph.Rows(block);
        Register register = block.Tag is TimeFamily family ? _families[family.Hash] = new(rows) : Define(block, rows);
        Emit(new(&Operations<T>.ClearRows) { D = register, N = rows });
        return register;
    }

    /// <summary>Emits what the term is computed from; the step that adds it to its block, or null where nothing can accrue.</summary>
    private Step? AdditionOf(BlockTerm term)
    {
        switch (term.Block.Tag)
        {
            case AccrualBlock accrual:
                return accrual.Terms[term.Index] is RampTerm ramped ? StepOf(term.Block, ramped) : StepOf(term.Block, (WindowTerm)accrual.Terms[term.Index]);
            case TimeFamily family:
                return StepOf(family, family.Terms[term.Index]);
            default:
                var pulse = (PulseBlock)term.Block.Tag!;
                PulseTerm at = pulse.Terms[term.Index];
                Slot when = Argument(at.When), coefficient = Argument(at.Coefficient);
                return PulseStep(Ready(term.Block).Register!, when, coefficient, [.. pulse.Timeline.Boundaries]);
        }
    }

    /// <summary>Periods of 2ⁿ units are found by a product that is exact, others by comparing with each boundary.</summary>
    private static Step PulseStep(Register rows, Slot when, Slot coefficient, double[] boundaries)
    {
        double start = boundaries[0], length = boundaries[1] - start;
        bool even = double.IsPow2(length) && Enumerable.Range(0, boundaries.Length).All(b => boundaries[b] == start + (b * length));
        return even
            ? new(&Operations.EvenPulse) { D = rows, A = when, C = coefficient, K0 = start, K1 = 1 / length, N = boundaries.Length }
            : new(&Operations.Pulse) { D = rows, A = when, C = coefficient, Data = boundaries, N = boundaries.Length };
    }

    private Step? StepOf(Expression block, WindowTerm term)
    {
        (double scale, Expression rate) = Unscaled(term.Coefficient);
        Slot coefficient = Argument(rate);
        Register rows = Ready(block).Register!;
        Expression k = term.Measure.A[0];
        double[] boundaries = Boundaries(_rows.RowsOf(block), term.Measure);
        int first = FirstReached(boundaries, term.Start);
        int count = boundaries.Length - first;
        if (count < 2)
        {
            return null;
        }

        if (!k.IsConstant)
        {
            return new(&Operations<T>.Accrue) { D = rows, E = Column(term.Measure).Register, Row = first, A = Argument(term.Low), B = Argument(term.High), C = coefficient, K0 = scale, N = count };
        }

        bool ramp = term.Measure.Kind == Kind.RampAnnuityRows;
        Term low = Affine(term.Low, out double lowest), high = Affine(term.High, out double highest);
        var known = new double[4 + count];
        (known[0], known[1], known[2], known[3]) = (low.K, lowest, high.K, highest);
        for (int i = 0; i < count; i++)
        {
            double boundary = boundaries[first + i];
            known[4 + i] = ramp ? LaneScalar.RampAnnuity(k.Value, boundary) : LaneScalar.Annuity(k.Value, boundary);
        }

        return new(&Operations<T>.AccrueKnown) { D = rows, Row = first, A = Argument(low.X), B = Argument(high.X), C = coefficient, K0 = scale, Data = known, N = count };
    }

    private static double[] Boundaries(int[] rows, Expression measure)
    {
        var boundaries = new double[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            boundaries[i] = measure.K[rows[i]];
        }

        return boundaries;
    }

    private Step? StepOf(Expression block, RampTerm term)
    {
        (double scale, Expression rate) = Unscaled(term.Coefficient);
        Slot coefficient = Argument(rate);
        Slot[] operands = Array.ConvertAll(term.Operands, Argument);
        int[] kept = _rows.RowsOf(block);
        int first = FirstReached(Boundaries(kept, term.Measure), term.Start);
        if (kept.Length - first < 2)
        {
            return null;
        }

        Register annuities = Column(term.Measure).Register!;
        return new(term.IsSteep ? &Operations<T>.AccrueRamp<RampMoments.Steep> : &Operations<T>.AccrueRamp<RampMoments.Given>)
        {
            D = Ready(block).Register, E = annuities, F = Column(term.RampMeasure).Register, Row = first, C = coefficient, K0 = scale, Operands = operands, N = kept.Length - first,
        };
    }

    /// <summary>A known factor that nobody else needs is multiplied where the product is used.</summary>
    private (double Scale, Expression Rate) Unscaled(Expression x) =>
        x is { Kind: Kind.Linear, A: [var only], K: [0, var k] } && UsedOnce(x) && !IsOpen(only) ? (k, only) : (1, x);

    /// <summary>x = K · X + constant: an end that nobody else needs is computed where it is used. The bits are those of the end by itself.</summary>
    private Term Affine(Expression x, out double constant)
    {
        bool apart = x is { Kind: Kind.Linear, A: [{ Kind: not (Kind.Log or Kind.Select) } only] } && UsedOnce(x) && !IsOpen(only);
        constant = apart ? x.K[0] : 0;
        return apart ? new(x.K[1], x.A[0]) : new(1, x);
    }

    /// <summary>The last boundary that a flow does not pass in any run: nothing accrues up to there, so nothing need be added.</summary>
    private int FirstReached(double[] boundaries, Expression start)
    {
        double earliest = _bounds.Of(start).Low;
        int first = 0;
        while (first + 1 < boundaries.Length && boundaries[first + 1] <= earliest)
        {
            first++;
        }

        return first;
    }
}
