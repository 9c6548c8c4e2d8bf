using System.Globalization;

namespace Risk;

/// <summary>Where a parameter is from.</summary>
/// <param name="Kind">Fact, derived or assumption.</param>
/// <param name="Source">The document, or for an assumption what speaks for it.</param>
public sealed record Provenance(ProvenanceKind Kind, string Source)
{
    /// <summary>A remark; empty for most.</summary>
    public string Note { get; init; } = "";

    /// <summary>Who answers for it; empty where nobody is named.</summary>
    public string Owner { get; init; } = "";

    /// <summary>When it was last looked at; null where that is not known.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Read in <paramref name="source"/>.</summary>
    public static Provenance Fact(string source) => new(ProvenanceKind.Fact, source);

    /// <summary>Computed from facts as <paramref name="source"/> says.</summary>
    public static Provenance Derived(string source) => new(ProvenanceKind.Derived, source);

    /// <summary>Chosen; <paramref name="source"/> says why.</summary>
    public static Provenance Assumption(string source = "") => new(ProvenanceKind.Assumption, source);

    /// <summary>Such as <c>fact: NAO 2016</c>.</summary>
    public override string ToString()
    {
        string kind = Kind switch
        {
            ProvenanceKind.Fact => "fact",
            ProvenanceKind.Derived => "derived",
            _ => "assumption",
        };
        string text = Source.Length == 0 ? kind : $"{kind}: {Source}";
        text += Note.Length == 0 ? "" : $" ({Note})";
        text += Owner.Length == 0 ? "" : $", {Owner}";
        return text + (Date is { } date ? date.ToString(", yyyy-MM-dd", CultureInfo.InvariantCulture) : "");
    }
}
