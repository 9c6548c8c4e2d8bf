namespace Risk;

/// <summary>
/// An item of the risk register: it happens or not, and where it happens it changes several costs, delays or savings at once. That is what
/// makes them move together.
/// </summary>
/// <param name="Name">A name of its own within the programme.</param>
public sealed record RiskEvent(string Name)
{
    /// <summary>The probability that it happens; it may depend on other uncertain values.</summary>
    public Uncertain Likelihood { get; init; } = 0;

    /// <summary>What it does. Each impact is one draw, shared by all it acts on.</summary>
    public IReadOnlyList<Impact> Impacts { get; init; } = [];
}
