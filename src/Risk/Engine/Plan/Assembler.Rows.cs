using Risk.Engine.Kernels;

namespace Risk.Engine;

internal sealed unsafe partial class Assembler<T>
    where T : struct, ILane<T>
{
    private Choice ChooseRows(Expression x)
    {
        switch (x.Kind)
        {
            case Kind.Decay or Kind.Annuity or Kind.RampAnnuity:
                return ChooseFade(x);
            case Kind.Overlap or Kind.InUnit or Kind.FamilySum:
                return ChooseTime(x);
            case Kind.Element:
                return new(x.A, () => _slots[x] = Slot.Of(Ready(x.A[0]).Register!, RowOf(x.A[0], (int)x.Tag!)));
            case Kind.Growth:
                return new(x.A, () => Emit(new(&Operations<T>.Growth) { D = Define(x, (int)x.K[0]), A = Ready(x.A[0]), N = (int)x.K[0] }));
            case Kind.Cumulative:
                int count = ExpressionGraph.Rows(x);
                return new(x.A, () => Emit(new(&Operations<T>.Accumulate) { D = Define(x, count), A = Ready(x.A[0]), N = count }));
            case Kind.Stack:
                return new(x.A, () => EmitStack(x));
            case Kind.AnnuityRows or Kind.RampAnnuityRows:
                return new(x.A, () => EmitFadeRows(x));
            case Kind.Ramped:
                return new(Uncertain(x.A), () => EmitRamped(x));
            case Kind.RampedRows:
                return new(Uncertain(x.A), () => EmitRampedRows(x));
            case Kind.Rows:
                var sum = (RowSum)x.Tag!;
                return new([.. ExpressionGraph.Needs(x)], () => EmitRows(x, sum));
            default:
                throw new InvalidOperationException($"{x.Kind} is not a value of its own");
        }
    }

    /// <summary>e^(−kt) and both annuities come together: those of the three that nobody needs go into scratch columns.</summary>
    private Choice ChooseFade(Expression x)
    {
        Expression k = x.A[0], t = x.A[1];
        if (x.Kind == Kind.Decay && ExpressionPool.IsFalling(k) && Kin(Kind.RampAnnuity, x.A) is null)
        {
            delegate*<Instruction*, Batch*, void> exp = _bounds.Of(t).IsWithin(LaneMath.ExpLimit / k.Value)
                ? &Operations<T>.LongMap1<Formulas.OrdinaryExpLinear1> : &Operations<T>.LongMap1<Formulas.ExpLinear1>;
            return new([t], () => Emit(new(exp) { D = Define(x), A = Ready(t), K0 = -k.Value }));
        }

        Interval exponent = Interval.Product(_bounds.Of(k), _bounds.Of(t));
        bool alone = Kin(Kind.Decay, x.A) is null && Kin(Kind.RampAnnuity, x.A) is null;
        delegate*<Instruction*, Batch*, void> run = !exponent.IsWithin(LaneMath.ExpLimit) ? FadeOrAnnuity<Fades.Any>(alone)
            : exponent.IsWithin(LaneMath.GentleLimit) ? FadeOrAnnuity<Fades.Gentle>(alone) : FadeOrAnnuity<Fades.Ordinary>(alone);
        return new(Uncertain(x.A), () =>
        {
            Register Target(Kind kind) => Kin(kind, x.A) is { } kin ? Define(kin) : new Register(1);
            Emit(new(run)
            {
                D = Target(Kind.Decay), E = Target(Kind.Annuity), F = Target(Kind.RampAnnuity), A = Argument(k), B = Argument(t), C = Argument(x.A[2]),
            });
        });
    }

    private static delegate*<Instruction*, Batch*, void> FadeOrAnnuity<TFade>(bool annuityAlone)
        where TFade : struct, IFade => annuityAlone ? &Operations<T>.Annuity<TFade> : &Operations<T>.Fade<TFade>;

    /// <summary>Where a row stands among those that are kept.</summary>
    private int RowOf(Expression rows, int row) => rows.Kind == Kind.Accrual ? Array.IndexOf(_rows.RowsOf(rows), row) : row;

    private Expression? Kin(Kind kind, Expression[] arguments) =>
        _kin.TryGetValue(KinOf(kind, arguments[0], arguments[1].Hash), out Expression? kin) ? kin : null;

    private static Fingerprint KinOf(Kind kind, Expression first, Fingerprint second)
    {
        var hash = new StructuralHash((ulong)kind);
        hash.Add(first.Hash);
        hash.Add(second);
        return hash.Value;
    }

    /// <summary>Annuities of one rate at each boundary, both kinds together where both are needed.</summary>
    private void EmitFadeRows(Expression x)
    {
        Kind other = x.Kind == Kind.AnnuityRows ? Kind.RampAnnuityRows : Kind.AnnuityRows;
        int[] rows = _rows.RowsOf(x);
        Register own = Define(x, rows.Length);
        Register second = _kinRows.TryGetValue(KinOf(other, x.A[0], new(0, (ulong)x.K.Length)), out Expression? kin) && kin.K.AsSpan().SequenceEqual(x.K) && !_slots.ContainsKey(kin)
            ? Define(kin, rows.Length)
            : new Register(rows.Length);
        bool annuity = x.Kind == Kind.AnnuityRows;
        Interval exponent = Interval.Product(_bounds.Of(x.A[0]), new(x.K[0], x.K[^1]));
        delegate*<Instruction*, Batch*, void> run = !exponent.IsWithin(LaneMath.ExpLimit) ? &Operations<T>.FadeRow<Fades.Any>
            : (int)x.Tag! == 1 ? &Operations<T>.FadeRow<Fades.Steep>
            : exponent.IsWithin(LaneMath.GentleLimit) ? &Operations<T>.FadeRow<Fades.Gentle> : &Operations<T>.FadeRow<Fades.Ordinary>;
        for (int row = 0; row < rows.Length; row++)
        {
            Emit(new(run)
            {
                D = annuity ? own : second,
                E = annuity ? second : own,
                Row = row,
                A = Argument(x.A[0]),
                C = Argument(x.A[1]),
                K0 = x.K[rows[row]],
            });
        }
    }

    private void EmitRamped(Expression x) => Emit(new((int)x.Tag! == 1 ? &Operations<T>.Ramped<RampMoments.Steep> : &Operations<T>.Ramped<RampMoments.Given>)
    {
        D = Define(x), Operands = Array.ConvertAll(x.A, Argument),
    });

    private void EmitRampedRows(Expression x)
    {
        int rows = _rows.RowsOf(x).Length;
        Register annuities = Ready(x.A[1]).Register!, ramps = Ready(x.A[2]).Register!;
        Emit(new((int)x.Tag! == 1 ? &Operations<T>.RampedRows<RampMoments.Steep> : &Operations<T>.RampedRows<RampMoments.Given>)
        {
            D = Define(x, rows), E = annuities, F = ramps, Operands = Array.ConvertAll(x.A[3..], Argument), N = rows,
        });
    }

    private static Expression[] Uncertain(Expression[] arguments) => Array.FindAll(arguments, a => !a.IsConstant);

    private void EmitStack(Expression x)
    {
        Register rows = Define(x, x.A.Length);
        for (int row = 0; row < x.A.Length; row++)
        {
            Emit(new(&Operations<T>.Copy) { D = rows, Row = row, A = Ready(x.A[row]) });
        }
    }

    private void EmitRows(Expression x, RowSum sum)
    {
        int count = sum.Timeline.Count;
        Register rows = Define(x, count);
        bool first = true;
        foreach (RowGroup group in sum.Groups)
        {
            double[] factors = group.Factors ?? [.. Enumerable.Repeat(1.0, count)];
            Slot? weights = Weights(group.Rows, count);
            if (group.Accrual is { } accrual)
            {
                Add(&Operations<T>.RowTerm<RowSources.Difference>, &Operations<T>.AddRowTerm<RowSources.Difference>, Ready(accrual), factors);
            }

            if (group.Pulse is { } pulse)
            {
                Add(&Operations<T>.RowTerm<RowSources.Row>, &Operations<T>.AddRowTerm<RowSources.Row>, Slot.Of(Ready(pulse).Register!, 1), factors);
            }

            if (group.Scalar is { IsConstant: true } known)
            {
                Add(&Operations<T>.RowTerm<RowSources.Unit>, &Operations<T>.AddRowTerm<RowSources.Unit>, null, Array.ConvertAll(factors, f => f * known.Value));
            }
            else if (group.Scalar is { } scalar)
            {
                Add(&Operations<T>.RowTerm<RowSources.Same>, &Operations<T>.AddRowTerm<RowSources.Same>, Ready(scalar), factors);
            }

            void Add(delegate*<Instruction*, Batch*, void> start, delegate*<Instruction*, Batch*, void> more, Slot? source, double[] known)
            {
                Emit(new(first ? start : more) { D = rows, A = source, B = weights, Data = known, N = count });
                first = false;
            }
        }

        if (first)
        {
            Emit(new(&Operations<T>.ClearRows) { D = rows, N = count });
        }
    }

    /// <summary>The product of the uncertain row factors; null where there is none.</summary>
    private Slot? Weights(Expression[] rows, int count)
    {
        Slot? product = rows.Length == 0 ? null : Ready(rows[0]);
        for (int i = 1; i < rows.Length; i++)
        {
            var target = new Register(count);
            Emit(new(&Operations<T>.RowTerm<RowSources.Row>) { D = target, A = Ready(rows[i]), B = product, Data = [.. Enumerable.Repeat(1.0, count)], N = count });
            product = Slot.Of(target);
        }

        return product;
    }
}
