using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Risk.Files.Json;

namespace Risk.Files.Binding;

/// <summary>What the names under <c>inputs</c> and <c>values</c> mean, each read after those it stands on, so that their order in the file does not matter.</summary>
internal sealed class NameScope : IReadOnlyDictionary<string, Uncertain>
{
    private readonly Dictionary<string, (Element Element, bool IsInput)> _elements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Uncertain> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GroupInFile> _groups = new(StringComparer.Ordinal);
    private readonly ProgrammeReader _reader;
    private readonly ProblemList _problems;

    public NameScope(Element? inputs, Element? values, IReadOnlyList<GroupInFile> groups, ProgrammeReader reader, ProblemList problems)
    {
        (_reader, _problems) = (reader, problems);
        foreach (GroupInFile group in groups)
        {
            foreach (string name in group.Group.Inputs)
            {
                _groups.Add(name, group);
            }
        }

        foreach ((Element? list, bool isInput) in new[] { (inputs, true), (values, false) })
        {
            if (list is { Kind: not ElementKind.Object })
            {
                problems.Error("FILE011", list, $"expected an object of names (was {list.Shown})");
            }

            foreach ((string name, Element element) in list?.Members ?? [])
            {
                if (!_elements.TryAdd(name, (element, isInput)))
                {
                    problems.Error("FILE013", element, $"name {name} stands under inputs and under values");
                }
            }
        }
    }

    /// <summary>Reads them all; a name that stands on itself is told, and counts as 0.</summary>
    public void ReadAll()
    {
        foreach ((string name, string? cycle, string? group) in new FormulaOrder(_elements, _groups).Names())
        {
            if (cycle is null)
            {
                TryGetValue(name, out _);
                continue;
            }

            // Beyond those that are told in full, a cycle is counted without its names.
            _problems.Error("GRAPH001", _elements[name].Element, cycle.Length > 0 ? $"dependency cycle: {cycle}" : "dependency cycle",
                group is not null ? $"the inputs of {group} are drawn together, so none can be a parameter of another" : null);

            _known[name] = 0;
        }
    }

    public IEnumerable<string> Keys => _elements.Keys;

    public IEnumerable<Uncertain> Values => Keys.Select(k => this[k]);

    public int Count => _elements.Count;

    public Uncertain this[string key] => TryGetValue(key, out Uncertain? value) ? value : throw new KeyNotFoundException(key);

    public bool ContainsKey(string key) => _elements.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Uncertain value)
    {
        if (_known.TryGetValue(key, out value))
        {
            return true;
        }

        if (!_elements.TryGetValue(key, out (Element Element, bool IsInput) found))
        {
            return false;
        }

        if (_groups.TryGetValue(key, out GroupInFile? group))
        {
            OpenTogether(group);
            value = _known[key];
            return true;
        }

        value = _known[key] = Open(key, found.Element, found.IsInput);
        return true;
    }

    /// <summary>All inputs of a group, for they are drawn together.</summary>
    private void OpenTogether(GroupInFile group)
    {
        int before = _problems.Count;
        Uncertain[] laws = [.. group.Group.Inputs.Select(name => LawOf(_elements[name].Element))];
        IReadOnlyList<Uncertain>? joined = new GroupReader(_reader, _problems).Read(group, laws, areRead: _problems.Count == before);
        for (int i = 0; i < laws.Length; i++)
        {
            _known.TryAdd(group.Group.Inputs[i], joined is null || _problems.Count > before ? 0 : joined[i]);
        }
    }

    public IEnumerator<KeyValuePair<string, Uncertain>> GetEnumerator() => Keys.Select(k => KeyValuePair.Create(k, this[k])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Uncertain Open(string name, Element element, bool isInput)
    {
        if (!isInput)
        {
            Uncertain value = _reader.Value(element);
            if (value.Law is null && value.Call is null)
            {
                return value;
            }

            _problems.Error("FILE011", element, "a distribution stands under inputs, where its name fixes its draws; values are formulas");
            return 0;
        }

        int before = _problems.Count;
        Uncertain law = LawOf(element);
        return _problems.Count > before ? 0 : Uncertain.Input(name, law);
    }

    /// <summary>The law of an input; a uniform one stands in where there is none, which is told.</summary>
    private Uncertain LawOf(Element element)
    {
        Uncertain value = _reader.Value(element);
        if (value.Law is not null || value.Call is not null)
        {
            return value;
        }

        // A fault in the law itself has been told already.
        if (element.Kind != ElementKind.Object)
        {
            _problems.Error("FILE011", element, $"an input needs a distribution (was {element.Shown})", "numbers and formulas stand under values");
        }

        return Distribution.Uniform(0, 1);
    }
}
