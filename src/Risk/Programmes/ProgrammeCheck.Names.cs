namespace Risk.Programmes;

/// <content>Names and what refers to them: that they differ and can be written, that provenance and joined inputs have something to stand on.</content>
internal sealed partial class ProgrammeCheck
{
    private void Names()
    {
        Names("customers", [.. programme.Customers.Select(c => c?.Name)]);
        Names("suppliers", [.. programme.Suppliers.Select(s => s?.Name)]);
        Names("risks", [.. programme.Risks.Select(r => r?.Name)]);
        Names("costs", [.. programme.Costs.Select(c => c?.Name)]);
        Names("criteria", [.. programme.Criteria.Select(c => c?.Name)]);
        Names("observations", [.. programme.Observations.Select(o => o?.Name)]);
        var listed = programme.Suppliers.Select(s => s?.Name).ToHashSet(StringComparer.Ordinal);
        foreach (IGrouping<string, Supplier> same in programme.Customers.Select(c => c?.Supplier).OfType<Supplier>().GroupBy(s => s.Name ?? "", StringComparer.Ordinal))
        {
            CheckName("suppliers", same.Key, -1);
            if (!listed.Contains(same.Key) && same.Distinct().Skip(1).Any())
            {
                Error("MOD013", "suppliers/" + same.Key, $"customers name different suppliers {same.Key}", "list the one that is meant in Suppliers");
            }
        }
    }

    private void Names(string list, string?[] names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var folded = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < names.Length; i++)
        {
            if (names[i] is not { } name)
            {
                Error("MOD002", $"{list}[{i}]", "nothing stands here (null)");
                continue;
            }

            CheckName(list, name, i);
            if (!seen.Add(name))
            {
                Error("MOD013", $"{list}[{i}]", $"name \"{name}\" is taken: names must differ, since they name the draws");
            }
            else if (!folded.TryAdd(name, name))
            {
                Warn("MOD010", $"{list}[{i}]", $"ids differ only by case: \"{folded[name]}\" and \"{name}\"");
            }
        }
    }

    private void CheckName(string list, string name, int index)
    {
        string path = index < 0 ? list : $"{list}[{index}]";
        if (string.IsNullOrWhiteSpace(name))
        {
            Error("MOD011", path, "id must not be empty");
            return;
        }

        for (int i = 0; i < name.Length; i++)
        {
            if (char.IsControl(name[i]))
            {
                Error("MOD012", path, $"id holds a control character (U+{(int)name[i]:X4} at {i})");
                return;
            }
        }
    }

    private void Provenance(IReadOnlyList<Parameter> parameters)
    {
        if (programme.Provenance.Count == 0)
        {
            return;
        }

        var patterns = new PathPatterns(programme.Provenance.Keys);
        var matched = parameters.SelectMany(p => patterns.All(p.Path)).ToHashSet(StringComparer.Ordinal);
        foreach (string pattern in programme.Provenance.Keys.Where(k => !matched.Contains(k)))
        {
            Warn("MOD050", pattern, "provenance is given for a parameter that does not exist");
        }
    }

    private void Dependence(JoinedInputs joined, IReadOnlyList<Parameter> parameters)
    {
        foreach (DependenceGroup group in joined.Groups)
        {
            CheckName(JoinedInputs.PlaceOf(group), group.Name, -1);
        }

        Problem[] clashes = [.. joined.Clashes()];
        _problems.AddRange(clashes);

        // A group that has a clash already may show it in its draws too.
        _problems.AddRange(new JoinedNames(joined.Groups).Clashes(parameters).Where(p => !clashes.Any(c => c.Path == p.Path)));
        _problems.AddRange(clashes.Length == 0 ? joined.Idle() : []);
        _problems.AddRange(joined.Groups.SelectMany(g => g.Warnings.Select(w => w with { Path = JoinedInputs.PlaceOf(g) })));
    }
}
