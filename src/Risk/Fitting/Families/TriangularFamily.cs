namespace Risk.Fitting;

internal sealed class TriangularFamily() : ThreePointFamily("triangular")
{
    internal override Distribution LawOf(double[] p) => Distribution.Triangular(p[0], p[1], p[2]);

    // On [0, 1] with mode c: mean (1 + c)/3, variance (1 − c + c²)/18, skewness √2(1 − 2c)(2 − c)(1 + c)/(5(1 − c + c²)^(3/2)) after sign.
    private protected override (double Mean, double Variance, double Skewness) Standard(double c)
    {
        double q = 1 - c + (c * c);
        return ((1 + c) / 3, q / 18, Math.Sqrt(2) * (1 - (2 * c)) * (2 - c) * (1 + c) / (5 * q * Math.Sqrt(q)));
    }
}
