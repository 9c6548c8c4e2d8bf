namespace Risk;

/// <summary>What a <see cref="RiskEvent"/> can change.</summary>
public enum ImpactTarget
{
    /// <summary>Months by which a platform is late.</summary>
    PlatformDelay,

    /// <summary>The cost of building a platform, £m.</summary>
    PlatformCost,

    /// <summary>Months by which a customer transfers late.</summary>
    TransferDelay,

    /// <summary>The cost of a customer's transfer, £m.</summary>
    TransferCost,

    /// <summary>Months by which a customer migrates late.</summary>
    MigrationDelay,

    /// <summary>The cost of a customer's migration, £m.</summary>
    MigrationCost,

    /// <summary>A customer's saving at full effect, £m a year.</summary>
    AnnualSaving,

    /// <summary>The yearly cost of the programme office until the last migration, £m.</summary>
    ProgrammeOffice,

    /// <summary>The running cost of a customer's legacy system, to which its premium applies, £m a year.</summary>
    LegacyRunningCost,

    /// <summary>The amount of a <see cref="CostLine"/>, £m.</summary>
    CostLine,
}
