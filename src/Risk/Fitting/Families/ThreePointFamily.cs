using Risk.Mathematics;

namespace Risk.Fitting;

/// <summary>
/// Laws between a minimum and a maximum around a mode. The free coordinates are the logarithms of how far the ends lie beyond the data, in units
/// of their width, and the logit of the mode between them: every choice of them is a law that can have given the data.
/// </summary>
internal abstract class ThreePointFamily(string name) : LawFamily(name, ("minimum", false), ("mode", false), ("maximum", false))
{
    // Nearer than this the ends are the ends of the data.
    private const double Nearest = -20;

    // Where the data say little of an end the likelihood is flat, and an end a thousand widths away is no end.
    private const double Furthest = 7;

    private const int MostModes = 25;

    /// <summary>How far the ends may lie beyond the data where a search begins, in widths of the data.</summary>
    private protected static readonly double[] Margins = [1e-6, 0.05, 0.3, 1.5];

    internal override bool MayEndWithTheData => true;

    internal override bool Knows(FitMethod method) => method != FitMethod.LMoments;

    /// <summary>The third standardised moment at mode 0 and 1 ends, as the mode runs from the minimum to the maximum.</summary>
    private protected abstract (double Mean, double Variance, double Skewness) Standard(double mode);

    /// <summary>The mode has the skewness of the data, which falls from its greatest to its least as the mode moves up; then width and place follow.</summary>
    internal override double[]? FromMoments(SampleMoments m)
    {
        double skewness = Math.Clamp(m.Skewness, Standard(1).Skewness, Standard(0).Skewness);
        double mode = Root.Of(c => skewness - Standard(c).Skewness, 0, 1) ?? 0.5;
        (double mean, double variance, _) = Standard(mode);
        double width = Math.Sqrt(m.Variance / variance);
        double minimum = m.Mean - (mean * width);
        return [minimum, Math.Clamp(minimum + (mode * width), minimum, minimum + width), minimum + width];
    }

    internal override double[]? Start(FittingData data)
    {
        double[] p = FromMoments(SampleMoments.Of(data.Typical))!;
        double width = data.Typical[^1] - data.Typical[0];
        (double minimum, double maximum) = (Math.Min(p[0], data.Typical[0] - (0.05 * width)), Math.Max(p[2], data.Typical[^1] + (0.05 * width)));
        return [minimum, minimum + (Math.Clamp((p[1] - minimum) / (maximum - minimum), 0.05, 0.95) * (maximum - minimum)), maximum];
    }

    /// <summary>
    /// The law of the moments, and laws with the mode at one of the data, since between two of them the triangular likelihood has no peak in the mode
    /// (S. Kotz and J. R. van Dorp, Beyond Beta (2004), ch. 1); for each mode with those ends, at the data or beyond, that are the likeliest. Of laws that lean alike, which
    /// climb to the same peak, the likeliest.
    /// </summary>
    internal override IEnumerable<double[]> Starts(FittingData data)
    {
        double[] x = [.. data.Typical.Distinct()];
        IEnumerable<double> modes = Enumerable.Range(0, Math.Min(x.Length, MostModes)).Select(i => x[x.Length <= MostModes ? i : i * (x.Length - 1) / (MostModes - 1)]);
        IEnumerable<(double[] Law, double Log)> likeliest = modes.Select(mode =>
            (from below in Margins from above in Margins let law = Around(mode, below, above, data) select (law, Likelihood.Log(this, law, data))).MaxBy(l => l.Item2));
        return [Start(data)!, .. likeliest.GroupBy(l => Leaning(l.Law)).Select(alike => alike.MaxBy(l => l.Log).Law)];
    }

    // The mode at an end, or in a third of what lies between.
    private static int Leaning(double[] p)
    {
        double place = (p[1] - p[0]) / (p[2] - p[0]);
        return place < 0.01 ? -1 : place > 0.99 ? 3 : (int)(3 * place);
    }

    private static double[] Around(double mode, double below, double above, FittingData data)
    {
        (double least, double greatest, double width) = Ends(data);
        double minimum = least - (below * width), maximum = greatest + (above * width), inside = 1e-9 * width;
        return [minimum, Math.Clamp(mode, minimum + inside, maximum - inside), maximum];
    }

    internal override double[] Free(double[] p, FittingData data)
    {
        (double least, double greatest, double width) = Ends(data);
        double c = (p[1] - p[0]) / (p[2] - p[0]);
        return [Elementary.Log((least - p[0]) / width), Elementary.Log(c / (1 - c)), Elementary.Log((p[2] - greatest) / width)];
    }

    internal override double[] Bound(double[] free, FittingData data)
    {
        (double minimum, double maximum) = EndsAt(free[0], free[2], data);
        return [minimum, Math.Clamp(minimum + ((maximum - minimum) / (1 + Elementary.Exp(-free[1]))), minimum, maximum), maximum];
    }

    /// <summary>The ends that lie e^below and e^above widths of the data beyond them.</summary>
    private protected static (double Minimum, double Maximum) EndsAt(double below, double above, FittingData data)
    {
        (double least, double greatest, double width) = Ends(data);
        return (least - (width * Elementary.Exp(Math.Clamp(below, Nearest, Furthest))), greatest + (width * Elementary.Exp(Math.Clamp(above, Nearest, Furthest))));
    }

    // What is known to lie within: a value said to be less than 8 need not be near 8, nor one between 2 and 4 in the middle.
    private static (double Least, double Greatest, double Width) Ends(FittingData data) =>
        (data.LeastHigh, data.All[^1].Low, data.Typical[^1] - data.Typical[0]);
}
