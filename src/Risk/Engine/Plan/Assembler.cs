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
    /// The steps that compute <paramref name="roots"/> and check parameters, and where each root stands in the end: a value in a column, an event as bits (<see cref="EventBits"/>).
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
        var logic = new EventBits();
        for (int i = 0; i < slots.Length; i++)
        {
            if (isEvent[i])
            {
                logic.PlaceOf(roots[i]);
            }
        }

        var bits = new Register((logic.Count + Layout.EventsInColumn - 1) / Layout.EventsInColumn);
        int packed = 0;
        for (int i = 0; i < slots.Length; i++)
        {
            slots[i] = isEvent[i] ? Slot.Of(bits, logic.PlaceOf(roots[i])) : Column(roots[i]);
            packed = isEvent[i] ? Pack(logic, packed, slots[i].Row, bits) : packed;
        }

        if (logic.Count > logic.Masks.Count)
        {
            Emit(new(&Operations.CombineBits) { D = bits, Logic = logic.Logic(), N = logic.Count - logic.Masks.Count });
        }

        return slots;
    }

    /// <summary>Packs the masks that the condition at <paramref name="place"/> needs, from the <paramref name="next"/> on: a mask's place is before that of what is made from it.</summary>
    private int Pack(EventBits logic, int next, int place, Register bits)
    {
        for (; next < logic.Masks.Count && logic.PlaceOf(logic.Masks[next]) is var at && at <= place; next++)
        {
            Emit(new(&Operations<T>.PackMask) { D = bits, Row = at / Layout.EventsInColumn, A = Column(logic.Masks[next]), N = at % Layout.EventsInColumn });
        }

        return next;
    }

    private void EmitCheck(ParameterCheck check)
    {
        if (!check.IsCertain(_bounds.Of))
        {
            Slot[] columns = Array.ConvertAll(check.Parameters, Column);
            Emit(new Step(&HostOperations.CheckParameters) { Payload = check, Arguments = columns, N = columns.Length });
        }
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
}

/// <summary>How an expression will be computed: what must stand ready, and what to emit then.</summary>
internal readonly record struct Choice(Expression[] Needs, Action Emit);
