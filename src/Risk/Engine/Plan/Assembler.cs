using Risk.Engine.Kernels;

namespace Risk.Engine;

/// <summary>From expressions to steps: chooses an operation for each expression and emits it once its arguments stand ready.</summary>
internal sealed unsafe partial class Assembler<T>
    where T : struct, ILane<T>
{
    private readonly Dictionary<Expression, Slot> _slots = [];
    private readonly List<Step> _steps = [];
    private readonly Dictionary<Expression, int> _uses;
    private readonly Bounds _bounds;
    private readonly RowNeeds _rows;
    private readonly Dictionary<Distribution, Lazy<QuantileTable>> _tables;
    private readonly Dictionary<Fingerprint, Expression> _kin = [];
    private readonly Dictionary<Fingerprint, Expression> _kinRows = [];

    private Assembler(List<Expression> order, Dictionary<Expression, int> uses)
    {
        _uses = uses;
        _bounds = new(order);
        _rows = new(order);
        foreach (Expression x in order)
        {
            if (x.Kind is Kind.Decay or Kind.Annuity or Kind.RampAnnuity)
            {
                _kin[KinOf(x.Kind, x.A[0], x.A[1].Hash)] = x;
            }
            else if (x.Kind is Kind.AnnuityRows or Kind.RampAnnuityRows)
            {
                _kinRows[KinOf(x.Kind, x.A[0], new(0, (ulong)x.K.Length))] = x;
            }
            else if (x.Tag is TimeFamily family)
            {
                NoteFamily(x, family);
            }
        }

        _tables = Tables(order);
        foreach (List<Expression> level in BlockSchedule.Levels(order))
        {
            EmitBlocks(level);
        }
    }

    /// <summary>
    /// The steps that compute <paramref name="roots"/> and check parameters, and where each root stands in the end: a value in a column, an event as bits (<see cref="Packed"/>).
    /// </summary>
    public static (List<Step> Steps, Slot[] Roots) Assemble(IReadOnlyList<Expression> roots, bool[] isEvent, IReadOnlyList<ParameterCheck> checks)
    {
        List<Expression> order = ExpressionGraph.InOrder(roots);
        Dictionary<Expression, int> uses = ExpressionGraph.Uses(order, roots);
        if (checks.Count > 0)
        {
            // Not counted as uses: a check changes no choice of operation, hence no bit.
            order = ExpressionGraph.InOrder(roots.Concat(checks.SelectMany(c => c.Parameters)));
        }

        var assembler = new Assembler<T>(order, uses);
        Slot[] slots = assembler.Placed(roots, isEvent);
        foreach (ParameterCheck check in checks)
        {
            assembler.EmitCheck(check);
        }

        return (assembler._steps, slots);
    }

    private Slot[] Placed(IReadOnlyList<Expression> roots, bool[] isEvent)
    {
        var slots = new Slot[roots.Count];
        Register? bits = null;
        int packed = 0;
        for (int i = 0; i < slots.Length; i++)
        {
            slots[i] = Column(roots[i]);
            if (isEvent[i])
            {
                bits = packed % Layout.EventsInColumn == 0 ? new Register(1) : bits;
                slots[i] = Packed(slots[i], bits!, packed++ % Layout.EventsInColumn);
            }
        }

        return slots;
    }

    private void EmitCheck(ParameterCheck check)
    {
        if (!check.IsCertain(_bounds.Of))
        {
            Slot[] columns = Array.ConvertAll(check.Parameters, Column);
            Emit(new Step(&HostOperations.CheckParameters) { Payload = check, Arguments = columns, N = columns.Length });
        }
    }

    /// <summary>A mask as bits; the row of its slot is its place among the events of the column.</summary>
    private Slot Packed(Slot mask, Register bits, int place)
    {
        Emit(new(&Operations<T>.PackMask) { D = bits, A = mask, N = place });
        return Slot.Of(bits, place);
    }

    /// <summary>A column that holds the expression, also where it is a constant.</summary>
    private Slot Column(Expression root)
    {
        var stack = new Stack<Expression>();
        stack.Push(root);
        while (stack.TryPeek(out Expression? top))
        {
            if (_slots.ContainsKey(top))
            {
                stack.Pop();
                continue;
            }

            Choice choice = Choose(top);
            bool ready = true;
            for (int i = choice.Needs.Length - 1; i >= 0; i--)
            {
                if (!_slots.ContainsKey(choice.Needs[i]))
                {
                    stack.Push(choice.Needs[i]);
                    ready = false;
                }
            }

            if (ready)
            {
                stack.Pop();
                choice.Emit();
            }
        }

        return _slots[root];
    }

    /// <summary>Tables are kept by law; those not yet built are built side by side.</summary>
    private static Dictionary<Distribution, Lazy<QuantileTable>> Tables(List<Expression> order)
    {
        var laws = new HashSet<Distribution>();
        foreach (Expression x in order)
        {
            if (x is { Kind: Kind.Quantile, Tag: Distribution { IsDiscrete: false } and not Distributions.TriangularLaw })
            {
                laws.Add((Distribution)x.Tag);
            }
        }

        return LawTables.OfContinuous(laws);
    }

    /// <summary>A column, or the number itself for operations that take it as it is.</summary>
    private Slot Argument(Expression expression) => expression.IsConstant ? Slot.Known(expression.Value) : Column(expression);

    private bool UsedOnce(Expression expression) => _uses.TryGetValue(expression, out int uses) && uses == 1;

    private Slot Ready(Expression expression) => _slots[expression];

    private Register Define(Expression expression, int rows = 1)
    {
        var register = new Register(rows);
        _slots[expression] = Slot.Of(register);
        return register;
    }

    private void Emit(Step step) => _steps.Add(step);

    private void EmitBlocks(List<Expression> blocks)
    {
        foreach (Expression block in blocks.OrderBy(b => b.Hash))
        {
            if (block.Tag is TimeFamily family)
            {
                ClearFamily(family);
                continue;
            }

            int rows = block.Kind == Kind.Accrual ? _rows.RowsOf(block).Length : ExpressionGraph.Rows(block);
            Emit(new(&Operations<T>.ClearRows) { D = Define(block, rows), N = rows });
        }

        foreach (BlockTerm term in BlockSchedule.Order(blocks))
        {
            if (term.Block.Tag is AccrualBlock accrual)
            {
                EmitAccrual(term.Block, accrual.Terms[term.Index]);
            }
            else if (term.Block.Tag is TimeFamily family)
            {
                EmitMember(family, family.Terms[term.Index]);
            }
            else
            {
                var pulse = (PulseBlock)term.Block.Tag!;
                PulseTerm at = pulse.Terms[term.Index];
                Slot when = Argument(at.When), coefficient = Argument(at.Coefficient);
                EmitPulse(Ready(term.Block).Register!, when, coefficient, [.. pulse.Timeline.Boundaries]);
            }
        }
    }

    /// <summary>Periods of 2ⁿ units are found by a product that is exact, others by comparing with each boundary.</summary>
    private void EmitPulse(Register rows, Slot when, Slot coefficient, double[] boundaries)
    {
        double start = boundaries[0], length = boundaries[1] - start;
        bool even = double.IsPow2(length) && Enumerable.Range(0, boundaries.Length).All(b => boundaries[b] == start + (b * length));
        Emit(even
            ? new(&Operations.EvenPulse) { D = rows, A = when, C = coefficient, K0 = start, K1 = 1 / length, N = boundaries.Length }
            : new(&Operations.Pulse) { D = rows, A = when, C = coefficient, Data = boundaries, N = boundaries.Length });
    }

    private void EmitAccrual(Expression block, AccrualTerm term)
    {
        if (term is RampTerm ramped)
        {
            EmitRamp(block, ramped);
        }
        else
        {
            EmitWindow(block, (WindowTerm)term);
        }
    }

    private void EmitWindow(Expression block, WindowTerm term)
    {
        (double scale, Expression rate) = Unscaled(term.Coefficient);
        Slot low = Argument(term.Low), high = Argument(term.High), coefficient = Argument(rate);
        Register rows = Ready(block).Register!;
        Expression k = term.Measure.A[0];
        double[] boundaries = Boundaries(_rows.RowsOf(block), term.Measure);
        int first = FirstReached(boundaries, term.Start);
        int count = boundaries.Length - first;
        if (count < 2)
        {
            return;
        }

        if (!k.IsConstant)
        {
            Emit(new(&Operations<T>.Accrue) { D = rows, E = Column(term.Measure).Register, Row = first, A = low, B = high, C = coefficient, K0 = scale, N = count });
            return;
        }

        bool ramp = term.Measure.Kind == Kind.RampAnnuityRows;
        var known = new double[count];
        for (int i = 0; i < count; i++)
        {
            double boundary = boundaries[first + i];
            known[i] = ramp ? LaneScalar.RampAnnuity(k.Value, boundary) : LaneScalar.Annuity(k.Value, boundary);
        }

        Emit(new(&Operations<T>.AccrueKnown) { D = rows, Row = first, A = low, B = high, C = coefficient, K0 = scale, Data = known, N = count });
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

    private void EmitRamp(Expression block, RampTerm term)
    {
        (double scale, Expression rate) = Unscaled(term.Coefficient);
        Slot coefficient = Argument(rate);
        Slot[] operands = Array.ConvertAll(term.Operands, Argument);
        int[] kept = _rows.RowsOf(block);
        int first = FirstReached(Boundaries(kept, term.Measure), term.Start);
        if (kept.Length - first < 2)
        {
            return;
        }

        Register annuities = Column(term.Measure).Register!;
        Emit(new(term.IsSteep ? &Operations<T>.AccrueRamp<RampMoments.Steep> : &Operations<T>.AccrueRamp<RampMoments.Given>)
        {
            D = Ready(block).Register, E = annuities, F = Column(term.RampMeasure).Register, Row = first, C = coefficient, K0 = scale, Operands = operands, N = kept.Length - first,
        });
    }

    /// <summary>A known factor that nobody else needs is multiplied where the product is used.</summary>
    private (double Scale, Expression Rate) Unscaled(Expression x) =>
        x is { Kind: Kind.Linear, A: [var only], K: [0, var k] } && UsedOnce(x) && !IsOpen(only) ? (k, only) : (1, x);

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

/// <summary>How an expression will be computed: what must stand ready, and what to emit then.</summary>
internal readonly record struct Choice(Expression[] Needs, Action Emit);
