using Risk.Engine.Kernels;
using static Risk.Engine.Kernels.Formulas;

namespace Risk.Engine;

/// <summary>Choices between two values.</summary>
internal sealed unsafe partial class Assembler<T>
    where T : struct, ILane<T>
{
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
