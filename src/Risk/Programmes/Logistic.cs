namespace Risk;

/// <summary>A probability that grows with a delay: 1 ⁄ (1 + e^−(Intercept + Slope · (delay − Centre))): docs/methods.md (10).</summary>
/// <param name="Intercept">The log odds at <paramref name="Centre"/>.</param>
/// <param name="Slope">The rise of the log odds for each month of delay.</param>
/// <param name="Centre">The delay, in months, at which the log odds are <paramref name="Intercept"/>.</param>
public sealed record Logistic(double Intercept, double Slope, double Centre = 0)
{
    /// <summary>The probability after a delay of <paramref name="months"/>.</summary>
    public Uncertain At(Uncertain months) => 1.0 / (1.0 + Uncertain.Exp((Slope * Centre) - Intercept - (Slope * months)));
}
