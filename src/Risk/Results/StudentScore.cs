using Risk.Mathematics;

namespace Risk.Results;

/// <summary>The t of a two-sided interval: P(|T| ≤ t) = confidence for Student's T.</summary>
internal static class StudentScore
{
    /// <summary>t of <paramref name="confidence"/> with <paramref name="freedom"/> degrees; 2.1314 at 0.95 and 15.</summary>
    /// <remarks>P(|T| &gt; t) = I_x(ν/2, ½) with x = ν ÷ (ν + t²).</remarks>
    public static double Of(double confidence, long freedom)
    {
        NormalScore.ThrowIfNoConfidence(confidence);
        (double x, double y) = BetaFunctions.Inverse(1 - confidence, confidence, freedom / 2.0, 0.5);
        return Math.Sqrt(freedom * y / x);
    }
}
