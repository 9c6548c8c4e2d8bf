using Risk.Mathematics;

namespace Risk.Modelling;

internal sealed class FrankCopula : ArchimedeanCopula
{
    /// <summary>Beyond, e^θ may leave the doubles: the logarithm of the frailty is drawn instead.</summary>
    private const double PlainUpTo = 600;

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

    /// <summary>The θ of a Kendall's τ: between 9|τ| and 4 ⁄ (1 − |τ|), for τ is at most θ ⁄ 9 and 1 − τ at most 4 ⁄ θ.</summary>
    public static double ThetaOf(double tau)
    {
        double low = 9 * Math.Abs(tau), high = 4 / (1 - Math.Abs(tau));
        while (high - low > 1e-15 * high)
        {
            double middle = low + ((high - low) / 2);
            (low, high) = new FrankCopula(middle, 2).Tau < Math.Abs(tau) ? (middle, high) : (low, middle);
        }

        return Math.Sign(tau) * high;
    }

    protected override double LowerTail => 0;

    protected override double UpperTail => 0;

    internal override (Uncertain Score, Distribution Law)[] Scores(string group, IReadOnlyList<string> names)
    {
        if (_theta > 0)
        {
            return base.Scores(group, names);
        }

        Uncertain u = Uniform(names[0] + "/wait"), w = Uniform(names[1] + "/wait");
        return [(u, UnitUniform), (Uncertain.Function(Column(Second), u, w), UnitUniform)];
    }

    /// <summary>
    /// Logarithmic series with parameter 1 − e^(−θ), from two uniforms: ⌊1 + ln a ⁄ ln(1 − e^(−θb))⌋ (Kemp 1981, Efficient generation of logarithmically distributed pseudo-random
    /// variables). Its logarithm where θ is large, in which 1 + and ⌊ ⌋ are lost once e^(θb) is.
    /// </summary>
    protected override Uncertain Frailty(string name) => Uncertain.Function(
        Column((a, b) =>
        {
            double t = _theta * b, log = -Elementary.Log(a);
            if (t > PlainUpTo)
            {
                return Elementary.Log(log) + t;
            }

            double plain = Math.Floor(1 - (log / Elementary.LogOneLessExp(-t)));
            return _theta <= PlainUpTo ? plain : Elementary.Log(plain);
        }),
        Uniform(name + "/first"),
        Uniform(name + "/second"));

    protected override Uncertain Score(Uncertain wait, Uncertain frailty) => _theta <= PlainUpTo
        ? Uncertain.Function(t => Generator(t), wait / frailty)
        : Uncertain.Function(Column((e, logFrailty) => FarGenerator(Elementary.Log(e) - logFrailty)), wait, frailty);

    // −ln(1 − y)/θ with y = (1 − e^(−θ))e^(−t); where y is near 1 the argument is 1 − e^(−t) and e^(−θ − t), which do not cancel.
    private double Generator(double t)
    {
        double y = -Elementary.Expm1(-_theta) * Elementary.Exp(-t);
        return -(y < 0.5 ? Elementary.Log1p(-y) : Elementary.Log(Elementary.Exp(-_theta - t) - Elementary.Expm1(-t))) / _theta;
    }

    // The same from s = ln t: below −40, 1 − e^(−t) is e^s, and e^s + e^(−θ) is summed as a logarithm.
    private double FarGenerator(double s) => s > -40
        ? Generator(Elementary.Exp(s))
        : -(Math.Max(s, -_theta) + Elementary.Log1p(Elementary.Exp(-Math.Abs(s + _theta)))) / _theta;

    // v = −ln(1 + w(e^(−θ) − 1)/(w + (1 − w)e^(−θu)))/θ: the second given the first (Genest 1987). With τ = −θ it is 1 − u + ln((w + (1 − w)e^(−τ(1 − u))) ⁄ (1 − w + we^(−τu)))/τ.
    private double Second(double u, double w)
    {
        double tau = -_theta, below = 1 - w + (w * Elementary.Exp(-tau * u)), above = w + ((1 - w) * Elementary.Exp(-tau * (1 - u)));
        double excess = (((1 - w) * Elementary.Expm1(-tau * (1 - u))) - (w * Elementary.Expm1(-tau * u))) / below;
        return 1 - u + ((Math.Abs(excess) < 0.5 ? Elementary.Log1p(excess) : Elementary.Log(above / below)) / tau);
    }

    private static ColumnFunction Column(Func<double, double, double> function) => (arguments, result) =>
    {
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = function(arguments[0][i], arguments[1][i]);
        }
    };
}
