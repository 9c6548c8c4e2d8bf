namespace Risk.Modelling;

internal sealed class StudentTCopula(CorrelationMatrix correlation, double degreesOfFreedom) : Copula(correlation.Dimension)
{
    public override CopulaFamily Family => CopulaFamily.StudentT;

    public override CorrelationMatrix Correlation => correlation;

    public override double? DegreesOfFreedom => degreesOfFreedom;

    public override double KendallTau(int i = 0, int j = 1) => Risk.Correlation.ToKendall(correlation[i, j]);

    // 2·t_{ν + 1}(−√((ν + 1)(1 − ρ)/(1 + ρ)))
    public override double LowerTailDependence(int i = 0, int j = 1)
    {
        double rho = correlation[i, j];
        return rho == -1 ? 0 : 2 * Distribution.StudentT(degreesOfFreedom + 1).Cdf(-Math.Sqrt((degreesOfFreedom + 1) * (1 - rho) / (1 + rho)));
    }

    public override double UpperTailDependence(int i = 0, int j = 1) => LowerTailDependence(i, j);

    // Z·√(ν/W), W chi-square with ν degrees of freedom, the same for all.
    internal override (Uncertain Score, Distribution Law)[] Scores(string group, IReadOnlyList<string> names)
    {
        Uncertain stretch = Uncertain.Sqrt(degreesOfFreedom / Driver(group + "/frailty", Distribution.ChiSquare(degreesOfFreedom)));
        Distribution law = Distribution.StudentT(degreesOfFreedom);
        return [.. GaussianCopula.Correlated(correlation, names).Select(z => (z * stretch, law))];
    }
}
