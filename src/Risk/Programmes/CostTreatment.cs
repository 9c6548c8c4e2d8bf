namespace Risk;

/// <summary>To which perimeter each kind of cost belongs, and over how long it is spent.</summary>
public sealed record CostTreatment
{
    /// <summary>Building platforms. Reported unless set.</summary>
    public Perimeter Platform { get; init; } = Perimeter.Reported;

    /// <summary>Migrating customers. Reported unless set.</summary>
    public Perimeter Migration { get; init; } = Perimeter.Reported;

    /// <summary>Transferring services. Reported unless set.</summary>
    public Perimeter Transfer { get; init; } = Perimeter.Reported;

    /// <summary>The programme office. Reported unless set.</summary>
    public Perimeter ProgrammeOffice { get; init; } = Perimeter.Reported;

    /// <summary>Customers that leave. Reported unless set.</summary>
    public Perimeter Exit { get; init; } = Perimeter.Reported;

    /// <summary>Keeping legacy systems longer than planned. Full unless set: publishers rarely collect it.</summary>
    public Perimeter LegacyPremium { get; init; } = Perimeter.Full;

    /// <summary>Claims between client and suppliers. Full unless set.</summary>
    public Perimeter Claims { get; init; } = Perimeter.Full;

    /// <summary>How long before a migration its cost is spent, evenly; from the start where the migration comes earlier. 6 months unless set.</summary>
    public Duration BeforeMigration { get; init; } = Duration.Months(6);

    /// <summary>How long after a transfer its cost is spent, evenly. 3 months unless set.</summary>
    public Duration AfterTransfer { get; init; } = Duration.Months(3);

    /// <summary>How long after an exit its cost is spent, evenly. 3 months unless set.</summary>
    public Duration AfterExit { get; init; } = Duration.Months(3);
}
