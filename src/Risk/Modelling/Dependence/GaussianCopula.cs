namespace Risk.Modelling;

internal sealed class GaussianCopula(CorrelationMatrix correlation) : Copula(correlation.Dimension)
{
    public static readonly Distribution StandardNormal = Distribution.Normal(0.0, 1.0);

    public override CopulaFamily Family => CopulaFamily.Gaussian;

    public override CorrelationMatrix Correlation => correlation;

    public override double KendallTau(int i = 0, int j = 1) => Risk.Correlation.ToKendall(correlation[i, j]);

    public override double LowerTailDependence(int i = 0, int j = 1) => correlation[i, j] == 1 ? 1 : 0;

    public override double UpperTailDependence(int i = 0, int j = 1) => LowerTailDependence(i, j);

    internal override (Uncertain Score, Distribution Law)[] Scores(string group, IReadOnlyList<string> names) =>
        [.. Correlated(correlation, names).Select(score => (score, StandardNormal))];

    /// <summary>L·z, each z a stream of its own: input i depends on the streams of the inputs before it and its own.</summary>
    internal static Uncertain[] Correlated(CorrelationMatrix correlation, IReadOnlyList<string> names)
    {
        double[,] factor = correlation.Factor;
        Uncertain[] normals = [.. names.Select(name => Driver(name + "/score", StandardNormal))];
        return [.. Enumerable.Range(0, names.Count).Select(i =>
            Uncertain.Sum(Enumerable.Range(0, i + 1).Where(j => factor[i, j] != 0).Select(j => factor[i, j] * normals[j])))];
    }
}
