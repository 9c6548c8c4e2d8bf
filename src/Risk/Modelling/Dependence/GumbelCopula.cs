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

    protected override double Tau => 1 - (1 / _theta);

    protected override double LowerTail => 0;

    protected override double UpperTail => 2 - Elementary.Exp(Elementary.Log(2) / _theta);

    /// <summary>
    /// Positive stable of index α = 1/θ: sin(αφ) ⁄ sin(φ)^(1/α) · (sin((1 − α)φ) ⁄ E)^((1 − α)/α), φ uniform on (0, π) and E a unit exponential
    /// (Kanter 1975, Stable densities under change of scale).
    /// </summary>
    protected override Uncertain Frailty(string name)
    {
        double a = 1 / _theta;
        return a == 1 ? 1.0 : Uncertain.Function(
            (arguments, result) =>
            {
                for (int i = 0; i < result.Length; i++)
                {
                    double angle = Math.PI * arguments[0][i], wait = arguments[1][i];
                    result[i] = Elementary.Exp(
                        Elementary.Log(Elementary.Sin(a * angle)) - (Elementary.Log(Elementary.Sin(angle)) / a)
                        + ((1 - a) / a * (Elementary.Log(Elementary.Sin((1 - a) * angle)) - Elementary.Log(wait))));
                }
            },
            Uniform(name + "/angle"),
            Driver(name + "/wait", Distribution.Exponential(1.0)));
    }

    protected override Uncertain Generator(Uncertain t) => Uncertain.Exp(-Uncertain.Exp(Uncertain.Log(t) * (1 / _theta)));
}
