using Risk.Modelling;
using static Risk.Uncertain;

namespace Risk;

/// <summary>Laws whose parameters are themselves uncertain. In each run the law is the one of that run's parameters.</summary>
public abstract partial class Distribution
{
    /// <summary>Uniform between uncertain ends: minimum + (maximum − minimum)·u.</summary>
    public static Uncertain Uniform(Uncertain minimum, Uncertain maximum) =>
        Waiting(new(nameof(Uniform), [(nameof(minimum), minimum), (nameof(maximum), maximum)]), name => (minimum + ((maximum - minimum) * U(name))).Node);

    /// <summary>Normal with uncertain mean or standard deviation: mean + standardDeviation·z.</summary>
    public static Uncertain Normal(Uncertain mean, Uncertain standardDeviation) =>
        Waiting(new(nameof(Normal), [(nameof(mean), mean), (nameof(standardDeviation), standardDeviation)]), name => (mean + (standardDeviation * Z(name))).Node);

    /// <summary>Lognormal with uncertain parameters on the log scale.</summary>
    public static Uncertain LogNormal(Uncertain logMean, Uncertain logStandardDeviation) =>
        Waiting(new(nameof(LogNormal), [(nameof(logMean), logMean), (nameof(logStandardDeviation), logStandardDeviation)]), name => Exp(logMean + (logStandardDeviation * Z(name))).Node);

    /// <summary>Exponential with an uncertain mean.</summary>
    public static Uncertain Exponential(Uncertain mean) =>
        Waiting(new(nameof(Exponential), [(nameof(mean), mean)]), name => (mean * Standard(name, Exponential(1.0))).Node);

    /// <summary>Gamma with uncertain shape or scale. The quantile for a shape that is uncertain but bounded is tabled (error below 1e-10 in probability); else it is solved for run by run.</summary>
    public static Uncertain Gamma(Uncertain shape, Uncertain scale)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(scale);
        LawCall call = new(nameof(Gamma), [(nameof(shape), shape), (nameof(scale), scale)]);
        return shape.IsNamed && shape.Node.IsConstant
            ? Waiting(call, name => (scale * Standard(name, Gamma(shape.Node.Constant, 1.0))).Node)
            : Waiting(call, name => (scale * new Uncertain(Node.Of(Operation.GammaQuantile, U(name).Node, shape.Node))).Node);
    }

    /// <summary>
    /// Beta with uncertain shapes. Where both are linear in one bounded value, as in <see cref="BetaFromMean"/> with a known concentration, the quantile is tabled (error below
    /// 1e-10 in probability); else it is solved for run by run (below 1e-12).
    /// </summary>
    public static Uncertain Beta(Uncertain alpha, Uncertain beta)
    {
        ArgumentNullException.ThrowIfNull(alpha);
        ArgumentNullException.ThrowIfNull(beta);
        return Waiting(new(nameof(Beta), [(nameof(alpha), alpha), (nameof(beta), beta)]), name => Node.Of(Operation.BetaQuantile, U(name).Node, alpha.Node, beta.Node));
    }

    /// <summary>Beta on [0, 1] with an uncertain mean m and a concentration k: shapes m·k and (1 − m)·k.</summary>
    /// <param name="mean">Between 0 and 1 in every run.</param>
    /// <param name="concentration">Greater than 0; the larger, the narrower.</param>
    public static Uncertain BetaFromMean(Uncertain mean, Uncertain concentration) =>
        Waiting(
            new(nameof(BetaFromMean), [(nameof(mean), mean), (nameof(concentration), concentration)]),
            Beta(mean * concentration, (1.0 - mean) * concentration).Bind);

    /// <summary>Weibull with uncertain shape or scale: scale·(−ln(1 − u))^(1⁄shape).</summary>
    public static Uncertain Weibull(Uncertain shape, Uncertain scale) =>
        Waiting(new(nameof(Weibull), [(nameof(shape), shape), (nameof(scale), scale)]), name => (scale * Exp(Log(Standard(name, Exponential(1.0))) / shape)).Node);

    /// <summary>Pareto with uncertain minimum or tail index: minimum·(1 − u)^(−1⁄alpha).</summary>
    public static Uncertain Pareto(Uncertain minimum, Uncertain alpha) =>
        Waiting(new(nameof(Pareto), [(nameof(minimum), minimum), (nameof(alpha), alpha)]), name => (minimum * Exp(Standard(name, Exponential(1.0)) / alpha)).Node);

    /// <summary>Triangular with uncertain minimum, mode or maximum.</summary>
    public static Uncertain Triangular(Uncertain minimum, Uncertain mode, Uncertain maximum) => Waiting(new(nameof(Triangular), [(nameof(minimum), minimum), (nameof(mode), mode), (nameof(maximum), maximum)]), name =>
    {
        Uncertain u = U(name), width = maximum - minimum;
        Event below = u * width < mode - minimum;
        return below.Choose(
            minimum + Sqrt(u * width * (mode - minimum)),
            maximum - Sqrt((1.0 - u) * width * (maximum - mode))).Node;
    });

    /// <summary>1 with an uncertain probability, else 0. For the event itself see <see cref="Event.Occurs"/>.</summary>
    public static Uncertain Bernoulli(Uncertain probability) => Waiting(new(nameof(Bernoulli), [(nameof(probability), probability)]), name => (U(name) > 1.0 - probability).AsNumber().Node);

    private static Uncertain U(string name) => Standard(name, Uniform(0.0, 1.0));

    private static Uncertain Z(string name) => Standard(name, Normal(0.0, 1.0));

    private static Uncertain Standard(string name, Distribution law) => new(Node.Input(name, law));
}
