using Risk.Engine.Kernels;
using Risk.Mathematics;

namespace Risk.Engine;

/// <summary>Beta laws whose shapes are α = A0 + A1·θ and β = B0 + B1·θ; the score is ln(x ⁄ (1 − x)).</summary>
internal sealed record BetaShapes(double A0, double A1, double B0, double B1) : ShapedFamily
{
    public override double Quantile(double u, double theta) =>
        Holds(theta) ? BetaFunctions.Inverse(u, 1 - u, Alpha(theta), Beta(theta)).X : double.NaN;

    public override bool Holds(double theta) => Alpha(theta) > 0 && Beta(theta) > 0;

    public override double Score(double p, double q, double theta)
    {
        (double x, double y) = BetaFunctions.Inverse(p, q, Alpha(theta), Beta(theta));
        return x < y ? Elementary.Log(x) - Elementary.Log1p(-x) : Elementary.Log1p(-y) - Elementary.Log(y);
    }

    public override unsafe void Unscore(double* scores, int runs) => QuantileSurface.Logistic(scores, runs);

    public override (double Lower, double Upper) Tails(double score, double theta)
    {
        double odds = Elementary.Exp(-Math.Abs(score));
        var nearer = UnitPoint.Of(odds / (1 + odds));
        BetaTails tails = BetaFunctions.Tails(score < 0 ? nearer : nearer.Complement, Alpha(theta), Beta(theta));
        return (tails.Lower, tails.Upper);
    }

    private double Alpha(double theta) => Math.FusedMultiplyAdd(A1, theta, A0);

    private double Beta(double theta) => Math.FusedMultiplyAdd(B1, theta, B0);
}
