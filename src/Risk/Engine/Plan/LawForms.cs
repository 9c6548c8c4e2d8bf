using Risk.Distributions;
using Risk.Modelling;

namespace Risk.Engine;

/// <summary>
/// A law as an expression of its uniform, F⁻¹(u). Laws of one family become one standard form moved and scaled, so that sums of them
/// merge and tables are shared.
/// </summary>
internal sealed class LawForms(ExpressionPool pool, IReadOnlyDictionary<string, Distribution>? changed = null)
{
    private static readonly Distribution StandardNormal = Distribution.Normal(0, 1);

    /// <summary>The draw of an input: from its law, or from the one that importance sampling draws it from.</summary>
    public Expression Of(InputLaw input) => Of(changed?.GetValueOrDefault(input.Name) ?? input.Law, pool.Uniform(input.Name));

    /// <summary>The quantile of <paramref name="asked"/> at u.</summary>
    public Expression Of(Distribution asked, Expression u)
    {
        switch (asked)
        {
            case ConstantLaw law:
                return pool.Constant(law.Value);
            case UniformLaw law:
                return Affine(law.Minimum, law.Maximum - law.Minimum, u);
            case NormalLaw law:
                return Affine(law.Mean, law.StandardDeviation, Normal(u));
            case LogNormalLaw law:
                return pool.Exp(Affine(law.LogMean, law.LogStandardDeviation, Normal(u)));
            case ExponentialLaw law:
                return pool.Scale(law.Mean, Exponential(u));
            case ShiftedLaw law:
                return pool.Linear(law.Offset, [(1, Of(law.Law, u))]);
            case ScaledLaw law:
                // A negative factor turns the law round: the quantile at 1 − u, which is exact.
                return pool.Scale(law.Factor, Of(law.Law, law.Factor < 0 ? pool.Linear(1, [(-1, u)]) : u));
            case UpliftedLaw law:
                return Of(law.Scaled, u);
            case ClippedLaw law:
                Expression held = double.IsInfinity(law.Upper) ? Of(law.Law, u) : pool.Minimum(Of(law.Law, u), pool.Constant(law.Upper));
                return double.IsInfinity(law.Lower) ? held : pool.Maximum(held, pool.Constant(law.Lower));
            default:
                StandardForm form = StandardForm.Of(asked);
                return Affine(form.Location, form.Scale, pool.Make(Kind.Quantile, [form.Scale < 0 ? pool.Linear(1, [(-1, u)]) : u], null, form.Law));
        }
    }

    private Expression Affine(double location, double scale, Expression standard) => pool.Linear(location, [(scale, standard)]);

    private Expression Normal(Expression u) => pool.Make(Kind.Quantile, [u], null, StandardNormal);

    /// <summary>−ln(1 − u).</summary>
    private Expression Exponential(Expression u) => pool.Scale(-1, pool.Log(pool.Linear(1, [(-1, u)])));
}
