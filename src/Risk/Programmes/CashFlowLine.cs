namespace Risk.Programmes;

/// <summary>A line of the ledger.</summary>
/// <param name="Name">Such as <c>migration</c>.</param>
/// <param name="Perimeter">The perimeter of a cost; null for a saving.</param>
internal sealed record CashFlowLine(string Name, Perimeter? Perimeter);
