namespace Risk;

/// <summary>The names that a mistyped one may have meant.</summary>
public static class NearNames
{
    private const int MostListed = 5;

    /// <summary>"; did you mean …?" with the nearest names, or the first names where none is near, or nothing where there are none.</summary>
    public static string Hint(string wanted, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
        {
            return "; there are none";
        }

        string meant = Meant(wanted, names);
        return meant.Length > 0
            ? meant
            : $"; there are {string.Join(", ", names.Take(MostListed).Select(n => $"\"{n}\""))}" + (names.Count > MostListed ? ", …" : "");
    }

    /// <summary>"; did you mean …?" with the nearest names; nothing where none is near.</summary>
    public static string Meant(string wanted, IReadOnlyList<string> names)
    {
        string[] near = [.. names
            .Select(name => (name, distance: Distance(wanted.ToUpperInvariant(), name.ToUpperInvariant())))
            .Where(x => x.distance <= Math.Max(2, (wanted.Length + 1) / 3) || x.name.Contains(wanted, StringComparison.OrdinalIgnoreCase))
            .OrderBy(x => x.distance)
            .Take(MostListed)
            .Select(x => $"\"{x.name}\"")];
        return near.Length > 0 ? $"; did you mean {string.Join(" or ", near)}?" : "";
    }

    /// <summary>The least number of letters inserted, deleted or replaced (V. I. Levenshtein, 1966).</summary>
    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
