namespace Risk.Fitting;

internal sealed class PertFamily() : ThreePointFamily("PERT")
{
    internal override Distribution LawOf(double[] p) => Distribution.Pert(p[0], p[1], p[2]);

    // The beta law with α = 1 + 4c and β = 5 − 4c: α + β = 6.
    private protected override (double Mean, double Variance, double Skewness) Standard(double c)
    {
        (double a, double b) = (1 + (4 * c), 5 - (4 * c));
        return (a / 6, a * b / (36 * 7), 2 * (b - a) * Math.Sqrt(7) / (8 * Math.Sqrt(a * b)));
    }
}
