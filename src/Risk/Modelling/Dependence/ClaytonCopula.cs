using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Modelling;

internal sealed class ClaytonCopula : ArchimedeanCopula
{
    /// <summary>Below, 1 + t has lost digits of t that 1/θ magnifies; above, the copula is that of equal ranks.</summary>
    private const double Least = 1e-6, Most = 1e9;

    /// <summary>A frailty of a smaller shape than 1/20 can lie below the doubles: its logarithm is drawn instead.</summary>
    private const double PlainUpTo = 20;

    private readonly double _theta;

    public ClaytonCopula(double theta, int dimension)
        : base(dimension)
    {
        Holds(theta > 0, theta, "theta must be greater than 0; use independence");
        Require.Holds(theta is >= Least and <= Most, "DIST006", nameof(theta), theta, $"theta must lie in [1e-6, 1e9]: below it is independence, above it equal ranks (was {Require.Text(theta)})");
        _theta = theta;
    }

    public override CopulaFamily Family => CopulaFamily.Clayton;

    public override double? Theta => _theta;

    protected override double Tau => _theta / (_theta + 2);

    protected override double LowerTail => Elementary.Exp(-Elementary.Log(2) / _theta);

    protected override double UpperTail => 0;

    // In place of V its logarithm, with V = W·U^θ and W gamma of shape 1 + 1/θ (Stuart 1962).
    protected override Uncertain Frailty(string name) => _theta <= PlainUpTo
        ? Driver(name, Distribution.Gamma(1 / _theta, 1.0))
        : Uncertain.Log(Driver(name, Distribution.Gamma(1 + (1 / _theta), 1.0))) + (_theta * Uncertain.Log(Uniform(name + "/power")));

    // (1 + E/V)^(−1/θ), from s = ln(E/V) by ln(1 + e^s) = max(s, 0) + ln(1 + e^−|s|).
    protected override Uncertain Score(Uncertain wait, Uncertain frailty)
    {
        if (_theta <= PlainUpTo)
        {
            return Uncertain.Exp(Uncertain.Log(1 + (wait / frailty)) * (-1 / _theta));
        }

        Uncertain s = Uncertain.Log(wait) - frailty;
        return Uncertain.Exp((Uncertain.Max(s, 0) + Uncertain.Log(1 + Uncertain.Exp(Uncertain.Min(s, -1 * s)))) * (-1 / _theta));
    }
}
