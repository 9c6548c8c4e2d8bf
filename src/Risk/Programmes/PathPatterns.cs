namespace Risk.Programmes;

/// <summary>
/// Patterns of paths with <c>*</c> for any one segment, as a tree of segments: a path of k segments meets at most 2ᵏ of its nodes,
/// however many patterns there are.
/// </summary>
internal sealed class PathPatterns
{
    private readonly Branch _root = new();

    public PathPatterns(IEnumerable<string> patterns)
    {
        foreach (string pattern in patterns)
        {
            Branch at = _root;
            foreach (string segment in pattern.Split('/'))
            {
                at = at.Next.TryGetValue(segment, out Branch? next) ? next : at.Next[segment] = new();
            }

            at.Pattern ??= pattern;
        }
    }

    /// <summary>The pattern that matches <paramref name="path"/> with the fewest stars, of several the one whose stars come last; null of none.</summary>
    public string? MostExact(string path) => _root.Next.Count == 0 ? null
        : Matching(_root, path.Split('/'), 0, 0).OrderBy(match => match.Stars).Select(match => match.Pattern).FirstOrDefault();

    /// <summary>Every pattern that matches <paramref name="path"/>.</summary>
    public IEnumerable<string> All(string path) => Matching(_root, path.Split('/'), 0, 0).Select(match => match.Pattern);

    private static IEnumerable<(string Pattern, int Stars)> Matching(Branch branch, string[] segments, int depth, int stars)
    {
        if (depth == segments.Length)
        {
            return branch.Pattern is { } pattern ? [(pattern, stars)] : [];
        }

        IEnumerable<(string, int)> exact = branch.Next.TryGetValue(segments[depth], out Branch? named) ? Matching(named, segments, depth + 1, stars) : [];
        return segments[depth] != "*" && branch.Next.TryGetValue("*", out Branch? any) ? exact.Concat(Matching(any, segments, depth + 1, stars + 1)) : exact;
    }

    private sealed class Branch
    {
        public Dictionary<string, Branch> Next { get; } = new(StringComparer.Ordinal);

        public string? Pattern { get; set; }
    }
}
