using Risk.Engine.Kernels;
using static Risk.Engine.Kernels.Formulas;

namespace Risk.Engine;

/// <summary>Conditions, and choices between two values.</summary>
internal sealed unsafe partial class Assembler<T>
    where T : struct, ILane<T>
{
    /// <summary>Fewer conditions are added up one by one.</summary>
    private const int LeastCounted = 3;

    private Choice ChooseSelect(Expression x)
    {
        if (ChooseScaled(x, x, 1) is { } scaled)
        {
            return scaled;
        }

        Expression condition = x.A[0], then = x.A[1], otherwise = x.A[2];
        return (then.IsConstant, otherwise.IsConstant) switch
        {
            (true, true) => new([condition], () => Emit(new(&Operations<T>.Map1<ChooseConstants>)
            {
                D = Define(x), A = Ready(condition), K0 = then.Value, K1 = otherwise.Value,
            })),
            (false, true) => new([condition, then], () => Emit(new(&Operations<T>.Map2<ChooseOrConstant>)
            {
                D = Define(x), A = Ready(condition), B = Ready(then), K0 = otherwise.Value,
            })),
            (true, false) => new([condition, otherwise], () => Emit(new(&Operations<T>.Map2<ConstantOrChoose>)
            {
                D = Define(x), A = Ready(condition), B = Ready(otherwise), K0 = then.Value,
            })),
            _ => Ternary(x, &Operations<T>.Map3<Choose3>),
        };
    }

    /// <summary>a and b, in one operation where b is a comparison with a known number that nobody else needs.</summary>
    private Choice ChooseAnd(Expression x)
    {
        bool first = IsAtMost(x.A[0]), second = IsAtMost(x.A[1]);
        if (!first && !second)
        {
            return Binary(x, &Operations<T>.Map2<And2>);
        }

        (Expression most, Expression other) = second ? (x.A[1], x.A[0]) : (x.A[0], x.A[1]);
        return new([most.A[0], other], () => Emit(new(&Operations<T>.Map2<AndAtMost>) { D = Define(x), A = Ready(most.A[0]), B = Ready(other), K0 = most.A[1].Value }));
    }

    private bool IsAtMost(Expression x) => x.Kind == Kind.LessOrEqual && x.A[1].IsConstant && UsedOnce(x);

    /// <summary>The conditions whose number the sum is: a whole number, the same in any order. Null for any other sum.</summary>
    private Expression[]? CountedConditions(Expression sum)
    {
        if (sum.K[0] != 0 || sum.A.Length < LeastCounted)
        {
            return null;
        }

        var conditions = new Expression[sum.A.Length];
        for (int i = 0; i < conditions.Length; i++)
        {
            if (sum.K[i + 1] != 1 || sum.A[i] is not { Kind: Kind.Select, A: [var condition, var then, var otherwise] } || !then.Is(1) || !otherwise.Is(0) || !UsedOnce(sum.A[i]))
            {
                return null;
            }

            conditions[i] = condition;
        }

        return conditions;
    }

    /// <summary>
    /// sign · (a &lt; b ? k·c : constant) in one operation, where nobody else needs its parts; the sign is exact, so the bits are those of
    /// the parts. Null for any other <paramref name="select"/>.
    /// </summary>
    private Choice? ChooseScaled(Expression x, Expression select, double sign)
    {
        if (select is not { Kind: Kind.Select, A: [{ Kind: Kind.Less } less, { Kind: Kind.Linear, A: [var chosen], K: [0, var k] } then, { IsConstant: true } otherwise] }
            || !UsedOnce(less) || !UsedOnce(then) || less.A[0].IsConstant)
        {
            return null;
        }

        // Adding 0 turns −0 into 0, as the sum did that this replaces.
        double constant = (sign * otherwise.Value) + 0.0;
        return less.A[1].IsConstant
            ? new([less.A[0], chosen], () => Emit(new(&Operations<T>.Map2<ScaledWhereBelow>)
            {
                D = Define(x), A = Ready(less.A[0]), B = Ready(chosen), K0 = less.A[1].Value, K1 = sign * k, K2 = constant,
            }))
            : new([less.A[0], less.A[1], chosen], () => Emit(new(&Operations<T>.ScaledWhereLess)
            {
                D = Define(x), A = Ready(less.A[0]), B = Ready(less.A[1]), C = Ready(chosen), K0 = sign * k, K1 = constant,
            }));
    }
}
