using Risk.Distributions;
using Risk.Engine.Kernels;
using static Risk.Engine.Kernels.Formulas;

namespace Risk.Engine;

internal sealed unsafe partial class Assembler<T>
    where T : struct, ILane<T>
{
    private Choice Choose(Expression x)
    {
        switch (x.Kind)
        {
            case Kind.Constant:
                return new([], () => Emit(new(&Operations<T>.Fill) { D = Define(x), K0 = x.Value }));
            case Kind.Uniform:
                return new([], () => Emit(new(&Operations.Uniform) { D = Define(x), Inputs = [(string)x.Tag!] }));
            case Kind.NormalQuantile:
                return Unary(x, x.A[0], &Operations<T>.NormalQuantile);
            case Kind.Quantile:
                return new(x.A, () => EmitQuantile(x, (Distribution)x.Tag!));
            case Kind.Linear:
                return ChooseLinear(x);
            case Kind.Product:
                return new(x.A, () => EmitProduct(x.A, 1, 0, Define(x)));
            case Kind.Divide:
                return x.A[0].IsConstant
                    ? Unary(x, x.A[1], &Operations<T>.Map1<ConstantOver>, x.A[0].Value)
                    : Binary(x, &Operations<T>.Map2<Divide2>);
            case Kind.Minimum:
                return Constant(x, out Expression least) is { } k ? Unary(x, least, &Operations<T>.Map1<MinConstant>, k) : Binary(x, &Operations<T>.Map2<Min2>);
            case Kind.Maximum:
                return Constant(x, out Expression most) is { } l ? Unary(x, most, &Operations<T>.Map1<MaxConstant>, l) : Binary(x, &Operations<T>.Map2<Max2>);
            case Kind.Exp:
                return ChooseExp(x);
            case Kind.Log:
                return IsOneLessUniform(x.A[0]) ? LogOfRest(x, x, 1) : Unary(x, x.A[0], &Operations<T>.LongMap1<LogScaled>);
            case Kind.Sqrt:
                return Unary(x, x.A[0], &Operations<T>.Map1<Sqrt1>);
            case Kind.Floor:
                return Unary(x, x.A[0], &Operations<T>.Map1<Floor1>);
            case Kind.Less:
                return Comparison(x, &Operations<T>.Map1<BelowConstant>, &Operations<T>.Map1<AboveConstant>, &Operations<T>.Map2<Less2>);
            case Kind.LessOrEqual:
                return Comparison(x, &Operations<T>.Map1<AtMostConstant>, &Operations<T>.Map1<AtLeastConstant>, &Operations<T>.Map2<LessOrEqual2>);
            case Kind.Equal:
                return Comparison(x, &Operations<T>.Map1<EqualConstant>, &Operations<T>.Map1<EqualConstant>, &Operations<T>.Map2<Equal2>);
            case Kind.And:
                return ChooseAnd(x);
            case Kind.Or:
                return Binary(x, &Operations<T>.Map2<Or2>);
            case Kind.Not:
                return Unary(x, x.A[0], &Operations<T>.Map1<Not1>);
            case Kind.Select:
                return ChooseSelect(x);
            case Kind.Cdf:
                return new(x.A, () => Emit(new(&HostOperations.Cdf) { D = Define(x), A = Ready(x.A[0]), Payload = x.Tag }));
            case Kind.GammaQuantile:
                return ChooseSurface(x, new GammaShapes(), x.A[1]) ?? Ternary(x, &HostOperations.GammaQuantile);
            case Kind.BetaQuantile:
                return ChooseBeta(x) ?? Ternary(x, &HostOperations.BetaQuantile);
            case Kind.Function:
                return new(x.A, () => Emit(new(&HostOperations.Function)
                {
                    D = Define(x), Payload = x.Tag, Arguments = Array.ConvertAll(x.A, Ready), N = x.A.Length,
                }));
            case Kind.LawQuantile:
                return new(x.A, () => Emit(new(&HostOperations.LawQuantile)
                {
                    D = Define(x), Payload = x.Tag, Arguments = Array.ConvertAll(x.A, Ready), N = x.A.Length,
                }));
            default:
                return ChooseRows(x);
        }
    }

    /// <summary>x = F⁻¹(u) by the quickest way that the law has: docs/methods.md (2).</summary>
    private void EmitQuantile(Expression x, Distribution law)
    {
        Slot u = Ready(x.A[0]);
        Register d = Define(x);
        Emit(law switch
        {
            TriangularLaw triangular => new(Operations<T>.QuickTriangular) { D = d, A = u, K0 = triangular.Minimum, K1 = triangular.Mode, K2 = triangular.Maximum },
            { IsDiscrete: true } when LawTables.OfDiscrete(law) is { } steps => new(&Operations.StepQuantile) { D = d, A = u, Payload = steps },
            { IsDiscrete: false } when _tables[law].Value is { IsAccurate: true } table => new(table.Kernel) { D = d, A = u, Table = table },
            { IsDiscrete: false } when _tables[law].Value is { Marks: not null } table => new(&HostOperations.MarkedQuantile) { D = d, A = u, Payload = new MarkedTable(law, table) },
            _ => new Step(&HostOperations.QuantileOneByOne) { D = d, A = u, Payload = law },
        });
    }

    private Choice Unary(Expression x, Expression a, delegate*<Instruction*, Batch*, void> run, double k = 0) =>
        new([a], () => Emit(new(run) { D = Define(x), A = Ready(a), K0 = k }));

    private Choice Binary(Expression x, delegate*<Instruction*, Batch*, void> run) =>
        new(x.A, () => Emit(new(run) { D = Define(x), A = Ready(x.A[0]), B = Ready(x.A[1]) }));

    private Choice Ternary(Expression x, delegate*<Instruction*, Batch*, void> run) =>
        new(x.A, () => Emit(new(run) { D = Define(x), A = Ready(x.A[0]), B = Ready(x.A[1]), C = x.A.Length > 2 ? Ready(x.A[2]) : null }));

    private Choice Comparison(
        Expression x,
        delegate*<Instruction*, Batch*, void> withRight,
        delegate*<Instruction*, Batch*, void> withLeft,
        delegate*<Instruction*, Batch*, void> both) =>
        x.A[1].IsConstant ? Unary(x, x.A[0], withRight, x.A[1].Value)
        : x.A[0].IsConstant ? Unary(x, x.A[1], withLeft, x.A[0].Value)
        : Binary(x, both);

    private static double? Constant(Expression x, out Expression other)
    {
        int known = x.A[0].IsConstant ? 0 : 1;
        other = x.A[1 - known];
        return x.A[known].IsConstant ? x.A[known].Value : null;
    }

    private Choice ChooseExp(Expression x)
    {
        Expression power = x.A[0];
        bool ordinary = _bounds.Of(power).IsWithin(LaneMath.ExpLimit);
        delegate*<Instruction*, Batch*, void> one = ordinary ? &Operations<T>.LongMap1<OrdinaryExpLinear1> : &Operations<T>.LongMap1<ExpLinear1>;
        delegate*<Instruction*, Batch*, void> two = ordinary ? &Operations<T>.LongMap2<OrdinaryExpLinear2> : &Operations<T>.LongMap2<ExpLinear2>;
        if (power.Kind != Kind.Linear || power.A.Length > 2 || Array.Exists(power.A, IsOpen))
        {
            return new([power], () => Emit(new(one) { D = Define(x), A = Ready(power), K0 = 1 }));
        }

        return power.A.Length == 1
            ? new(power.A, () => Emit(new(one) { D = Define(x), A = Ready(power.A[0]), K0 = power.K[1], K2 = power.K[0] }))
            : new(power.A, () => Emit(new(two)
            {
                D = Define(x), A = Ready(power.A[0]), B = Ready(power.A[1]), K0 = power.K[1], K1 = power.K[2], K2 = power.K[0],
            }));
    }

    /// <summary>A product that only this sum needs is multiplied inside it.</summary>
    private bool IsOpen(Expression x) => x.Kind == Kind.Product && UsedOnce(x);

    private static bool IsOneLessUniform(Expression x) =>
        x.Kind == Kind.Linear && x.K[0] == 1 && x.A is [{ Kind: Kind.Uniform }] && x.K[1] == -1;

    /// <summary>factor · ln(1 − u).</summary>
    private Choice LogOfRest(Expression x, Expression log, double factor)
    {
        Expression uniform = log.A[0].A[0];
        return new([uniform], () => Emit(new(&Operations<T>.LongMap1<LogOfRest>) { D = Define(x), A = Ready(uniform), K0 = factor, K2 = 1 }));
    }

    private Choice ChooseLinear(Expression x)
    {
        double constant = x.K[0];
        if (x.A.Length == 1)
        {
            Expression only = x.A[0];
            double k = x.K[1];
            return k == -1 && constant == 0 && UsedOnce(only) && ChooseScaled(x, only, -1) is { } negated ? negated
                : only.Kind == Kind.Log && constant == 0 && UsedOnce(only) && IsOneLessUniform(only.A[0]) ? LogOfRest(x, only, k)
                : IsOpen(only) ? new(only.A, () => EmitProduct(only.A, k, constant, Define(x)))
                : new([only], () => Emit(new(&Operations<T>.Map1<Linear1>) { D = Define(x), A = Ready(only), K0 = k, K2 = constant }));
        }

        if (CountedConditions(x) is { } conditions)
        {
            return new(conditions, () => Emit(new(&Operations<T>.CountMasks) { D = Define(x), Operands = Array.ConvertAll(conditions, Ready), N = conditions.Length }));
        }

        // Products of this sum alone go in by fused multiply-add; the rest is scaled and added.
        var needs = new List<Expression>(x.A.Length);
        for (int i = 0; i < x.A.Length; i++)
        {
            if (IsOpen(x.A[i]))
            {
                needs.AddRange(x.A[i].A);
            }
            else
            {
                needs.Add(x.A[i]);
            }
        }

        return new([.. needs], () => EmitSum(x));
    }

    private void EmitSum(Expression x)
    {
        Term[] terms = [.. x.A.Select((a, i) => new Term(x.K[i + 1], a))];
        List<Term> plain = [.. terms.Where(t => !IsOpen(t.X))], open = [.. terms.Where(t => IsOpen(t.X))];
        Slot? total = null;
        int next = 0;
        Register Target(bool last) => last ? Define(x) : new Register(1);
        if (plain.Count >= 2)
        {
            next = 2;
            Register d = Target(plain.Count == 2 && open.Count == 0);
            ((double k, Expression a), (double l, Expression b)) = (plain[0], plain[1]);
            Emit((x.K[0], k, l) switch
            {
                (0, 1, 1) => new(&Operations<T>.Map2<Add2>) { D = d, A = Ready(a), B = Ready(b) },
                (0, 1, -1) => new(&Operations<T>.Map2<Subtract2>) { D = d, A = Ready(a), B = Ready(b) },
                (0, -1, 1) => new(&Operations<T>.Map2<Subtract2>) { D = d, A = Ready(b), B = Ready(a) },
                _ => new(&Operations<T>.Map2<Linear2>) { D = d, A = Ready(a), B = Ready(b), K0 = k, K1 = l, K2 = x.K[0] },
            });
            total = Slot.Of(d);
        }
        else if (plain is [(1, var only)] && x.K[0] == 0 && open.Count > 0)
        {
            (next, total) = (1, Ready(only));
        }
        else if (plain.Count == 1)
        {
            next = 1;
            Register d = Target(open.Count == 0);
            Emit(new(&Operations<T>.Map1<Linear1>) { D = d, A = Ready(plain[0].X), K0 = plain[0].K, K2 = x.K[0] });
            total = Slot.Of(d);
        }

        for (; next < plain.Count; next++)
        {
            Register d = Target(next == plain.Count - 1 && open.Count == 0);
            Emit(new(&Operations<T>.Map2<AddScaled>) { D = d, A = Ready(plain[next].X), B = total, K0 = plain[next].K });
            total = Slot.Of(d);
        }

        for (int i = 0; i < open.Count; i++)
        {
            Register d = Target(i == open.Count - 1);
            total = total is { } sum ? AddProduct(open[i].X.A, open[i].K, sum, d) : EmitProduct(open[i].X.A, open[i].K, x.K[0], d);
        }
    }

    /// <summary>k · Π factors + constant, in <paramref name="target"/>.</summary>
    private Slot EmitProduct(Expression[] factors, double k, double constant, Register target)
    {
        Slot first = Partial(factors);
        Slot last = Ready(factors[^1]);
        Emit(k == 1 && constant == 0
            ? new(&Operations<T>.Map2<Multiply2>) { D = target, A = first, B = last }
            : new(&Operations<T>.Map2<ScaledProduct>) { D = target, A = first, B = last, K0 = k, K2 = constant });
        return Slot.Of(target);
    }

    /// <summary>total + k · Π factors.</summary>
    private Slot AddProduct(Expression[] factors, double k, Slot total, Register target)
    {
        Slot first = Partial(factors), last = Ready(factors[^1]);
        if (k != 1 && k != -1)
        {
            var scaled = new Register(1);
            Emit(new(&Operations<T>.Map1<Linear1>) { D = scaled, A = first, K0 = k });
            (first, k) = (Slot.Of(scaled), 1);
        }

        Emit(k == 1
            ? new(&Operations<T>.Map3<MultiplyAdd>) { D = target, A = first, B = last, C = total }
            : new(&Operations<T>.Map3<MultiplySubtract>) { D = target, A = first, B = last, C = total });
        return Slot.Of(target);
    }

    /// <summary>The product of all factors but the last.</summary>
    private Slot Partial(Expression[] factors)
    {
        Slot product = Ready(factors[0]);
        for (int i = 1; i < factors.Length - 1; i++)
        {
            var d = new Register(1);
            Emit(new(&Operations<T>.Map2<Multiply2>) { D = d, A = product, B = Ready(factors[i]) });
            product = Slot.Of(d);
        }

        return product;
    }
}
