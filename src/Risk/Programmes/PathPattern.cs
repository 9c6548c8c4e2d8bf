namespace Risk.Programmes;

/// <summary>Paths of parameters with <c>*</c> for any one segment.</summary>
internal static class PathPattern
{
    public static bool Matches(string pattern, string path)
    {
        string[] wanted = pattern.Split('/'), found = path.Split('/');
        return wanted.Length == found.Length && wanted.Zip(found).All(pair => pair.First == "*" || pair.First == pair.Second);
    }

    /// <summary>How exact a pattern is: of two that match, the one with fewer stars says more.</summary>
    public static int Stars(string pattern) => pattern.Split('/').Count(segment => segment == "*");
}
