using Risk.Programmes;

namespace Risk;

public sealed partial record Programme
{
    /// <summary>Everything that is wrong with the programme, or odd but allowed; empty where it is fine.</summary>
    public IReadOnlyList<Problem> Validate() => new ProgrammeCheck(this).Problems();

    /// <summary>
    /// Every parameter with its value and its provenance. Of several entries of <see cref="Provenance"/> that match a path, the one with the
    /// fewest stars counts.
    /// </summary>
    public IReadOnlyList<ParameterSource> Parameters()
    {
        var patterns = new PathPatterns(Provenance.Keys);
        return [.. ParameterList.Of(this).Select(p => new ParameterSource(p.Path, p.Shown, patterns.MostExact(p.Path) is { } pattern ? Provenance[pattern] : null))];
    }

    /// <summary>The groups of inputs that a copula joins and that some value of the programme stands on, in the order of their names; empty for most programmes.</summary>
    public IReadOnlyList<DependenceGroup> Dependence() => JoinedInputs.Of(ParameterList.Of(this)).Groups;

    /// <summary>The warnings of a programme without errors.</summary>
    /// <exception cref="ModelException">The programme has errors; all of them.</exception>
    internal IReadOnlyList<Problem> ThrowIfInvalid()
    {
        IReadOnlyList<Problem> problems = Validate();
        return problems.Any(p => p.Severity == Severity.Error) ? throw new ModelException([.. problems.Where(p => p.Severity == Severity.Error)]) : problems;
    }
}
