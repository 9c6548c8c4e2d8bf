using Risk.Distributions;

namespace Risk;

/// <summary>By how much estimates of one kind were exceeded: the upper bound for a first business case, the lower bound for one whose risks are managed.</summary>
/// <param name="Type">The kind of project.</param>
/// <param name="Quantity">What is uplifted.</param>
/// <param name="Upper">The uplift before anything is managed: 0.54 adds 54 %.</param>
/// <param name="Lower">The uplift that remains where the risks are managed well.</param>
/// <param name="RecordedMean">The mean excess recorded in the projects studied; null where none is given.</param>
/// <param name="Source">Where the figures were read.</param>
public sealed record OptimismBias(ProjectType Type, UpliftedQuantity Quantity, double Upper, double Lower, double? RecordedMean, Provenance Source)
{
    private const string Review = "Mott MacDonald, Review of Large Public Procurement in the UK (2002)";

    /// <summary>
    /// The table of Mott MacDonald's review of 50 projects of more than £40m, with the means of its table 9. Outsourcing has an uplift of operating expenditure only: the review gives no duration.
    /// </summary>
    public static IReadOnlyList<OptimismBias> MottMacDonald { get; } =
    [
        Row(ProjectType.StandardBuildings, UpliftedQuantity.WorksDuration, 0.04, 0.01),
        Row(ProjectType.StandardBuildings, UpliftedQuantity.CapitalExpenditure, 0.24, 0.02),
        Row(ProjectType.NonStandardBuildings, UpliftedQuantity.WorksDuration, 0.39, 0.02),
        Row(ProjectType.NonStandardBuildings, UpliftedQuantity.CapitalExpenditure, 0.51, 0.04),
        Row(ProjectType.StandardCivilEngineering, UpliftedQuantity.WorksDuration, 0.20, 0.01),
        Row(ProjectType.StandardCivilEngineering, UpliftedQuantity.CapitalExpenditure, 0.44, 0.03),
        Row(ProjectType.NonStandardCivilEngineering, UpliftedQuantity.WorksDuration, 0.25, 0.03),
        Row(ProjectType.NonStandardCivilEngineering, UpliftedQuantity.CapitalExpenditure, 0.66, 0.06),
        Row(ProjectType.EquipmentAndDevelopment, UpliftedQuantity.WorksDuration, 0.54, 0.10, 0.54),
        Row(ProjectType.EquipmentAndDevelopment, UpliftedQuantity.CapitalExpenditure, 2.00, 0.10, 2.14),
        Row(ProjectType.Outsourcing, UpliftedQuantity.OperatingExpenditure, 0.41, 0.00, 0.41),
    ];

    /// <summary>Transport Scotland's guidance (STAG) for the development of information systems: 200 % early, 10 % late.</summary>
    public static OptimismBias TransportScotlandInformationSystems { get; } = new(
        ProjectType.EquipmentAndDevelopment, UpliftedQuantity.CapitalExpenditure, 2.00, 0.10, null, Provenance.Fact("Transport Scotland, Scottish Transport Appraisal Guidance (STAG): development of information systems"));

    /// <summary>The name that an uplift by this row leaves on what it corrects.</summary>
    public string Name => $"optimism bias: {Words(Type.ToString())}, {Words(Quantity.ToString())}";

    /// <summary>The row of the Mott MacDonald table.</summary>
    /// <param name="type">The kind of project.</param>
    /// <param name="quantity">What is uplifted.</param>
    /// <exception cref="ParameterException">The table has no such row (OB003): outsourcing has no duration and no capital expenditure.</exception>
    public static OptimismBias Of(ProjectType type, UpliftedQuantity quantity) =>
        MottMacDonald.FirstOrDefault(r => r.Type == type && r.Quantity == quantity)
        ?? throw new ParameterException("OB003", nameof(quantity), quantity, $"the Mott MacDonald table has no uplift of the {Words(quantity.ToString())} of {Words(type.ToString())}");

    /// <summary>The uplift that remains when causes are managed: upper × (1 − Σ shareᵢ × mitigationᵢ).</summary>
    /// <param name="mitigations">For each cause its share of the bias and how far it is managed, both from 0 to 1; the shares add to 1 at most.</param>
    /// <exception cref="ParameterException">A share or mitigation outside [0, 1], or shares of more than 1 (DIST009).</exception>
    public double Managed(params IReadOnlyList<(double Share, double Mitigation)> mitigations)
    {
        ArgumentNullException.ThrowIfNull(mitigations);
        double managed = 0, shares = 0;
        foreach ((double share, double mitigation) in mitigations)
        {
            managed += Require.Probability(share) * Require.Probability(mitigation);
            shares += share;
        }

        Require.Holds(shares <= 1 + 1e-9, "DIST009", nameof(mitigations), shares, $"shares must add to 1 at most (were {Require.Text(shares)})");
        return Upper * (1 - Math.Min(managed, 1));
    }

    /// <summary>The upper bound as an uplift.</summary>
    public Uplift Unmanaged() => By(Upper);

    /// <summary>A certain uplift under the name of this row, such as one from <see cref="Managed"/>.</summary>
    /// <param name="uplift">0.2 adds 20 %; from 0, where all is managed, to the upper bound or the recorded mean, whichever is greater.</param>
    /// <remarks>For what the row does not say make an <see cref="Uplift"/> of your own, with a source of its own.</remarks>
    /// <exception cref="ParameterException">Not a finite number (DIST001), or beyond what the row says (OB005): the uplift would bear its source all the same.</exception>
    public Uplift By(double uplift)
    {
        double most = Math.Max(Upper, RecordedMean ?? 0);
        Require.Holds(Require.Finite(uplift) >= 0 && uplift <= most, "OB005", nameof(uplift), uplift,
            $"uplift must be in [0,{Require.Text(most)}], which is what {Source.Source} says of {Words(Type.ToString())}, {Words(Quantity.ToString())}: 0.2 adds 20 % (was {Require.Text(uplift)}); for another figure make an Uplift with a source of its own");
        return new(Name, 1 + uplift, Source);
    }

    /// <summary>An uplift anywhere from the lower to the upper bound, all as likely.</summary>
    /// <remarks>The bounds are facts; that nothing is known between them is an assumption, and the uplift says so.</remarks>
    public Uplift Anywhere() => new(Name, Distribution.Uniform(1 + Lower, 1 + Upper), Provenance.Assumption($"evenly between the bounds of {Source.Source}"));

    private static OptimismBias Row(ProjectType type, UpliftedQuantity quantity, double upper, double lower, double? mean = null) =>
        new(type, quantity, upper, lower, mean, Provenance.Fact(Review + (mean is null ? ", table 2" : ", tables 2 and 9")));

    private static string Words(string name) => string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
}
