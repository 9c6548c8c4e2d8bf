using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Modelling;

/// <summary>
/// Pearson's correlation of two laws joined by a Gaussian copula, as a function of the scores' correlation ρ: the mean of F⁻¹(Φ(z))·G⁻¹(Φ(ρz + √(1 − ρ²)w)). For smooth laws by the
/// trapezoidal rule in z and w, which converges exponentially; where one bends or jumps by Gauss and Legendre's rule between those places, and over the steps of a discrete law in closed form.
/// </summary>
internal sealed class PearsonSolver
{
    private const double Step = 1.0 / 16, LeastReach = 8, MostReach = 37;

    /// <summary>More steps of a law than these are so small beside its spread that they are taken for smooth; more bends, and more of the inner law about which the outer integral is graded, are thinned to those that lie apart.</summary>
    private const int MostSteps = 1000, MostInnerBends = 24;

    /// <summary>How far, in units of its width, a jump smoothed by the scores' noise is followed in panels of its own.</summary>
    private static readonly double[] Graded = [-8, -5, -3, -1.5, 0, 1.5, 3, 5, 8];

    private readonly Distribution _first, _second;
    private readonly double[] _firstBreaks, _secondBreaks;
    private readonly (double Score, double Rise)[]? _steps;
    private readonly ScoreQuantile? _inner, _outer;
    private readonly double _firstMean, _secondMean, _scale, _reach;
    private readonly (double Score, double Weight)[] _grid;

    public PearsonSolver(Distribution first, Distribution second)
    {
        foreach (Distribution law in (Distribution[])[first, second])
        {
            Require.Holds(law.Variance is > 0 and < double.PositiveInfinity, "COR012", "law", law.Variance, $"{law} has no Pearson correlation: its variance must be finite and above 0");
        }

        // The correlation is the same either way round: the inner integral is that of steps, if one law has them, or of the law that bends less, since each of its bends costs panels in both.
        (double Score, double Rise)[]? firstSteps = Steps(first), secondSteps = Steps(second);
        double[] firstBends = Bends(first, MostSteps), secondBends = Bends(second, MostSteps);
        bool turned = secondSteps is null && (firstSteps is not null || firstBends.Length < secondBends.Length);
        (_first, _second) = turned ? (second, first) : (first, second);
        _steps = turned ? firstSteps : secondSteps;
        (double Score, double Rise)[]? outer = turned ? secondSteps : firstSteps;
        _firstBreaks = outer is null ? (turned ? secondBends : firstBends) : [.. outer.Select(s => s.Score)];
        _secondBreaks = _steps is null ? Bends(_second, MostInnerBends) : [.. _steps.Select(s => s.Score)];
        (_firstMean, _secondMean) = (_first.Mean, _second.Mean);
        _scale = _first.StandardDeviation * _second.StandardDeviation;
        _reach = Math.Max(Reach(_first), Reach(_second));
        _inner = _steps is null ? new(z => At(_second, z) - _secondMean, turned ? firstBends : secondBends, _reach) : null;
        _outer = outer is null && !IsSmooth ? new(z => At(_first, z) - _firstMean, _firstBreaks, _reach) : null;
        int points = (int)(_reach / Step);
        _grid = [.. Enumerable.Range(-points, (2 * points) + 1).Select(i => (i * Step, Step * NormalFunctions.Density(i * Step)))];
    }

    private bool IsSmooth => _firstBreaks.Length == 0 && _secondBreaks.Length == 0;

    public double Of(double rho)
    {
        double rest = Math.Sqrt((1 - rho) * (1 + rho));
        if (IsSmooth)
        {
            return CompensatedSum.Of(_grid.Length, i => _grid[i].Weight * (At(_first, _grid[i].Score) - _firstMean) * Inner(rho * _grid[i].Score, rest)) / _scale;
        }

        IEnumerable<double> smoothed = rho == 0 ? [] : _secondBreaks.SelectMany(b => rest == 0 ? [b / rho] : Graded.Select(g => (b + (g * rest)) / rho));
        return Over([.. _outer?.Ends ?? _firstBreaks, .. smoothed], z => NormalFunctions.Density(z) * (_outer?.At(z) ?? At(_first, z) - _firstMean) * Inner(rho * z, rest)) / _scale;
    }

    /// <summary>The ρ with this correlation, which rises with ρ from <paramref name="least"/> at −1 to <paramref name="most"/> at 1: secants, and a halving in every third step.</summary>
    public double Solve(double pearson, double least, double most)
    {
        (double low, double atLow, double high, double atHigh) = (-1, least - pearson, 1, most - pearson);
        for (int i = 0; high - low > 1e-12; i++)
        {
            double secant = low - (atLow * ((high - low) / (atHigh - atLow)));
            double rho = i % 3 == 2 || !(secant > low && secant < high) ? low + ((high - low) / 2) : secant, at = Of(rho) - pearson;
            if (Math.Abs(at) < 1e-12)
            {
                return rho;
            }

            (low, atLow, high, atHigh) = at < 0 ? (rho, at, high, atHigh) : (low, atLow, rho, at);
        }

        return low + ((high - low) / 2);
    }

    /// <summary>The mean of the second value, less its mean, at the score <paramref name="middle"/> and noise of standard deviation <paramref name="rest"/> about it.</summary>
    private double Inner(double middle, double rest)
    {
        if (rest == 0)
        {
            return At(_second, middle) - _secondMean;
        }

        if (_steps is { } steps)
        {
            // The least value and the rises that the score is beyond, less the mean of that.
            return CompensatedSum.Of(steps.Length, i => steps[i].Rise * (NormalFunctions.Cdf((middle - steps[i].Score) / rest) - NormalFunctions.SurvivalFunction(steps[i].Score)));
        }

        return _secondBreaks.Length == 0
            ? CompensatedSum.Of(_grid.Length, j => _grid[j].Weight * _inner!.At(middle + (rest * _grid[j].Score)))
            : _inner!.Smoothed(middle, rest);
    }

    private double Over(double[] breaks, Func<double, double> integrand)
    {
        double[] ends = ScoreQuantile.Panels(breaks, _reach);
        double sum = 0, lost = 0;
        for (int i = 1; i < ends.Length; i++)
        {
            double middle = ends[i - 1] + ((ends[i] - ends[i - 1]) / 2), half = (ends[i] - ends[i - 1]) / 2;
            foreach ((double node, double weight) in GaussLegendre.Short)
            {
                CompensatedSum.Add(ref sum, ref lost, half * weight * (integrand(middle - (half * node)) + integrand(middle + (half * node))));
            }
        }

        return sum + lost;
    }

    /// <summary>As far out as what the law adds to its variance still counts, from outside in: that of a heavy tail rises before it falls.</summary>
    private static double Reach(Distribution law)
    {
        double reach = MostReach;
        bool Counts(double z) => (At(law, z) - law.Mean) / law.StandardDeviation is var d && d * d * NormalFunctions.Density(z) > 1e-15;
        while (reach > LeastReach && !Counts(reach) && !Counts(-reach))
        {
            reach -= ScoreQuantile.Panel;
        }

        return reach;
    }

    /// <summary>The scores at which a discrete law steps up, and by how much; null for another, or one of very many values.</summary>
    private static (double Score, double Rise)[]? Steps(Distribution law)
    {
        if (!law.IsDiscrete)
        {
            return null;
        }

        double[] values = [.. law.Atoms(At(law, -MostReach), At(law, MostReach)).Take(MostSteps + 1)];
        return values.Length > MostSteps ? null : [.. values.Skip(1).Select((x, i) => (Score(law.Cdf(values[i]), law.SurvivalFunction(values[i])), x - values[i]))];
    }

    private static double[] Bends(Distribution law, int most)
    {
        if (law.IsDiscrete)
        {
            return [];
        }

        double[] atoms = [.. law.HasAtoms ? law.Atoms(At(law, -MostReach), At(law, MostReach)).Take(MostSteps + 1) : []];
        if (atoms.Length > MostSteps)
        {
            return [];
        }

        double[] bends = [.. law.Landmarks.Except(atoms).SelectMany(x => Scores(law, x)).Where(double.IsFinite).Distinct().Order()];
        var kept = new List<double>();
        foreach (double bend in bends)
        {
            if (bends.Length <= most || kept.Count == 0 || bend - kept[^1] > 2 * LeastReach / most)
            {
                kept.Add(bend);
            }
        }

        return [.. atoms.SelectMany(x => Scores(law, x)).Where(double.IsFinite).Concat(kept).Distinct().Order()];
    }

    private static double[] Scores(Distribution law, double x)
    {
        double below = law.Cdf(x), above = law.SurvivalFunction(x), mass = law.Atom(x);
        return [Score(below, above), Score(below - mass, above + mass)];
    }

    private static double Score(double below, double above) => below < above ? NormalFunctions.Quantile(Math.Max(below, 0)) : -NormalFunctions.Quantile(Math.Max(above, 0));

    // Beyond the greatest reach the tails of the score are no doubles any more.
    private static double At(Distribution law, double z) => z < 0
        ? law.Quantile(NormalFunctions.Cdf(Math.Max(z, -MostReach)))
        : law.UpperQuantile(NormalFunctions.SurvivalFunction(Math.Min(z, MostReach)));
}
