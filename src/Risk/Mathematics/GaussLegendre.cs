namespace Risk.Mathematics;

/// <summary>The Gauss–Legendre rule of 32 points: the positive nodes on [−1, 1] and their weights, from 50 digits (coefficients.py).</summary>
internal static class GaussLegendre
{
    public static ReadOnlySpan<double> Nodes =>
    [
        0.9972638618494816, 0.9856115115452684, 0.9647622555875064, 0.9349060759377397, 0.8963211557660521, 0.84936761373257,
        0.7944837959679424, 0.7321821187402897, 0.6630442669302152, 0.5877157572407623, 0.5068999089322294, 0.42135127613063533,
        0.33186860228212767, 0.23928736225213706, 0.1444719615827965, 0.04830766568773832,
    ];

    public static ReadOnlySpan<double> Weights =>
    [
        0.007018610009470096, 0.01627439473090567, 0.02539206530926206, 0.03427386291302143, 0.04283589802222668,
        0.050998059262376175, 0.058684093478535544, 0.06582222277636185, 0.0723457941088485, 0.07819389578707031,
        0.08331192422694675, 0.08765209300440381, 0.09117387869576389, 0.09384439908080457, 0.09563872007927486,
        0.0965400885147278,
    ];

    /// <summary>The rule of 16 points, each positive node with its weight, from 40 digits (Newton's method on the Legendre polynomial, with mpmath).</summary>
    public static (double Node, double Weight)[] Short { get; } =
    [
        (0.9894009349916499, 0.027152459411754096),
        (0.9445750230732326, 0.062253523938647894),
        (0.8656312023878318, 0.09515851168249279),
        (0.755404408355003, 0.12462897125553388),
        (0.6178762444026438, 0.14959598881657674),
        (0.45801677765722737, 0.16915651939500254),
        (0.2816035507792589, 0.18260341504492358),
        (0.09501250983763744, 0.1894506104550685),
    ];

    /// <summary>∫ f from a to b, for a function that is smooth there.</summary>
    public static double Integral(Func<double, double> f, double a, double b) => Over(f, a, b - a);

    /// <summary>∫ f from a to a + width, where the width is known better than the difference of the ends.</summary>
    public static double Over(Func<double, double> f, double a, double width)
    {
        double middle = a + width / 2, half = width / 2, sum = 0;
        for (int i = 0; i < Nodes.Length; i++)
        {
            sum += Weights[i] * (f(middle - half * Nodes[i]) + f(middle + half * Nodes[i]));
        }

        return half * sum;
    }
}
