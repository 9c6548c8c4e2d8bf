namespace Risk.Reporting;

/// <summary>What the programmes of a comparison are called: no two the same, since a copy of a file keeps its name.</summary>
internal static class ComparedNames
{
    /// <param name="comparison">The programmes.</param>
    /// <param name="names">A name for each; null for their own.</param>
    /// <exception cref="ArgumentException">There are not as many names as programmes.</exception>
    public static IReadOnlyList<string> Of(Comparison comparison, IReadOnlyList<string>? names)
    {
        if (names is not null && names.Count != comparison.Results.Count)
        {
            throw new ArgumentException($"{comparison.Results.Count} programmes have {names.Count} names", nameof(names));
        }

        var distinct = new List<string>();
        foreach (string name in names ?? [.. comparison.Results.Select(r => r.Programme.Name)])
        {
            string own = name;
            for (int i = 2; distinct.Contains(own, StringComparer.Ordinal); i++)
            {
                own = $"{name} ({i})";
            }

            distinct.Add(own);
        }

        return distinct;
    }
}
