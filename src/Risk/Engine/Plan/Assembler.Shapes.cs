using Risk.Engine.Kernels;

namespace Risk.Engine;

internal sealed unsafe partial class Assembler<T>
    where T : struct, ILane<T>
{
    /// <summary>Beta shapes that are linear in one parameter: one constant, or the parts of a mean of known concentration. Null for others.</summary>
    private Choice? ChooseBeta(Expression x)
    {
        (double a0, double a1, Expression? a) = Line(x.A[1]);
        (double b0, double b1, Expression? b) = Line(x.A[2]);
        return (a ?? b) is { } theta && (b ?? a) == theta ? ChooseSurface(x, new BetaShapes(a0, a1, b0, b1), theta) : null;
    }

    /// <summary>A surface over the range of the parameter; null where nothing bounds it, or none serves.</summary>
    private Choice? ChooseSurface(Expression x, ShapedFamily family, Expression theta)
    {
        if (theta.IsConstant)
        {
            return null;
        }

        Interval range = _bounds.Of(theta);
        return LawSurfaces.Of(family, range.Low, range.High) is not { } surface ? null
            : new([x.A[0], theta], () => Emit(new(&HostOperations.SurfaceQuantile) { D = Define(x), A = Ready(x.A[0]), B = Ready(theta), Payload = surface }));
    }

    /// <summary>x as K0 + K1·θ: no θ where it is a constant, x itself where it is no such sum.</summary>
    private static (double K0, double K1, Expression? Theta) Line(Expression x) =>
        x.IsConstant ? (x.Value, 0, null) : x is { Kind: Kind.Linear, A: [var only], K: [var k0, var k1] } ? (k0, k1, only) : (0, 1, x);
}
