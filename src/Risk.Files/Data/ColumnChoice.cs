using System.IO.Enumeration;

namespace Risk.Files.Data;

/// <summary>Which columns are meant by names, patterns and the words for whole kinds.</summary>
internal static class ColumnChoice
{
    private static readonly (string Word, RunColumnKind? Kind)[] Words =
        [("inputs", RunColumnKind.Input), ("values", RunColumnKind.Value), ("events", RunColumnKind.Event), ("all", null)];

    /// <summary>The name in files. Inputs have a prefix: an output may bear the same name.</summary>
    public static string NameOf(RunColumn column) => column.Kind == RunColumnKind.Input ? "input/" + column.Name : column.Name;

    /// <summary>The chosen columns, each once, in the order of the choice.</summary>
    public static IReadOnlyList<RunColumn> Of(IReadOnlyList<RunColumn> known, IReadOnlyList<string> choice)
    {
        var chosen = new List<RunColumn>();
        var problems = new List<Problem>();
        foreach (string asked in choice)
        {
            RunColumn[] found = [.. known.Where(c => Means(asked, c))];
            if (found.Length == 0)
            {
                problems.Add(new("DATA001", asked, "there is no such column" + (Words.Any(w => w.Word == asked)
                    ? ": a result keeps the samples of values only; write the table of the model and its options"
                    : NearNames.Hint(asked, [.. known.Select(NameOf)]))));
            }

            chosen.AddRange(found);
        }

        chosen = [.. chosen.Distinct()];
        problems.AddRange(chosen.GroupBy(NameOf).Where(g => g.Count() > 1).Select(g => new Problem("DATA002", g.Key, "an input and an output would both have this name: leave one out")));
        return problems.Count > 0 ? throw new ModelException(problems) : chosen;
    }

    private static bool Means(string asked, RunColumn column) =>
        Words.Any(w => w.Word == asked && (w.Kind ?? column.Kind) == column.Kind)
        || NameOf(column) == asked
        || (asked.Contains('*', StringComparison.Ordinal) && FileSystemName.MatchesSimpleExpression(asked.Replace("\\", "\\\\", StringComparison.Ordinal), NameOf(column), ignoreCase: false));
}
