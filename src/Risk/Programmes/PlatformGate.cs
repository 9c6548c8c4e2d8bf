namespace Risk;

/// <summary>How a late platform holds up the migrations that wait for it.</summary>
public enum PlatformGate
{
    /// <summary>Its delay is added to every planned migration: plan + P + D.</summary>
    DelaysEveryMigration,

    /// <summary>A migration begins at its plan or once the platform is ready, whichever is later: max(plan, build + P) + D.</summary>
    HoldsUntilReady,
}
