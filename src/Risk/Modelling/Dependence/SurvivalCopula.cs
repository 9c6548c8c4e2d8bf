namespace Risk.Modelling;

internal sealed class SurvivalCopula(Copula inner) : Copula(inner.Dimension)
{
    public Copula Inner { get; } = inner;

    public override CopulaFamily Family => Inner.Family;

    public override CorrelationMatrix? Correlation => Inner.Correlation;

    public override double? DegreesOfFreedom => Inner.DegreesOfFreedom;

    public override double? Theta => Inner.Theta;

    public override bool IsSurvival => true;

    public override double KendallTau(int i = 0, int j = 1) => Inner.KendallTau(i, j);

    public override double LowerTailDependence(int i = 0, int j = 1) => Inner.UpperTailDependence(i, j);

    public override double UpperTailDependence(int i = 0, int j = 1) => Inner.LowerTailDependence(i, j);

    // Scores are symmetrical about 0, or uniforms.
    internal override (Uncertain Score, Distribution Law)[] Scores(string group, IReadOnlyList<string> names) =>
        [.. Inner.Scores(group, names).Select(s => (s.Law.Minimum == 0 ? 1 - s.Score : -s.Score, s.Law))];
}
