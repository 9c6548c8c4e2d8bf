using Risk.Distributions;
using Risk.Modelling;

namespace Risk;

/// <summary>
/// Laws whose parameters are themselves uncertain. In each run the law is the one of that run's parameters, and the draw is its quantile at the input's uniform. Parameters that
/// make no law fail the run (<see cref="RunException"/>) with the input, the parameter, its value and the rule, whether the draw is used in that run or not.
/// </summary>
public abstract partial class Distribution
{
    /// <summary>Uniform between uncertain ends: minimum + (maximum − minimum)·u.</summary>
    public static Uncertain Uniform(Uncertain minimum, Uncertain maximum) => Drawn(UncertainLaws.Uniform, minimum, maximum);

    /// <summary>Normal with uncertain mean or standard deviation: mean + standardDeviation·z.</summary>
    public static Uncertain Normal(Uncertain mean, Uncertain standardDeviation) => Drawn(UncertainLaws.Normal, mean, standardDeviation);

    /// <summary>Lognormal with uncertain parameters on the log scale.</summary>
    public static Uncertain LogNormal(Uncertain logMean, Uncertain logStandardDeviation) => Drawn(UncertainLaws.LogNormal, logMean, logStandardDeviation);

    /// <summary>Lognormal with an uncertain mean or standard deviation of the value itself.</summary>
    public static Uncertain LogNormalFromMoments(Uncertain mean, Uncertain standardDeviation) => Drawn(UncertainLaws.LogNormalFromMoments, mean, standardDeviation);

    /// <summary>Lognormal with uncertain tenth or ninetieth percentile.</summary>
    public static Uncertain LogNormalFromP10P90(Uncertain p10, Uncertain p90) => Drawn(UncertainLaws.LogNormalFromP10P90, p10, p90);

    /// <summary>Normal with an uncertain interval that holds an uncertain probability.</summary>
    public static Uncertain NormalFromInterval(Uncertain low, Uncertain high, Uncertain probability) => Drawn(UncertainLaws.NormalFromInterval, low, high, probability);

    /// <summary>Lognormal with an uncertain interval that holds an uncertain probability.</summary>
    public static Uncertain LogNormalFromInterval(Uncertain low, Uncertain high, Uncertain probability) => Drawn(UncertainLaws.LogNormalFromInterval, low, high, probability);

    /// <summary>Exponential with an uncertain mean.</summary>
    public static Uncertain Exponential(Uncertain mean) => Drawn(UncertainLaws.Exponential, mean);

    /// <summary>Exponential with an uncertain rate.</summary>
    public static Uncertain ExponentialFromRate(Uncertain rate) => Drawn(UncertainLaws.ExponentialFromRate, rate);

    /// <summary>Gamma with uncertain shape or scale. The quantile for a shape that is uncertain but bounded is tabled (error below 1e-10 in probability); else it is solved for run by run (below 1e-12).</summary>
    public static Uncertain Gamma(Uncertain shape, Uncertain scale) => Drawn(UncertainLaws.Gamma, shape, scale);

    /// <summary>Chi-square with uncertain degrees of freedom.</summary>
    public static Uncertain ChiSquare(Uncertain degreesOfFreedom) => Drawn(UncertainLaws.ChiSquare, degreesOfFreedom);

    /// <summary>
    /// Beta with uncertain shapes. Where both are linear in one bounded value, as in <see cref="BetaFromMean"/> with a known concentration, the quantile is tabled (error below
    /// 1e-10 in probability); else it is solved for run by run (below 1e-12).
    /// </summary>
    public static Uncertain Beta(Uncertain alpha, Uncertain beta) => Drawn(UncertainLaws.Beta, alpha, beta);

    /// <summary>Beta between uncertain ends, with uncertain shapes.</summary>
    public static Uncertain Beta(Uncertain alpha, Uncertain beta, Uncertain minimum, Uncertain maximum) => Drawn(UncertainLaws.BetaBetween, alpha, beta, minimum, maximum);

    /// <summary>Beta on [0, 1] with an uncertain mean m and a concentration k: shapes m·k and (1 − m)·k.</summary>
    /// <param name="mean">Between 0 and 1 in every run.</param>
    /// <param name="concentration">Greater than 0; the larger, the narrower.</param>
    public static Uncertain BetaFromMean(Uncertain mean, Uncertain concentration) => Drawn(UncertainLaws.BetaFromMean, mean, concentration);

    /// <summary>Weibull with uncertain shape or scale: scale·(−ln(1 − u))^(1⁄shape).</summary>
    public static Uncertain Weibull(Uncertain shape, Uncertain scale) => Drawn(UncertainLaws.Weibull, shape, scale);

    /// <summary>Rayleigh with an uncertain scale.</summary>
    public static Uncertain Rayleigh(Uncertain scale) => Drawn(UncertainLaws.Rayleigh, scale);

    /// <summary>Pareto with uncertain minimum or tail index: minimum·(1 − u)^(−1⁄alpha).</summary>
    public static Uncertain Pareto(Uncertain minimum, Uncertain alpha) => Drawn(UncertainLaws.Pareto, minimum, alpha);

    /// <summary>Triangular with uncertain minimum, mode or maximum.</summary>
    public static Uncertain Triangular(Uncertain minimum, Uncertain mode, Uncertain maximum) => Drawn(UncertainLaws.Triangular, minimum, mode, maximum);

    /// <summary>PERT with uncertain minimum, mode or maximum.</summary>
    public static Uncertain Pert(Uncertain minimum, Uncertain mode, Uncertain maximum) => Drawn(UncertainLaws.Pert, minimum, mode, maximum);

    /// <summary>PERT with uncertain minimum, mode, maximum or shape.</summary>
    public static Uncertain Pert(Uncertain minimum, Uncertain mode, Uncertain maximum, Uncertain shape) => Drawn(UncertainLaws.PertWithShape, minimum, mode, maximum, shape);

    /// <summary>Triangular with uncertain tenth percentile, mode or ninetieth percentile; its ends are solved for run by run.</summary>
    public static Uncertain TriangularFromP10P90(Uncertain p10, Uncertain mode, Uncertain p90) => Drawn(UncertainLaws.TriangularFromP10P90, p10, mode, p90);

    /// <summary>PERT with uncertain tenth percentile, mode or ninetieth percentile; its ends are solved for run by run.</summary>
    public static Uncertain PertFromP10P90(Uncertain p10, Uncertain mode, Uncertain p90) => Drawn(UncertainLaws.PertFromP10P90, p10, mode, p90);

    /// <summary>PERT with uncertain percentiles, mode or shape; its ends are solved for run by run.</summary>
    public static Uncertain PertFromP10P90(Uncertain p10, Uncertain mode, Uncertain p90, Uncertain shape) => Drawn(UncertainLaws.PertFromP10P90WithShape, p10, mode, p90, shape);

    /// <summary>Trapezoidal with uncertain corners.</summary>
    public static Uncertain Trapezoidal(Uncertain minimum, Uncertain lowerMode, Uncertain upperMode, Uncertain maximum) => Drawn(UncertainLaws.Trapezoidal, minimum, lowerMode, upperMode, maximum);

    /// <summary>Log-triangular with uncertain minimum, mode or maximum.</summary>
    public static Uncertain LogTriangular(Uncertain minimum, Uncertain mode, Uncertain maximum) => Drawn(UncertainLaws.LogTriangular, minimum, mode, maximum);

    /// <summary>Log-uniform between uncertain ends: minimum·(maximum⁄minimum)^u.</summary>
    public static Uncertain LogUniform(Uncertain minimum, Uncertain maximum) => Drawn(UncertainLaws.LogUniform, minimum, maximum);

    /// <summary>Kumaraswamy with uncertain shapes.</summary>
    public static Uncertain Kumaraswamy(Uncertain a, Uncertain b) => Drawn(UncertainLaws.Kumaraswamy, a, b);

    /// <summary>Student's t about 0 with scale 1 and uncertain degrees of freedom.</summary>
    public static Uncertain StudentT(Uncertain degreesOfFreedom) => Drawn(UncertainLaws.StudentT, degreesOfFreedom);

    /// <summary>Student's t with uncertain degrees of freedom, location or scale.</summary>
    public static Uncertain StudentT(Uncertain degreesOfFreedom, Uncertain location, Uncertain scale) => Drawn(UncertainLaws.StudentTAbout, degreesOfFreedom, location, scale);

    /// <summary>Cauchy with uncertain location or scale.</summary>
    public static Uncertain Cauchy(Uncertain location, Uncertain scale) => Drawn(UncertainLaws.Cauchy, location, scale);

    /// <summary>Laplace with uncertain location or scale.</summary>
    public static Uncertain Laplace(Uncertain location, Uncertain scale) => Drawn(UncertainLaws.Laplace, location, scale);

    /// <summary>Logistic with uncertain location or scale: location + scale·ln(u⁄(1 − u)).</summary>
    public static Uncertain Logistic(Uncertain location, Uncertain scale) => Drawn(UncertainLaws.Logistic, location, scale);

    /// <summary>Log-logistic with uncertain scale or shape: scale·(u⁄(1 − u))^(1⁄shape).</summary>
    public static Uncertain LogLogistic(Uncertain scale, Uncertain shape) => Drawn(UncertainLaws.LogLogistic, scale, shape);

    /// <summary>Gumbel's law of the greatest with uncertain location or scale: location − scale·ln(−ln u).</summary>
    public static Uncertain Gumbel(Uncertain location, Uncertain scale) => Drawn(UncertainLaws.Gumbel, location, scale);

    /// <summary>Gumbel's law of the least with uncertain location or scale: location + scale·ln(−ln(1 − u)).</summary>
    public static Uncertain GumbelMinimum(Uncertain location, Uncertain scale) => Drawn(UncertainLaws.GumbelMinimum, location, scale);

    /// <summary>Fréchet from 0 with uncertain shape or scale: scale·(−ln u)^(−1⁄shape).</summary>
    public static Uncertain Frechet(Uncertain shape, Uncertain scale) => Drawn(UncertainLaws.Frechet, shape, scale);

    /// <summary>Fréchet with uncertain shape, scale or minimum.</summary>
    public static Uncertain Frechet(Uncertain shape, Uncertain scale, Uncertain minimum) => Drawn(UncertainLaws.FrechetFrom, shape, scale, minimum);

    /// <summary>Generalised extreme value with uncertain location, scale or shape; the shape may have either sign, or be 0.</summary>
    public static Uncertain GeneralizedExtremeValue(Uncertain location, Uncertain scale, Uncertain shape) => Drawn(UncertainLaws.GeneralizedExtremeValue, location, scale, shape);

    /// <summary>Generalised Pareto with uncertain threshold, scale or shape; the shape may have either sign, or be 0.</summary>
    public static Uncertain GeneralizedPareto(Uncertain threshold, Uncertain scale, Uncertain shape) => Drawn(UncertainLaws.GeneralizedPareto, threshold, scale, shape);

    /// <summary>Inverse Gaussian with uncertain mean or shape.</summary>
    public static Uncertain InverseGaussian(Uncertain mean, Uncertain shape) => Drawn(UncertainLaws.InverseGaussian, mean, shape);

    /// <summary>1 with an uncertain probability, else 0. For the event itself see <see cref="Event.Occurs"/>.</summary>
    public static Uncertain Bernoulli(Uncertain probability) => Drawn(UncertainLaws.Bernoulli, probability);

    /// <summary>Binomial with an uncertain number of trials, which must be whole in every run, or an uncertain probability.</summary>
    public static Uncertain Binomial(Uncertain trials, Uncertain probability) => Drawn(UncertainLaws.Binomial, trials, probability);

    /// <summary>Poisson with an uncertain mean.</summary>
    public static Uncertain Poisson(Uncertain mean) => Drawn(UncertainLaws.Poisson, mean);

    /// <summary>Trials up to the first success, of uncertain probability.</summary>
    public static Uncertain GeometricTrials(Uncertain probability) => Drawn(UncertainLaws.GeometricTrials, probability);

    /// <summary>Failures before the first success, of uncertain probability.</summary>
    public static Uncertain GeometricFailures(Uncertain probability) => Drawn(UncertainLaws.GeometricFailures, probability);

    /// <summary>Negative binomial with an uncertain number of successes or an uncertain probability.</summary>
    public static Uncertain NegativeBinomial(Uncertain successes, Uncertain probability) => Drawn(UncertainLaws.NegativeBinomial, successes, probability);

    /// <summary>Hypergeometric with uncertain numbers, which must be whole in every run.</summary>
    public static Uncertain Hypergeometric(Uncertain population, Uncertain successes, Uncertain draws) => Drawn(UncertainLaws.Hypergeometric, population, successes, draws);

    /// <summary>The whole numbers between uncertain ends, which must be whole in every run, each as probable.</summary>
    public static Uncertain DiscreteUniform(Uncertain minimum, Uncertain maximum) => Drawn(UncertainLaws.DiscreteUniform, minimum, maximum);

    /// <summary>The law given that it lies between uncertain limits.</summary>
    /// <param name="law">A law, whose own parameters may be uncertain too; not a value that has a name or is computed.</param>
    /// <param name="lower">The lower limit, below the upper in every run; −∞ leaves that side open.</param>
    /// <param name="upper">The upper limit; +∞ leaves that side open.</param>
    /// <exception cref="ArgumentException"><paramref name="law"/> is not a law.</exception>
    public static Uncertain Truncated([Law] Uncertain law, Uncertain lower, Uncertain upper) => Drawn(UncertainLaws.Truncated, law, [lower, upper]);

    /// <summary>The law with what lies beyond uncertain limits moved to them.</summary>
    /// <param name="law">A law, whose own parameters may be uncertain too; not a value that has a name or is computed.</param>
    /// <param name="lower">The lower limit, below the upper in every run; −∞ leaves that side open.</param>
    /// <param name="upper">The upper limit; +∞ leaves that side open.</param>
    /// <exception cref="ArgumentException"><paramref name="law"/> is not a law.</exception>
    public static Uncertain Clipped([Law] Uncertain law, Uncertain lower, Uncertain upper) => Drawn(UncertainLaws.Clipped, law, [lower, upper]);

    /// <summary>The law with what lies above an uncertain cap moved to it.</summary>
    /// <param name="law">A law, whose own parameters may be uncertain too; not a value that has a name or is computed.</param>
    /// <param name="cap">The cap, finite.</param>
    /// <exception cref="ArgumentException"><paramref name="law"/> is not a law.</exception>
    public static Uncertain Capped([Law] Uncertain law, Uncertain cap) => Drawn(UncertainLaws.Capped, law, [cap]);

    /// <summary>The law moved by an uncertain offset.</summary>
    /// <param name="law">A law, whose own parameters may be uncertain too; not a value that has a name or is computed.</param>
    /// <param name="offset">Added, finite.</param>
    /// <exception cref="ArgumentException"><paramref name="law"/> is not a law.</exception>
    public static Uncertain Shifted([Law] Uncertain law, Uncertain offset) => Drawn(UncertainLaws.Shifted, law, [offset]);

    /// <summary>The law times an uncertain factor; a negative one turns it round, and 0 fails the run.</summary>
    /// <param name="law">A law, whose own parameters may be uncertain too; not a value that has a name or is computed.</param>
    /// <param name="factor">Not 0 in any run.</param>
    /// <exception cref="ArgumentException"><paramref name="law"/> is not a law.</exception>
    public static Uncertain Scaled([Law] Uncertain law, Uncertain factor) => Drawn(UncertainLaws.Scaled, law, [factor]);

    /// <summary>An estimate corrected for optimism by an uncertain uplift: (1 + uplift)·X.</summary>
    /// <param name="law">A law, whose own parameters may be uncertain too; not a value that has a name or is computed.</param>
    /// <param name="uplift">By how much: 0.54 adds 54 %. Above −1 in every run.</param>
    /// <exception cref="ArgumentException"><paramref name="law"/> is not a law.</exception>
    /// <remarks>As the uplift of a law of numbers it is remembered: made a second time it warns (OB001).</remarks>
    public static Uncertain Uplifted([Law] Uncertain law, Uncertain uplift)
    {
        Uncertain uplifted = Drawn(UncertainLaws.Uplifted, law, [uplift]);
        return HoldsUplift(law) ? uplifted.WithUplifts([nameof(uplift), nameof(uplift)]) : uplifted;
    }

    /// <summary>Whether an estimate is uplifted already, under whatever stands round it.</summary>
    private static bool HoldsUplift(Uncertain law) => law.Law is { } known ? UpliftedLaw.HoldsUplift(known)
        : law.Call is { } call && (call.Factory == nameof(Uplifted) || call.Arguments.Any(a => !a.Value.IsNamed && HoldsUplift(a.Value)));

    /// <summary>A draw that waits for its name.</summary>
    private static Uncertain Drawn(LawForm form, params Uncertain[] parameters)
    {
        CheckPresent(form, parameters);
        return Uncertain.OneUniform(new(form.Factory, [.. parameters.Select((p, i) => (form.Names[i], p))]) { Drawn = new(form, null, parameters) });
    }

    /// <summary>A combinator round a law that waits for its name.</summary>
    private static Uncertain Drawn(LawForm form, Uncertain law, Uncertain[] parameters)
    {
        ArgumentNullException.ThrowIfNull(law);
        CheckPresent(form, parameters);
        ListedCall.CheckIsLaw(law, nameof(law));
        return Uncertain.OneUniform(new(form.Factory, [(nameof(law), law), .. parameters.Select((p, i) => (form.Names[i], p))]) { Drawn = new(form, law, parameters) });
    }

    private static void CheckPresent(LawForm form, Uncertain[] parameters)
    {
        for (int i = 0; i < parameters.Length; i++)
        {
            ArgumentNullException.ThrowIfNull(parameters[i], form.Names[i]);
        }
    }
}
