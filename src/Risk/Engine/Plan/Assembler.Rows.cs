using Risk.Engine.Kernels;

namespace Risk.Engine;

internal sealed unsafe partial class Assembler
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
                return new(x.A, () => _slots[x] = Slot.Of(Ready(x.A[0]).Register!, (int)x.Tag!));
            case Kind.Growth:
                return new(x.A, () => Emit(new(&Operations.Growth) { D = Define(x, (int)x.K[0]), A = Ready(x.A[0]), N = (int)x.K[0] }));
            case Kind.Cumulative:
                int count = ExpressionGraph.Rows(x);
                return new(x.A, () => Emit(new(&Operations.Accumulate) { D = Define(x, count), A = Ready(x.A[0]), N = count }));
            case Kind.Stack:
                return new(x.A, () => EmitStack(x));
            case Kind.AnnuityRows or Kind.RampAnnuityRows:
                return new(x.A, () => EmitFadeRows(x));
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
        if (k.IsConstant && Math.Abs(k.Value) > LeastKnownRate && Kin(Kind.RampAnnuity, x.A) is null)
        {
            return new([t], () => EmitKnownRate(x, k.Value, t));
        }

        return new([.. x.A.Where(a => !a.IsConstant)], () =>
        {
            Register Target(Kind kind) => Kin(kind, x.A) is { } kin ? Define(kin) : new Register(1);
            Emit(new(&Operations.Fade)
            {
                D = Target(Kind.Decay), E = Target(Kind.Annuity), F = Target(Kind.RampAnnuity), A = Argument(k), B = Argument(t),
            });
        });
    }

    /// <summary>At a rate known beforehand the annuity is (1 − e^(−kt)) ⁄ k as it stands; its rounding error is below 2⁻⁵² ⁄ k.</summary>
    private const double LeastKnownRate = 1e-4;

    private void EmitKnownRate(Expression x, double k, Expression t)
    {
        Register decay = Kin(Kind.Decay, x.A) is { } kin ? Define(kin) : new Register(1);
        Emit(new(&Operations.LongMap1<Formulas.ExpLinear1>) { D = decay, A = Ready(t), K0 = -k });
        if (Kin(Kind.Annuity, x.A) is { } annuity)
        {
            Emit(new(&Operations.Map1<Formulas.Linear1>) { D = Define(annuity), A = Slot.Of(decay), K0 = -1 / k, K2 = 1 / k });
        }
    }

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
        Register own = Define(x, x.K.Length);
        Register second = _kinRows.TryGetValue(KinOf(other, x.A[0], new(0, (ulong)x.K.Length)), out Expression? kin) && kin.K.AsSpan().SequenceEqual(x.K) && !_slots.ContainsKey(kin)
            ? Define(kin, x.K.Length)
            : new Register(x.K.Length);
        bool annuity = x.Kind == Kind.AnnuityRows;
        for (int row = 0; row < x.K.Length; row++)
        {
            Emit(new(&Operations.FadeRow)
            {
                D = annuity ? own : second,
                E = annuity ? second : own,
                Row = row,
                A = Argument(x.A[0]),
                K0 = x.K[row],
            });
        }
    }

    private void EmitStack(Expression x)
    {
        Register rows = Define(x, x.A.Length);
        for (int row = 0; row < x.A.Length; row++)
        {
            Emit(new(&Operations.Copy) { D = rows, Row = row, A = Ready(x.A[row]) });
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
                Add(&Operations.RowTerm<Operations.Difference>, &Operations.AddRowTerm<Operations.Difference>, Ready(accrual), factors);
            }

            if (group.Pulse is { } pulse)
            {
                Add(&Operations.RowTerm<Operations.Row>, &Operations.AddRowTerm<Operations.Row>, Slot.Of(Ready(pulse).Register!, 1), factors);
            }

            if (group.Scalar is { IsConstant: true } known)
            {
                Add(&Operations.RowTerm<Operations.Unit>, &Operations.AddRowTerm<Operations.Unit>, null, Array.ConvertAll(factors, f => f * known.Value));
            }
            else if (group.Scalar is { } scalar)
            {
                Add(&Operations.RowTerm<Operations.Same>, &Operations.AddRowTerm<Operations.Same>, Ready(scalar), factors);
            }

            void Add(delegate*<Instruction*, Batch*, void> start, delegate*<Instruction*, Batch*, void> more, Slot? source, double[] known)
            {
                Emit(new(first ? start : more) { D = rows, A = source, B = weights, Data = known, N = count });
                first = false;
            }
        }

        if (first)
        {
            Emit(new(&Operations.ClearRows) { D = rows, N = count });
        }
    }

    /// <summary>The product of the uncertain row factors; null where there is none.</summary>
    private Slot? Weights(Expression[] rows, int count)
    {
        Slot? product = rows.Length == 0 ? null : Ready(rows[0]);
        for (int i = 1; i < rows.Length; i++)
        {
            var target = new Register(count);
            Emit(new(&Operations.RowTerm<Operations.Row>) { D = target, A = Ready(rows[i]), B = product, Data = [.. Enumerable.Repeat(1.0, count)], N = count });
            product = Slot.Of(target);
        }

        return product;
    }
}
