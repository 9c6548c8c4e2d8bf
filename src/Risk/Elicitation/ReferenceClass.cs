using static Risk.Distribution;

namespace Risk;

/// <summary>What became of projects like this one: figures with their sources and, where they allow one, a law of actual ÷ estimate.</summary>
/// <param name="Name">What the class is called.</param>
/// <param name="Quantity">What the law is of.</param>
/// <param name="Projects">How many projects were studied; null where that is not given.</param>
/// <param name="Findings">The figures.</param>
/// <param name="Law">The law of actual ÷ estimate; null where the figures are not enough for one.</param>
/// <param name="LawProvenance">What in the law is fact, derived and assumed.</param>
public sealed record ReferenceClass(
    string Name, UpliftedQuantity Quantity, int? Projects, IReadOnlyList<ReferenceFinding> Findings, Distribution? Law, Provenance LawProvenance)
{
    private const string Budzier = "Flyvbjerg and Budzier, Harvard Business Review (2011); arXiv:1304.0265";
    private const string Gardner = "Flyvbjerg and Gardner, How Big Things Get Done (2023)";
    private const string McKinsey = "McKinsey and Oxford, Delivering large-scale IT projects on time, on budget, and on value (October 2012)";
    private const string TypeStudy = "uniqueness of IT cost risk, Project Management Journal (2025), 10.1177/87569728251340590";

    // A tail that begins at 1.5 and has a mean of 5.47: α = r/(r − 1) with r = 5.47/1.5.
    private const double GardnerTail = 5.47 / 1.5 / ((5.47 / 1.5) - 1);

    /// <summary>1,471 projects of information technology: costs 27 % over on average, and one in six a black swan at three times its estimate.</summary>
    public static ReferenceClass InformationTechnology2011 { get; } = new(
        "information technology, cost (2011)", UpliftedQuantity.CapitalExpenditure, 1471,
        [
            new("mean cost ratio", 1.27, Provenance.Fact(Budzier)),
            new("share of black swans", 1.0 / 6, Provenance.Fact(Budzier)),
            new("mean cost ratio of black swans", 3.0, Provenance.Fact(Budzier)),
            new("mean schedule ratio of black swans", 1.7, Provenance.Fact(Budzier)),
            new("mean cost ratio of the others", 0.924, Provenance.Derived("(1.27 - 3.0/6)/(5/6)")),
        ],
        Mixture([5, 1], [LogNormalFromMoments(0.924, 0.25), Pareto(1.5, 2)]),
        Provenance.Assumption("means and shares are those of the source; chosen are the lognormal body with standard deviation 0.25 and the Pareto tail from 1.5 with index 2 (mean 3.0, no variance): cap it with Capped"));

    /// <summary>The database of How Big Things Get Done: 18 % of information technology projects overrun by more than half, and these by 447 % on average.</summary>
    public static ReferenceClass InformationTechnology2023 { get; } = new(
        "information technology, cost (2023)", UpliftedQuantity.CapitalExpenditure, null,
        [
            new("share with a cost ratio above 1.5", 0.18, Provenance.Fact(Gardner)),
            new("mean cost ratio of those", 5.47, Provenance.Fact(Gardner)),
            new("index of a Pareto tail from 1.5 with that mean", GardnerTail, Provenance.Derived("(5.47/1.5)/((5.47/1.5) - 1)")),
        ],
        Spliced(LogNormal(0, 0.25), Pareto(1.5, GardnerTail), 0.18),
        Provenance.Assumption("the tail's share and mean are those of the source; chosen are its Pareto form and the lognormal body with median 1 and standard deviation 0.25 of the logarithm; the variance is infinite: cap it with Capped"));

    /// <summary>More than 5,400 projects above $15m: means only, so no law.</summary>
    public static ReferenceClass LargeInformationTechnology2012 { get; } = new(
        "large information technology (2012)", UpliftedQuantity.CapitalExpenditure, 5400,
        [
            new("mean cost ratio", 1.45, Provenance.Fact(McKinsey)),
            new("mean schedule ratio", 1.07, Provenance.Fact(McKinsey)),
            new("mean benefit ratio", 0.44, Provenance.Fact(McKinsey)),
            new("share that threatens the firm (200 to 400 % over)", 0.17, Provenance.Fact(McKinsey)),
            new("cost overrun added by each year of duration", 0.15, Provenance.Fact(McKinsey)),
        ],
        null,
        Provenance.Assumption("no law: only means are published"));

    /// <summary>23 types of project: that of information technology alone has a cost tail with an index of 1 or less, and so no mean. No law.</summary>
    public static ReferenceClass InformationTechnologyTail2025 { get; } = new(
        "information technology, tail of the cost (2025)", UpliftedQuantity.CapitalExpenditure, null,
        [new("greatest index of the tail", 1, Provenance.Fact(TypeStudy))],
        null,
        Provenance.Assumption("no law: with such a tail means and net present values do not converge; state a cap"));

    /// <summary>All reference classes that come with the library.</summary>
    public static IReadOnlyList<ReferenceClass> All { get; } = [InformationTechnology2011, InformationTechnology2023, LargeInformationTechnology2012, InformationTechnologyTail2025];

    /// <summary>The law as an uplift, cut off at a cap.</summary>
    /// <param name="cap">The greatest ratio thought possible, above 1: these tails have no variance, some no mean. It is an assumption and belongs in the report.</param>
    /// <exception cref="ParameterException">The class has no law (OB004), or the cap is not above 1 (DIST003).</exception>
    public Uplift ToUplift(double cap)
    {
        Distributions.Require.Holds(Distributions.Require.Finite(cap) > 1, "DIST003", nameof(cap), cap, $"cap must be greater than 1 (was {Distributions.Require.Text(cap)})");
        return Law is null
            ? throw new ParameterException("OB004", nameof(Law), Name, $"{Name} has no law ({LawProvenance.Source}); its findings are in Findings")
            : new(Name, Capped(Law, cap), LawProvenance with { Note = FormattableString.Invariant($"capped at {cap}") });
    }
}
