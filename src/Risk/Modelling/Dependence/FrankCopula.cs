using Risk.Mathematics;

namespace Risk.Modelling;

internal sealed class FrankCopula : ArchimedeanCopula
{
    private readonly double _theta;

    public FrankCopula(double theta, int dimension)
        : base(dimension)
    {
        Holds(theta != 0, theta, "theta must not be 0; use independence");
        Holds(theta > 0 || dimension == 2, theta, "theta must be greater than 0 for more than two inputs");
        _theta = theta;
    }

    public override CopulaFamily Family => CopulaFamily.Frank;

    public override double? Theta => _theta;

    // Below it five terms of the series in θ are exact to 1e-15 of themselves; 1 − D₁ is a difference of nearly equal numbers there.
    private const double SmallTheta = 0.25;

    // 1 − 4(1 − D₁(θ))/θ with Debye's D₁(θ) = ∫₀^θ t/(e^t − 1) dt ⁄ θ; odd in θ. As a series Σ 4 B₂ₖ θ^(2k − 1)/((2k)!(2k + 1)) with Bernoulli's numbers B.
    protected override double Tau
    {
        get
        {
            double size = Math.Abs(_theta), square = size * size, debye = 0;
            if (size < SmallTheta)
            {
                return _theta * (1.0 / 9 - square * (1.0 / 900 - square * (1.0 / 52_920 - square * (1.0 / 2_721_600 - square * (1.0 / 131_725_440)))));
            }

            int panels = (int)Math.Ceiling(Math.Min(size, 800) / 4);
            for (int i = 0; i < panels; i++)
            {
                double from = Math.Min(size, 800) * i / panels, to = Math.Min(size, 800) * (i + 1) / panels;
                debye += GaussLegendre.Integral(t => t / Elementary.Expm1(t), from, to) / size;
            }

            return Math.Sign(_theta) * (1 - (4 / size * (1 - debye)));
        }
    }

    protected override double LowerTail => 0;

    protected override double UpperTail => 0;

    internal override (Uncertain Score, Distribution Law)[] Scores(string group, IReadOnlyList<string> names)
    {
        if (_theta > 0)
        {
            return base.Scores(group, names);
        }

        // v = −ln(1 + w(e^(−θ) − 1)/(w + (1 − w)e^(−θu)))/θ: the second given the first (Genest 1987).
        Uncertain u = Uniform(names[0] + "/wait"), w = Uniform(names[1] + "/wait");
        Uncertain v = Uncertain.Log(1 + (w * Elementary.Expm1(-_theta) / (w + ((1 - w) * Uncertain.Exp(-_theta * u))))) * (-1 / _theta);
        Distribution uniform = Distribution.Uniform(0.0, 1.0);
        return [(u, uniform), (v, uniform)];
    }

    /// <summary>Logarithmic series with parameter 1 − e^(−θ), from two uniforms (Kemp 1981, Efficient generation of logarithmically distributed pseudo-random variables).</summary>
    protected override Uncertain Frailty(string name) => Uncertain.Function(
        (arguments, result) =>
        {
            for (int i = 0; i < result.Length; i++)
            {
                result[i] = Math.Floor(1 + (Elementary.Log(arguments[0][i]) / Elementary.Log1p(-Elementary.Exp(-_theta * arguments[1][i]))));
            }
        },
        Uniform(name + "/first"),
        Uniform(name + "/second"));

    // −ln(1 − (1 − e^(−θ))e^(−t))/θ; the argument as 1 − e^(−t) and e^(−θ − t), which do not cancel.
    protected override Uncertain Generator(Uncertain t) =>
        Uncertain.Function(x => -Elementary.Log(Elementary.Exp(-_theta - x) - Elementary.Expm1(-x)) / _theta, t);
}
