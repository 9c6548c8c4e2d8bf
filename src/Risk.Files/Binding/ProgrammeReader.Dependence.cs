using System.Globalization;
using Risk.Files.Json;

namespace Risk.Files.Binding;

/// <content>What a file says under <c>dependence</c>.</content>
internal sealed partial class ProgrammeReader
{
    /// <summary>The groups, each with its place; what is wrong with their form has been told. The inputs of a group are names under <c>inputs</c>, each in one group.</summary>
    private List<GroupInFile> Groups(Element? list, Element? inputs, Element? values)
    {
        var groups = new List<GroupInFile>();
        if (list is { Kind: not ElementKind.Array })
        {
            problems.Error("FILE011", list, $"expected a list of groups (was {list.Shown})");
            return groups;
        }

        if (list?.Items.Count > Programme.MaximumParts)
        {
            problems.Error("LIM003", list, $"{list.Items.Count} groups exceed {Programme.MaximumParts}");
            return groups;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Element element in list?.Items ?? [])
        {
            if (problems.Stops())
            {
                break;
            }

            int before = problems.Count;
            if (Record(typeof(Dependence), element, "dependence") is not Dependence group)
            {
                continue;
            }

            CheckName(group, element, names);
            CheckFields(group, element);
            if (CheckInputs(group, element["inputs"], inputs, values, owners))
            {
                groups.Add(new(group, element, problems.Count == before));
            }
        }

        return groups;
    }

    /// <summary>A group that the programme does not know, since nothing stands on it.</summary>
    private void WarnOfIdle(List<GroupInFile> groups, Programme programme)
    {
        if (groups.Count == 0)
        {
            return;
        }

        var used = programme.Dependence().Select(g => g.Name).ToHashSet(StringComparer.Ordinal);
        foreach ((Dependence group, Element place, _) in groups.Where(g => !used.Contains(g.Group.Name)))
        {
            problems.Add(new("COR015", place.Place, $"no value stands on an input of {group.Name}: what the copula says has no effect", Severity.Warning, $"write \"={FormulaNamed(group.Inputs[0])}\" where its law stands by itself"));
        }
    }

    private static string FormulaNamed(string name) => Risk.Formula.Of(Uncertain.Input(name, Distribution.Uniform(0, 1))).Text;

    private void CheckName(Dependence group, Element element, HashSet<string> names)
    {
        if (element["name"] is not { Kind: ElementKind.String } place)
        {
            return;
        }

        int control = group.Name.AsSpan().IndexOfAnyInRange('\0', '\u001f') is >= 0 and var at ? at : group.Name.AsSpan().IndexOfAnyInRange('\u007f', '\u009f');
        if (string.IsNullOrWhiteSpace(group.Name))
        {
            problems.Error("MOD011", place, "id must not be empty");
        }
        else if (control >= 0)
        {
            problems.Error("MOD012", place, $"id holds a control character (U+{(int)group.Name[control]:X4} at {control})");
        }
        else if (!names.Add(group.Name))
        {
            problems.Error("MOD013", place, $"name \"{group.Name}\" is taken: names must differ, since they name the draws");
        }
        else
        {
            _marks.TryAdd("dependence/" + group.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal), element.Mark);
        }
    }

    /// <summary>Each family has its own parameters.</summary>
    private void CheckFields(Dependence group, Element element)
    {
        string family = Fields.InFiles(group.Copula.ToString());
        if (element["copula"]?.Text != family)
        {
            return;
        }

        IReadOnlyList<string> own = Dependence.FieldsOf(group.Copula);
        foreach (string missing in own.Where(f => element[f] is null or { Kind: ElementKind.Null }))
        {
            problems.Error("FILE012", element, $"{missing} is missing: the copula {family} needs it", missing == "kind" ? "in what the correlation is measured: " + (group.Copula == CopulaFamily.StudentT ? "\"kendall\" or \"scores\"" : "\"spearman\", \"kendall\", \"pearson\" or \"scores\"") : null);
        }

        foreach (string field in ((string[])["correlation", "kind", "degreesOfFreedom", "theta"]).Except(own))
        {
            if (element[field] is { Kind: not ElementKind.Null } value)
            {
                problems.Error("FILE014", value, $"the copula {family} takes no {field}: it takes {string.Join(", ", own)}");
            }
        }
    }

    /// <summary>True where each names an input of the file, and of this group alone.</summary>
    private bool CheckInputs(Dependence group, Element? names, Element? inputs, Element? values, Dictionary<string, string> owners)
    {
        if (names is not { Kind: ElementKind.Array } || group.Inputs is null || group.Inputs.Count != names.Items.Count)
        {
            return false;
        }

        if (group.Inputs.Count is < 2 or > Dependence.MostInputs)
        {
            problems.Error(group.Inputs.Count < 2 ? "FILE011" : "LIM003", names, group.Inputs.Count < 2
                ? $"expected two inputs or more, since a copula joins them (was {group.Inputs.Count})"
                : $"{group.Inputs.Count} inputs of one group exceed {Dependence.MostInputs}");
            return false;
        }

        int before = problems.Count;
        var own = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < group.Inputs.Count; i++)
        {
            string name = group.Inputs[i];
            if (inputs?[name] is null)
            {
                problems.Error("FORM001", names.Items[i], values?[name] is null
                    ? $"unknown input {name}{problems.Near(name, inputs?.Members.Select(m => m.Name) ?? [])}"
                    : $"{name} stands under values: a copula joins inputs, each with a distribution",
                    "give the law a name under inputs, and write \"=name\" where it stood");
            }
            else if (!own.Add(name))
            {
                problems.Error("COR008", names.Items[i], $"input \"{name}\" stands twice in the group");
            }
            else if (!owners.TryAdd(name, group.Name))
            {
                problems.Error("COR008", names.Items[i], $"input \"{name}\" is in two groups, \"{owners[name]}\" and \"{group.Name}\": one copula joins all that go together");
            }
        }

        return problems.Count == before;
    }

    private StatedCorrelation? Correlations(Element element)
    {
        if (element.Kind == ElementKind.Number)
        {
            double? all = Number(element, whole: false);
            if (all is < -1 or > 1)
            {
                problems.Error("COR004", element, string.Create(CultureInfo.InvariantCulture, $"correlation={all:R}: a correlation must be in [-1,1]"));
            }

            return new(all, null);
        }

        if (element.Kind != ElementKind.Array)
        {
            WrongNumber(element, "one correlation for all pairs, or a matrix ([[1, 0.6], [0.6, 1]])");
            return null;
        }

        int n = element.Items.Count;
        if (n > Dependence.MostInputs)
        {
            problems.Error("LIM003", element, $"{n} rows exceed {Dependence.MostInputs}");
            return null;
        }

        double[,] matrix = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            Element row = element.Items[i];
            if (row.Kind != ElementKind.Array)
            {
                problems.Error("FILE011", row, $"expected a row of the matrix, a list (was {row.Shown})");
            }
            else if (row.Items.Count != n)
            {
                problems.Error("COR005", row, $"row {i + 1} has {row.Items.Count} correlations, and the matrix {n} rows: it must have as many rows as columns");
            }
            else
            {
                for (int j = 0; j < n; j++)
                {
                    matrix[i, j] = row.Items[j].Kind == ElementKind.Null ? Unjudged(element, i, j) : Number(row.Items[j], whole: false) ?? 0;
                }
            }
        }

        return new(null, matrix);
    }

    /// <summary>A pair that nobody has judged: null on both sides of the diagonal.</summary>
    private double Unjudged(Element matrix, int i, int j)
    {
        string place = $"corr[{i + 1},{j + 1}]";
        if (i == j)
        {
            problems.Error("COR002", matrix.Items[i].Items[j], $"{place}=null: the diagonal must be 1");
        }
        else if (matrix.Items[j] is { Kind: ElementKind.Array } other && other.Items.Count > i && other.Items[i].Kind != ElementKind.Null)
        {
            problems.Error("COR001", matrix.Items[i].Items[j], $"{place}=null but corr[{j + 1},{i + 1}]={other.Items[i].Shown}: the matrix must be symmetric");
        }

        return double.NaN;
    }
}
