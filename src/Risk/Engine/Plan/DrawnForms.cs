using Risk.Modelling;

namespace Risk.Engine;

/// <summary>
/// Draws of laws with uncertain parameters as expressions of their uniform: closed forms where there are some, the rest solved for run by run
/// (<see cref="Kind.LawQuantile"/>). What a closed form would not notice of its parameters is checked beside it.
/// </summary>
internal sealed class DrawnForms(ExpressionPool pool, LawForms laws)
{
    private static readonly Distribution Unit = Distribution.Uniform(0, 1), StandardNormal = Distribution.Normal(0, 1), UnitCauchy = Distribution.Cauchy(0, 1), UnitLaplace = Distribution.Laplace(0, 1);

    /// <summary>Half the distance of the 10th and the 90th percentile of the standard normal law.</summary>
    private static readonly double NinetiethScore = StandardNormal.Quantile(0.9);

    /// <summary>Parameters to check in every run.</summary>
    public List<ParameterCheck> Checks { get; } = [];

    /// <summary>Parameters that are the same in every run, and wrong.</summary>
    public List<Problem> Problems { get; } = [];

    /// <summary>The draw, from its uniform and its parameters.</summary>
    public Expression Of(DrawnLaw law, Expression u, Expression[] parameters)
    {
        string input = law.Input;
        if (Array.TrueForAll(parameters, p => p.IsConstant) && !Holds(law, input, parameters))
        {
            return pool.Zero;
        }

        bool closed = false;
        Expression draw = Of(law, u, parameters, input, ref closed);
        if (closed && !Array.TrueForAll(parameters, p => p.IsConstant))
        {
            Checks.Add(new(law, input, parameters));
        }

        return draw;
    }

    private bool Holds(DrawnLaw law, string input, Expression[] parameters)
    {
        try
        {
            law.Make(Array.ConvertAll(parameters, p => p.Value));
            return true;
        }
        catch (ParameterException e)
        {
            Problems.Add(new(e.Code, input, $"{law.Name}: {e.Rule}"));
            return false;
        }
    }

    private Expression Of(DrawnLaw law, Expression u, Expression[] parameters, string input, ref bool closed)
    {
        LawForm form = law.Forms[^1];
        Expression[] own = parameters[^form.Names.Length..], inside = parameters[..^form.Names.Length];
        bool isClosed = form.TakesLaw ? form != UncertainLaws.Truncated : Closed(form, u, own) is not null;
        if (!isClosed)
        {
            return Array.TrueForAll(parameters, p => p.IsConstant)
                ? laws.Of(law.Make(Array.ConvertAll(parameters, p => p.Value)), u)
                : pool.Make(Kind.LawQuantile, [u, .. parameters], null, new DrawnTag(law, input));
        }

        closed = true;
        if (!form.TakesLaw)
        {
            return Closed(form, u, own)!;
        }

        // A negative factor turns the law round: the quantile at 1 − u, which is exact.
        Expression at = form == UncertainLaws.Scaled ? pool.Select(pool.Compare(Kind.Less, own[0], pool.Zero), OneLess(u), u) : u;
        Expression inner = law.Forms.Length == 1 ? laws.Of(law.Fixed!, at) : Of(law.Innermost(law.Forms.Length - 1), at, inside, input, ref closed);
        return form == UncertainLaws.Scaled ? pool.Multiply(own[0], inner)
            : form == UncertainLaws.Uplifted ? pool.Multiply(pool.Linear(1, [(1, own[0])]), inner)
            : form == UncertainLaws.Shifted ? pool.Add(inner, own[0])
            : form == UncertainLaws.Capped ? pool.Minimum(inner, own[0])
            : pool.Maximum(pool.Minimum(inner, own[1]), own[0]);
    }

    /// <summary>The quantile at u as an expression; null where there is no closed form. Shapes that are known have a table.</summary>
    private Expression? Closed(LawForm form, Expression u, Expression[] p) => form.Factory switch
    {
        "Uniform" => pool.Add(p[0], pool.Multiply(pool.Subtract(p[1], p[0]), laws.Of(Unit, u))),
        "Normal" => Affine(p[0], p[1], Normal(u)),
        "LogNormal" => pool.Exp(Affine(p[0], p[1], Normal(u))),
        "LogNormalFromP10P90" => pool.Exp(LogNormalBetween(pool.Log(p[0]), pool.Log(p[1]), u)),
        "Exponential" => pool.Multiply(p[0], Exponential(u)),
        "ExponentialFromRate" => pool.Divide(Exponential(u), p[0]),
        "Weibull" => pool.Multiply(p[1], pool.Exp(pool.Divide(pool.Log(Exponential(u)), p[0]))),
        "Rayleigh" => pool.Multiply(p[0], pool.Sqrt(pool.Scale(2, Exponential(u)))),
        "Pareto" => pool.Multiply(p[0], pool.Exp(pool.Divide(Exponential(u), p[1]))),
        "Gamma" => pool.Multiply(p[1], p[0].IsConstant ? laws.Of(Distribution.Gamma(p[0].Value, 1), u) : pool.Make(Kind.GammaQuantile, [u, p[0]])),
        "Beta" when p.Length == 2 => pool.Make(Kind.BetaQuantile, [u, p[0], p[1]]),
        "BetaFromMean" => pool.Make(Kind.BetaQuantile, [u, pool.Multiply(p[0], p[1]), pool.Multiply(OneLess(p[0]), p[1])]),
        "Triangular" => Triangular(p[0], p[1], p[2], u),
        "LogTriangular" => pool.Exp(Triangular(pool.Log(p[0]), pool.Log(p[1]), pool.Log(p[2]), u)),
        "LogUniform" => pool.Exp(pool.Add(pool.Log(p[0]), pool.Multiply(pool.Subtract(pool.Log(p[1]), pool.Log(p[0])), u))),
        "StudentT" when p.Length == 3 && p[0].IsConstant => Affine(p[1], p[2], laws.Of(Distribution.StudentT(p[0].Value), u)),
        "Cauchy" => Affine(p[0], p[1], laws.Of(UnitCauchy, u)),
        "Laplace" => Affine(p[0], p[1], laws.Of(UnitLaplace, u)),
        "Logistic" => Affine(p[0], p[1], LogOdds(u)),
        "LogLogistic" => pool.Multiply(p[0], pool.Exp(pool.Divide(LogOdds(u), p[1]))),
        "Gumbel" => pool.Subtract(p[0], pool.Multiply(p[1], DoubleLog(u))),
        "GumbelMinimum" => Affine(p[0], p[1], pool.Log(Exponential(u))),
        "Frechet" => pool.Add(p.Length == 3 ? p[2] : pool.Zero, pool.Multiply(p[1], pool.Exp(pool.Scale(-1, pool.Divide(DoubleLog(u), p[0]))))),
        "Bernoulli" => pool.Select(pool.Compare(Kind.Less, OneLess(p[0]), u), pool.One, pool.Zero),
        _ => null,
    };

    private Expression Affine(Expression location, Expression scale, Expression standard) => pool.Add(location, pool.Multiply(scale, standard));

    private Expression OneLess(Expression x) => pool.Linear(1, [(-1, x)]);

    /// <summary>Under a Gaussian copula the uniform is that of a normal score: the two cancel.</summary>
    private Expression Normal(Expression u) => u.Kind == Kind.Cdf && StandardNormal.Equals(u.Tag) ? u.A[0] : laws.Of(StandardNormal, u);

    /// <summary>−ln(1 − u).</summary>
    private Expression Exponential(Expression u) => laws.Of(Distribution.Exponential(1), u);

    /// <summary>ln(u ⁄ (1 − u)).</summary>
    private Expression LogOdds(Expression u) => pool.Subtract(pool.Log(u), pool.Log(OneLess(u)));

    /// <summary>ln(−ln u).</summary>
    private Expression DoubleLog(Expression u) => pool.Log(pool.Scale(-1, pool.Log(u)));

    /// <summary>The logarithm of the law between the logarithms of its 10th and 90th percentiles.</summary>
    private Expression LogNormalBetween(Expression low, Expression high, Expression u) =>
        Affine(pool.Scale(0.5, pool.Add(low, high)), pool.Scale(0.5 / NinetiethScore, pool.Subtract(high, low)), Normal(u));

    private Expression Triangular(Expression minimum, Expression mode, Expression maximum, Expression u)
    {
        Expression width = pool.Subtract(maximum, minimum), left = pool.Subtract(mode, minimum), below = pool.Multiply(u, width);
        return pool.Select(
            pool.Compare(Kind.Less, below, left),
            pool.Add(minimum, pool.Sqrt(pool.Multiply(below, left))),
            pool.Subtract(maximum, pool.Sqrt(pool.Multiply(pool.Multiply(OneLess(u), width), pool.Subtract(maximum, mode)))));
    }
}
