using Risk.Engine.Kernels;
using Risk.Mathematics;

namespace Risk.Engine;

/// <summary>Gamma laws of scale 1 by their shape; the score is ln x.</summary>
internal sealed record GammaShapes : ShapedFamily
{
    public override double Quantile(double u, double theta) => Holds(theta) ? IncompleteGamma.Inverse(theta, u, 1 - u) : double.NaN;

    public override bool Holds(double theta) => theta > 0;

    public override double Score(double p, double q, double theta) => Elementary.Log(IncompleteGamma.Inverse(theta, p, q));

    public override unsafe void Unscore(double* scores, int runs) => QuantileSurface.Exponential(scores, runs);

    public override (double Lower, double Upper) Tails(double score, double theta)
    {
        GammaTails tails = IncompleteGamma.Tails(theta, Elementary.Exp(score));
        return (tails.Lower, tails.Upper);
    }
}
