namespace Risk.Analysis;

/// <summary>
/// Means of neighbouring groups, smoothed as much as serves prediction: docs/methods.md (44) and (45). A straight line where nothing else is to be seen, the means themselves where there is no noise.
/// </summary>
/// <remarks>
/// E. T. Whittaker, "On a new method of graduation", Proceedings of the Edinburgh Mathematical Society 41 (1923) 63–75, with differences of second order; how much, by C. L. Mallows' C_p (Technometrics 15
/// (1973) 661–675) in which a degree of freedom counts 1.4 times, against following noise (Y.-J. Kim and C. Gu, JRSS B 66 (2004) 337–356).
/// </remarks>
internal sealed class SmoothedMeans
{
    private const double CostOfFreedom = 1.4, LeastPenalty = 0.1, NextPenalty = 4;

    // Its height, and a place that was searched for: what noise alone gains by it is rarely as much.
    private const double FreedomOfStep = 4;

    private readonly double[] means;
    private readonly double[] weights;

    // The matrix W + λ D'D is L d L', with l1 and l2 below the diagonal of L.
    private readonly double[] d;
    private readonly double[] l1;
    private readonly double[] l2;

    private SmoothedMeans(double[] means, double[] weights)
    {
        (this.means, this.weights) = (means, weights);
        (d, l1, l2) = (new double[means.Length], new double[means.Length], new double[means.Length]);
    }

    /// <summary>The smoothed means.</summary>
    /// <param name="means">The means of groups, in their order.</param>
    /// <param name="weights">How many runs each has.</param>
    /// <param name="places">Where the groups are.</param>
    /// <param name="variance">That of a run about the mean of its group.</param>
    public static double[] Of(double[] means, double[] weights, double[] places, double variance)
    {
        double unit = 2 * CostOfFreedom * variance;
        if (means.Length < 3 || !(variance > 0))
        {
            return means;
        }

        // What is no smooth function of the number of the group may be one beside a line by place (a cost of a long tail) or a step (a penalty beyond a date).
        (double[] best, double least) = Smooth(means, weights, unit);
        foreach ((double[] shape, double freedom) in (ReadOnlySpan<(double[], double)>)[(Line(means, weights, places), 1), (Step(means, weights), FreedomOfStep)])
        {
            (double[] beside, double cost) = Smooth([.. means.Zip(shape, (m, s) => m - s)], weights, unit);
            if (cost + (freedom * unit) < least)
            {
                (best, least) = ([.. beside.Zip(shape, (b, s) => b + s)], cost + (freedom * unit));
            }
        }

        return best;
    }

    private static (double[] Smooth, double Cost) Smooth(double[] means, double[] weights, double costOfFreedom)
    {
        int count = means.Length;

        // With the last penalty a straight line is left: the next smooth shape has about (3π/2 ÷ K)⁴ of it.
        double unit = weights.Average(), span = count * count / 22.0, most = unit * Math.Max(1000, 10 * span * span);
        var smoother = new SmoothedMeans(means, weights);
        double[] best = means;
        double least = costOfFreedom * count;
        for (double penalty = LeastPenalty * unit; penalty <= most; penalty *= NextPenalty)
        {
            smoother.Factorise(penalty);
            double[] smooth = smoother.Solve();
            double cost = smoother.SquaresFrom(smooth) + (costOfFreedom * smoother.Freedom());
            if (cost < least)
            {
                (best, least) = (smooth, cost);
            }
        }

        return (best, least);
    }

    /// <summary>The straight line by place that is nearest to the means.</summary>
    private static double[] Line(double[] means, double[] weights, double[] places)
    {
        double all = weights.Sum(), middle = places.Zip(weights, (x, w) => x * (w / all)).Sum(), mean = means.Zip(weights, (m, w) => m * w).Sum() / all;
        double[] aside = [.. places.Select(x => x - middle)];
        double scale = aside.Max(Math.Abs), product = 0, squares = 0;
        for (int k = 0; k < means.Length; k++)
        {
            aside[k] /= scale;
            product += weights[k] * aside[k] * (means[k] - mean);
            squares += weights[k] * aside[k] * aside[k];
        }

        return [.. aside.Select(x => mean + (product / squares * x))];
    }

    /// <summary>The one step between two groups that is nearest to the means.</summary>
    private static double[] Step(double[] means, double[] weights)
    {
        double all = weights.Sum(), sum = means.Zip(weights, (m, w) => m * w).Sum(), weight = 0, below = 0, best = -1, low = 0, high = 0;
        int cut = 0;
        for (int k = 0; k + 1 < means.Length; k++)
        {
            weight += weights[k];
            below += weights[k] * means[k];
            double before = below / weight, after = (sum - below) / (all - weight), squares = weight * (all - weight) * (after - before) * (after - before);
            if (squares > best)
            {
                (best, cut, low, high) = (squares, k, before, after);
            }
        }

        return [.. means.Select((_, k) => k <= cut ? low : high)];
    }

    private void Factorise(double penalty)
    {
        int count = d.Length;
        for (int i = 0; i < count; i++)
        {
            // D'D: rows 1 −2 1, −2 5 −4 1, then 1 −4 6 −4 1, and the same from the other end.
            int inside = Math.Min(i, count - 1 - i), beside = Math.Min(i - 1, count - 1 - i);
            double own = inside == 0 ? 1 : count == 3 ? 4 : inside == 1 ? 5 : 6;
            double next = beside <= 0 ? -2 : -4;
            l2[i] = i < 2 ? 0 : penalty / d[i - 2];
            l1[i] = i < 1 ? 0 : ((penalty * next) - (i < 2 ? 0 : l2[i] * d[i - 2] * l1[i - 1])) / d[i - 1];
            d[i] = weights[i] + (penalty * own) - (i < 1 ? 0 : l1[i] * l1[i] * d[i - 1]) - (i < 2 ? 0 : l2[i] * l2[i] * d[i - 2]);
        }
    }

    private double[] Solve()
    {
        int count = d.Length;
        var z = new double[count];
        for (int i = 0; i < count; i++)
        {
            z[i] = (weights[i] * means[i]) - (i < 1 ? 0 : l1[i] * z[i - 1]) - (i < 2 ? 0 : l2[i] * z[i - 2]);
        }

        for (int i = count - 1; i >= 0; i--)
        {
            z[i] = (z[i] / d[i]) - (i + 1 < count ? l1[i + 1] * z[i + 1] : 0) - (i + 2 < count ? l2[i + 2] * z[i + 2] : 0);
        }

        return z;
    }

    private double SquaresFrom(double[] smooth)
    {
        double sum = 0;
        for (int i = 0; i < smooth.Length; i++)
        {
            double off = means[i] - smooth[i];
            sum += weights[i] * off * off;
        }

        return sum;
    }

    /// <summary>The trace of (W + λ D'D)⁻¹ W, from the diagonal of the inverse alone (M. F. Hutchinson and F. R. de Hoog, Numerische Mathematik 47 (1985) 99–106).</summary>
    private double Freedom()
    {
        double sum = 0, own1 = 0, own2 = 0, beside1 = 0; // S(i+1, i+1), S(i+2, i+2) and S(i+1, i+2) of the inverse S
        for (int i = d.Length - 1; i >= 0; i--)
        {
            double below1 = i + 1 < d.Length ? l1[i + 1] : 0, below2 = i + 2 < d.Length ? l2[i + 2] : 0;
            double beside = -(below1 * own1) - (below2 * beside1), far = -(below1 * beside1) - (below2 * own2);
            double own = (1 / d[i]) - (below1 * beside) - (below2 * far);
            sum += weights[i] * own;
            (own2, beside1, own1) = (own1, beside, own);
        }

        return sum;
    }
}
