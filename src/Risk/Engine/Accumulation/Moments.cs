using Risk.Engine.Kernels;

namespace Risk.Engine;

/// <summary>
/// Mean, sums of powers about it, and extremes of one output over some runs; the number of runs is kept beside it.
/// A figure that does not exist (an infinite value, an overflow) is the one canonical NaN.
/// </summary>
internal struct Moments
{
    public double Mean;

    /// <summary>M₂ = Σ(x − mean)².</summary>
    public double M2;

    /// <summary>M₃ = Σ(x − mean)³.</summary>
    public double M3;

    /// <summary>M₄ = Σ(x − mean)⁴.</summary>
    public double M4;

    public double Minimum;
    public double Maximum;

    /// <summary>The moments of a leaf of <paramref name="runs"/> runs, from sums about its shift.</summary>
    public static Moments FromLeaf(in MomentLanes lanes, int runs)
    {
        double s1 = Accumulate.Sum(lanes.Sum1A, lanes.Sum1B);
        double s2 = Accumulate.Sum(lanes.Sum2A, lanes.Sum2B);
        double s3 = Accumulate.Sum(lanes.Sum3A, lanes.Sum3B);
        double s4 = Accumulate.Sum(lanes.Sum4A, lanes.Sum4B);

        // With m = s₁/n: M₂ = s₂ − s₁m; M₃ = s₃ − 3ms₂ + 2m²s₁; M₄ = s₄ − 4ms₃ + 6m²s₂ − 3m³s₁.
        double m = s1 / runs;
        return new Moments
        {
            Mean = Canonical(lanes.Shift + m),
            M2 = Canonical(Math.Max(s2 - (s1 * m), 0)),
            M3 = Canonical(s3 - (3 * m * s2) + (2 * m * m * s1)),
            M4 = Canonical(Math.Max(s4 - (4 * m * s3) + (6 * m * m * s2) - (3 * m * m * m * s1), 0)),
            Minimum = Accumulate.Least(lanes.MinimumA, lanes.MinimumB),
            Maximum = Accumulate.Greatest(lanes.MaximumA, lanes.MaximumB),
        };
    }

    /// <summary>The moments of two neighbouring stretches of runs, the earlier first (Pébay 2008, SAND2008-6212, equations 2.1, 3.1).</summary>
    public static Moments Merge(in Moments a, long runsA, in Moments b, long runsB)
    {
        double nA = runsA;
        double nB = runsB;
        double n = nA + nB;
        double d = b.Mean - a.Mean;
        double d2 = d * d;
        return new Moments
        {
            Mean = Canonical(a.Mean + (d * (nB / n))),
            M2 = Canonical(a.M2 + b.M2 + (d2 * (nA * nB / n))),
            M3 = Canonical(a.M3 + b.M3 + (d2 * d * (nA * nB * (nA - nB) / (n * n))) + (3 * d * (((nA * b.M2) - (nB * a.M2)) / n))),
            M4 = Canonical(a.M4 + b.M4
                + (d2 * d2 * (nA * nB * ((nA * nA) - (nA * nB) + (nB * nB)) / (n * n * n)))
                + (6 * d2 * (((nA * nA * b.M2) + (nB * nB * a.M2)) / (n * n)))
                + (4 * d * (((nA * b.M3) - (nB * a.M3)) / n))),
            Minimum = Math.Min(a.Minimum, b.Minimum),
            Maximum = Math.Max(a.Maximum, b.Maximum),
        };
    }

    /// <summary>Infinite and not-a-number sums become one NaN, whose sign and payload do not depend on the machine.</summary>
    private static double Canonical(double x) => double.IsFinite(x) ? x : double.NaN;
}
