using Risk.Mathematics;

namespace Risk.Modelling;

internal sealed class GumbelCopula : ArchimedeanCopula
{
    private readonly double _theta;

    public GumbelCopula(double theta, int dimension)
        : base(dimension)
    {
        Holds(theta >= 1, theta, "theta must be at least 1, which is independence");
        _theta = theta;
    }

    public override CopulaFamily Family => CopulaFamily.Gumbel;

    public override double? Theta => _theta;

    protected override double Tau => (_theta - 1) / _theta;

    protected override double LowerTail => 0;

    // 2 − 2^(1/θ)
    protected override double UpperTail => 0 - (2 * Elementary.Expm1(-Elementary.Log(2) * Tau));

    /// <summary>
    /// α ln V with V positive stable of index α = 1/θ: sin(αφ) ⁄ sin(φ)^(1/α) · (sin((1 − α)φ) ⁄ E)^((1 − α)/α), φ uniform on (0, π) and E a unit exponential
    /// (Kanter 1975, Stable densities under change of scale). V itself leaves the doubles where θ is large.
    /// </summary>
    protected override Uncertain Frailty(string name)
    {
        double a = 1 / _theta, rest = Tau;
        return _theta == 1 ? 0.0 : Uncertain.Function(
            (arguments, result) =>
            {
                for (int i = 0; i < result.Length; i++)
                {
                    double angle = Math.PI * arguments[0][i], wait = arguments[1][i];
                    result[i] = (a * Elementary.Log(Elementary.Sin(a * angle))) - Elementary.Log(Elementary.Sin(angle))
                        + (rest * (Elementary.Log(Elementary.Sin(rest * angle)) - Elementary.Log(wait)));
                }
            },
            Uniform(name + "/angle"),
            Driver(name + "/wait", Distribution.Exponential(1.0)));
    }

    // exp(−(E/V)^α)
    protected override Uncertain Score(Uncertain wait, Uncertain frailty) => Uncertain.Exp(-Uncertain.Exp((Uncertain.Log(wait) * (1 / _theta)) - frailty));
}
