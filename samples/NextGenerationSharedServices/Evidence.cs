using Risk;
using static Risk.Provenance;

namespace NextGenerationSharedServices;

/// <summary>What each number of the base case rests on: a fact with its source, arithmetic on facts, or an assumption.</summary>
internal static class Evidence
{
    /// <summary>By the path of the parameter; a star stands for any one name.</summary>
    public static IReadOnlyDictionary<string, Provenance> OfParameters { get; } = new Dictionary<string, Provenance>
    {
    };
}
