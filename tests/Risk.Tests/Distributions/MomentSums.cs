using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Tests.Distributions;

/// <summary>
/// Expectations of a law as integrals of its quantile: over separate values one by one, else by Gauss and Legendre's rule in s = ln(p/(1 − p)), split where the law bends or steps.
/// </summary>
internal sealed class MomentSums
{
    private const double Reach = 200, Body = 40, LeftOut = 1e-30;
    private const int MostValues = 20_000;
    private readonly List<(double X, double Weight)> _points = [];

    // Separate values are all there; of a quantile the tails beyond the reach are not.
    private readonly bool _whole;

    public MomentSums(Distribution law)
    {
        _whole = law.IsDiscrete;
        if (_whole)
        {
            Walk(law);
            return;
        }

        double[] bends = [.. law.Landmarks.Where(x => x > law.Minimum && x < law.Maximum || law.Atom(x) > 0).SelectMany(x => new[] { Place(law, x, law.Atom(x)), Place(law, x, 0) }).Where(double.IsFinite)];
        double[] ends = [.. Grid().Concat(bends.Take(8).SelectMany(Around)).Concat(bends).Where(s => Math.Abs(s) <= Reach).Order()];
        double step = (law.UpperQuantile(1e-4) - law.Quantile(1e-4)) / 12;
        for (int i = 1; i < ends.Length; i++)
        {
            Split(law, ends[i - 1], ends[i], step);
        }
    }

    /// <summary>E g(X); null where the ends still count, as for a tail too heavy to be summed, or where there are too many values.</summary>
    public double? Of(Func<double, double> g)
    {
        double[] terms = [.. _points.Select(p => g(p.X) * p.Weight)];
        double total = terms.Sum(), most = terms.Select(Math.Abs).DefaultIfEmpty(double.PositiveInfinity).Max();
        double ends = _whole ? 0 : terms.Take(32).Concat(terms.TakeLast(32)).Max(Math.Abs);
        return double.IsFinite(total) && double.IsFinite(most) && ends <= 1e-13 * most ? total : null;
    }

    private static IEnumerable<double> Grid()
    {
        for (double s = -Reach; s <= Reach; s += s < -Body || s >= Body ? 8 : 1)
        {
            yield return s;
        }
    }

    // The quantile may have a power of the distance there.
    private static IEnumerable<double> Around(double bend) => Enumerable.Range(1, 20).SelectMany(k => new[] { bend - Math.Pow(4, -k), bend + Math.Pow(4, -k) });

    /// <summary>ln(F/S) below the value, or up to it.</summary>
    private static double Place(Distribution law, double x, double atom)
    {
        double below = Math.Max(law.Cdf(x) - atom, 0), above = Math.Min(law.SurvivalFunction(x) + atom, 1);
        return Math.Log(below / above);
    }

    // Between humps that stand apart the quantile all but jumps.
    private void Split(Distribution law, double from, double to, double step)
    {
        double middle = from + ((to - from) / 2);
        if (to - from < 1e-10 || Math.Abs(middle) > 8 || At(law, to) - At(law, from) < step)
        {
            Panel(law, from, to - from);
            return;
        }

        Split(law, from, middle, step);
        Split(law, middle, to, step);
    }

    private static double At(Distribution law, double s) => 1 / (1 + Math.Exp(Math.Abs(s))) is var small && s < 0 ? law.Quantile(small) : law.UpperQuantile(small);

    private void Panel(Distribution law, double from, double width)
    {
        for (int side = -1; width > 0 && side <= 1; side += 2)
        {
            for (int i = 0; i < GaussLegendre.Short.Length; i++)
            {
                (double node, double weight) = GaussLegendre.Short[side < 0 ? i : GaussLegendre.Short.Length - 1 - i];
                double s = from + (width / 2 * (1 + (side * node))), small = 1 / (1 + Math.Exp(Math.Abs(s)));
                _points.Add((At(law, s), weight * width / 2 * small * (1 - small)));
            }
        }
    }

    private void Walk(Distribution law)
    {
        double last = law.UpperQuantile(LeftOut);
        for (double x = law.Quantile(LeftOut); ; x = SeparateValues.After(law, x))
        {
            _points.Add((x, law.Density(x)));
            if (x >= last)
            {
                return;
            }

            if (_points.Count > MostValues || (_points.Count > 1 && x <= _points[^2].X))
            {
                _points.Clear();
                return;
            }
        }
    }
}
