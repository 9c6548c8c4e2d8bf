namespace Risk.Programmes;

/// <summary>A savings profile with its draws named.</summary>
internal sealed class TranslatedSavings
{
    public TranslatedSavings(SavingsProfile profile, string place)
    {
        TransferShare = Translation.Bound(place + "/transfer share", profile.TransferShare);
        TransferRealisation = Translation.Bound(place + "/transfer realisation", profile.TransferRealisation);
        MigrationRealisation = Translation.Bound(place + "/migration realisation", profile.MigrationRealisation);
        Erosion = Translation.Bound(place + "/erosion", profile.Erosion);
        Obsolescence = Translation.Bound(place + "/obsolescence", profile.Obsolescence);
        (TransferRamp, MigrationRamp) = (profile.TransferRamp.InMonths, profile.MigrationRamp.InMonths);

        // Shared by all customers of the profile: φ·R₁ ⁄ 12 and (1 − φ)·R₂ ⁄ 12, per pound of annual saving and month.
        TransferRate = TransferShare * TransferRealisation / 12;
        MigrationRate = (1.0 - TransferShare) * MigrationRealisation / 12;
    }

    public Uncertain TransferShare { get; }

    public Uncertain TransferRealisation { get; }

    public Uncertain MigrationRealisation { get; }

    public Uncertain Erosion { get; }

    public Uncertain Obsolescence { get; }

    public double TransferRamp { get; }

    public double MigrationRamp { get; }

    public Uncertain TransferRate { get; }

    public Uncertain MigrationRate { get; }
}
