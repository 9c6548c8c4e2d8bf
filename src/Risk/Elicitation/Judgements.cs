using System.Globalization;
using Risk.Distributions;
using Risk.Fitting;
using Risk.Mathematics;

namespace Risk.Elicitation;

/// <summary>Judged percentiles, checked and in order, and the search for the law of a family that is nearest to them.</summary>
internal sealed class Judgements
{
    /// <summary>What counts as meeting a judgement: below it, rounding.</summary>
    private const double Rounding = 1e-9;

    private readonly (double P, double X)[] _points;
    private readonly double _lower, _upper;

    /// <param name="points">Probabilities and values.</param>
    /// <param name="lower">The least value, or −∞.</param>
    /// <param name="upper">The greatest value, or +∞.</param>
    /// <param name="mayStand">True for a roulette, where a bin may be empty.</param>
    public Judgements(IReadOnlyList<(double Probability, double Value)> points, double lower, double upper, bool mayStand = false)
    {
        FunctionLaws.Support(lower, upper);
        Require.Holds(points.Count > 0, "DIST011", "quantiles", 0, "at least one percentile is required");
        (_lower, _upper) = (lower, upper);
        _points = [.. points.OrderBy(p => p.Probability).ThenBy(p => p.Value)];
        for (int i = 0; i < _points.Length; i++)
        {
            (double p, double x) = _points[i];
            Require.Location(x, $"quantiles[{i}]");
            Require.Holds(p > 0 && p < 1, "DIST009", $"quantiles[{i}]", p, $"probability must be in (0,1) (was {Require.Text(p)}){Hint(p, p, "for ends of the range give lower and upper")}");
            Require.Holds(i == 0 || ((p > _points[i - 1].P || mayStand) && x > _points[i - 1].X), "DIST005", $"quantiles[{i}]", x,
                $"percentiles must increase ({Named(p)}={Require.Text(x)} after {Named(i == 0 ? 0 : _points[i - 1].P)}={Require.Text(i == 0 ? 0 : _points[i - 1].X)})");
            Require.Holds(x > lower && x < upper, "DIST005", $"quantiles[{i}]", x, $"{Named(p)}={Require.Text(x)} must lie between lower={Require.Text(lower)} and upper={Require.Text(upper)}");
        }
    }

    /// <summary>The families that can be tried without being named: with fewer parameters than there are judgements, so that the misfit can tell them apart, or with two of two.</summary>
    public IReadOnlyList<LawFamily> Candidates
    {
        get
        {
            if (double.IsFinite(_lower) && double.IsFinite(_upper))
            {
                return [LawFamily.Beta(_lower, _upper)];
            }

            LawFamily[] positive = [LawFamily.Gamma, LawFamily.Weibull, LawFamily.LogLogistic, LawFamily.InverseGaussian];
            LawFamily[] open = [LawFamily.Normal, LawFamily.Logistic, LawFamily.Gumbel, LawFamily.StudentT, LawFamily.Laplace];
            bool bounded = double.IsFinite(_lower) || double.IsFinite(_upper), above = _points[0].X > 0;
            LawFamily[] all = bounded ? [LawFamily.LogNormal, .. positive] : above ? [LawFamily.LogNormal, LawFamily.Normal, .. positive, .. open[1..], LawFamily.Triangular, LawFamily.Pert]
                : [.. open, LawFamily.Triangular, LawFamily.Pert];
            return [.. all.Where(f => JudgedFamily.ParametersOf(f, _points.Length) is var n && (n < _points.Length || (n == 2 && _points.Length == 2)))];
        }
    }

    /// <summary>The nearest law of a family.</summary>
    /// <exception cref="ParameterException">ELI001 to ELI003.</exception>
    public ElicitedLaw Nearest(LawFamily family)
    {
        (IReadOnlyList<(double P, double X)> moved, Func<Distribution, Distribution> back) = Moved(family);
        int needed = JudgedFamily.ParametersOf(family, _points.Length);
        Require.Holds(_points.Length >= needed, "ELI002", "quantiles", _points.Length, $"the {family.Name} law needs {needed} percentiles (was {_points.Length}); or give its mode with two");
        JudgedFamily judged = JudgedFamily.Of(family, moved)
            ?? throw new ParameterException("ELI003", nameof(family), family.Name, $"the family {family.Name} is not found from percentiles: take a continuous family");
        double[] Residuals(double[] free)
        {
            try
            {
                Distribution law = judged.LawOf(free);

                // Counted from the nearer end, so that a far percentile keeps its digits.
                return [.. moved.Select(p => p.P <= 0.5 ? law.Cdf(p.X) - p.P : 1 - p.P - law.SurvivalFunction(p.X))];
            }
            catch (ParameterException)
            {
                return [.. moved.Select(_ => double.PositiveInfinity)];
            }
        }

        double[][] starts = [.. judged.Starts.Where(s => Array.TrueForAll(s, double.IsFinite)).OrderBy(s => LeastSquares.SumOf(Residuals(s))).Take(5)];
        (double[] Point, double Sum)[] found = [.. starts.Select(s => LeastSquares.Minimise(Residuals, s)).Where(f => double.IsFinite(f.Sum))];
        Require.Holds(found.Length > 0, "ELI001", "quantiles", _points.Length, $"no {family.Name} law is near these percentiles ({this})");
        ElicitedLaw nearest = Record(back(judged.LawOf(found.MinBy(f => f.Sum).Point)), family.Name);

        // As many parameters as judgements, and yet they are not met: no law of the family has them.
        Require.Holds(_points.Length > needed || IsMetBy(nearest), "ELI001", "quantiles", nearest.Misfit, string.Create(CultureInfo.InvariantCulture,
            $"no {family.Name} law has these percentiles ({this}): the nearest misses one by {100 * nearest.Misfit:0.##} points in a hundred; take another family, or a metalog"));
        return nearest;
    }

    /// <summary>
    /// The law that meets three percentiles, which families of two parameters may not come near: a lognormal law with a least value of its own, turned round where the judgements lean to the left
    /// (N. L. Johnson, "Systems of frequency curves generated by methods of translation", Biometrika 36 (1949) 149–176); where bounds are given the metalog of three terms
    /// (T. W. Keelin, "The metalog distributions", Decision Analysis 13 (2016) 243–277), or if it is not feasible the lognormal law, if that keeps within them. Null where there is none.
    /// </summary>
    public ElicitedLaw? MeetingAllThree()
    {
        if (_points.Length != 3 || !(_points[0].P < _points[1].P && _points[1].P < _points[2].P))
        {
            return null;
        }

        bool bounded = double.IsFinite(_lower) || double.IsFinite(_upper);
        return (bounded ? Met(() => Distribution.MetalogFromQuantiles(_points, null, _lower, _upper), "metalog") : null) ?? Met(ShiftedLogNormal, "shifted lognormal");

        ElicitedLaw? Met(Func<Distribution?> law, string name)
        {
            try
            {
                return law() is { } made && made.Minimum >= _lower && made.Maximum <= _upper && Record(made, name) is var found && IsMetBy(found) ? found : null;
            }
            catch (ParameterException)
            {
                return null;
            }
        }
    }

    /// <summary>
    /// (x₃ − x₂)/(x₂ − x₁) = (e^(σa) − 1)/(1 − e^(−σb)) with a = z₃ − z₂ and b = z₂ − z₁, which rises with σ from a/b at 0 without end; turned round, judgements for which it is less lie above.
    /// </summary>
    private Distribution? ShiftedLogNormal()
    {
        double[] z = [.. _points.Select(p => NormalFunctions.Quantile(p.P))];
        double below = _points[1].X - _points[0].X, above = _points[2].X - _points[1].X, a = z[2] - z[1], b = z[1] - z[0];
        bool turned = above / below < a / b;
        (a, b, below, above) = turned ? (b, a, above, below) : (a, b, below, above);
        double wanted = Elementary.Log(above) - Elementary.Log(below), middle = turned ? -z[1] : z[1];
        if (Root.Of(log => Elementary.Exp(log) is var s ? (s * a) + Elementary.LogOneLessExp(-s * a) - Elementary.LogOneLessExp(-s * b) - wanted : 0, -20, 20) is not { } root)
        {
            return null;
        }

        double sigma = Elementary.Exp(root), median = below / -Elementary.Expm1(-sigma * b);
        Distribution law = Distribution.LogNormal(Elementary.Log(median) - (sigma * middle), sigma);
        return turned ? Distribution.Shifted(Distribution.Scaled(law, -1), _points[1].X + median) : Distribution.Shifted(law, _points[1].X - median);
    }

    // Met but for the roundings of the values.
    private bool IsMetBy(ElicitedLaw law) => law.Misfit <= Rounding + _points.Max(p => Math.ScaleB(Math.Abs(p.X), -51) * law.Law.Density(p.X));

    /// <summary>The law beside what was asked.</summary>
    public ElicitedLaw Record(Distribution law, string name) => new(law, name, [.. _points.Select(p => new ElicitedPoint(p.P, p.X, law.Cdf(p.X), law.Quantile(p.P)))]);

    /// <summary>What was meant: a percentage where a share is asked for, or an end of the range.</summary>
    internal static string Hint(double low, double high, string ends) =>
        high is > 1 and <= 100 ? string.Create(CultureInfo.InvariantCulture, $": probabilities run from 0 to 1, so {Named(high / 100)} is {high / 100:R}")
        : low == 0 || high == 1 ? "; " + ends : "";

    public override string ToString() => string.Join(", ", _points.Select(p => $"{Named(p.P)}={Require.Text(p.X)}"));

    private static string Named(double p) => string.Create(CultureInfo.InvariantCulture, $"P{Math.Round(100 * p, 9)}");

    // A law on (0, ∞) begins at the lower bound, or ends turned round at the upper one.
    private (IReadOnlyList<(double P, double X)> Points, Func<Distribution, Distribution> Back) Moved(LawFamily family)
    {
        bool positive = JudgedFamily.HasPositiveSupport(family), low = double.IsFinite(_lower), high = double.IsFinite(_upper);
        Require.Holds(positive ? !(low && high) : family.Name == "beta" || !(low || high), "ELI003", nameof(family), family.Name, positive
            ? $"the {family.Name} law has one end, not two: take LawFamily.Beta({Require.Text(_lower)}, {Require.Text(_upper)}), a metalog, or cut it off with Truncated"
            : $"the {family.Name} law cannot be given bounds: take a family on one side of a bound, a metalog, or cut it off with Truncated");
        if (!positive || (!low && !high))
        {
            Require.Holds(!positive || _points[0].X > 0, "DIST004", "quantiles", _points[0].X, $"percentiles must be greater than 0 for the {family.Name} law ({this}); or give its lower bound");
            return (_points, law => law);
        }

        return low
            ? ([.. _points.Select(p => (p.P, p.X - _lower))], law => _lower == 0 ? law : Distribution.Shifted(law, _lower))
            : ([.. _points.Reverse().Select(p => (1 - p.P, _upper - p.X))], law => Distribution.Shifted(Distribution.Scaled(law, -1), _upper));
    }
}
