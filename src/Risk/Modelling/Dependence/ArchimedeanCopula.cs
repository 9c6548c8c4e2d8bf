namespace Risk.Modelling;

/// <summary>Uᵢ = ψ(Eᵢ ⁄ V) with Eᵢ unit exponentials and V a common frailty whose Laplace transform is ψ (Marshall and Olkin 1988).</summary>
internal abstract class ArchimedeanCopula(int dimension) : Copula(dimension)
{
    private protected static readonly Distribution UnitUniform = Distribution.Uniform(0.0, 1.0);

    public sealed override double KendallTau(int i = 0, int j = 1) => i == j ? 1 : Tau;

    public sealed override double LowerTailDependence(int i = 0, int j = 1) => i == j ? 1 : LowerTail;

    public sealed override double UpperTailDependence(int i = 0, int j = 1) => i == j ? 1 : UpperTail;

    protected abstract double Tau { get; }

    protected abstract double LowerTail { get; }

    protected abstract double UpperTail { get; }

    internal override (Uncertain Score, Distribution Law)[] Scores(string group, IReadOnlyList<string> names)
    {
        Uncertain frailty = Frailty(group + "/frailty");
        return [.. names.Select(name => (Score(Driver(name + "/wait", Distribution.Exponential(1.0)), frailty), UnitUniform))];
    }

    /// <summary>V, or a logarithm of it where V itself would leave the doubles.</summary>
    protected abstract Uncertain Frailty(string name);

    /// <summary>ψ(E ⁄ V), from E and what <see cref="Frailty"/> gives.</summary>
    protected abstract Uncertain Score(Uncertain wait, Uncertain frailty);

    protected static Uncertain Uniform(string name) => Driver(name, UnitUniform);
}
