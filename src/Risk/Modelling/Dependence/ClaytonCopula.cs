using Risk.Mathematics;

namespace Risk.Modelling;

internal sealed class ClaytonCopula : ArchimedeanCopula
{
    private readonly double _theta;

    public ClaytonCopula(double theta, int dimension)
        : base(dimension)
    {
        Holds(theta > 0 && double.IsFinite(theta), theta, "theta must be greater than 0; use independence");
        _theta = theta;
    }

    protected override double Tau => _theta / (_theta + 2);

    protected override double LowerTail => Elementary.Exp(-Elementary.Log(2) / _theta);

    protected override double UpperTail => 0;

    protected override Uncertain Frailty(string name) => Driver(name, Distribution.Gamma(1 / _theta, 1.0));

    protected override Uncertain Generator(Uncertain t) => Uncertain.Exp(Uncertain.Log(1 + t) * (-1 / _theta));
}
