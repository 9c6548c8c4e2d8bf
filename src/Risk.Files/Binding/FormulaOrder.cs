using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Risk.Files.Json;

namespace Risk.Files.Binding;

/// <summary>
/// In which order the names under <c>inputs</c> and <c>values</c> can be read: each after those that it stands on. Found without recursion, so that a file of 100,000 names,
/// each on the next, costs no stack.
/// </summary>
internal sealed class FormulaOrder(IReadOnlyDictionary<string, (Element Element, bool IsInput)> elements, IReadOnlyDictionary<string, GroupInFile> groups)
{
    private const int LongestShown = 10;

    private readonly HashSet<string> _done = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<Dependence, IReadOnlyCollection<string>> _ofGroups = new(ReferenceEqualityComparer.Instance);
    private int _cycles;

    /// <summary>Every name once; a name that closes a cycle is told with the cycle, at most its first ten names, and a group that the cycle goes through; without words where an exception lists no more.</summary>
    public IEnumerable<(string Name, string? Cycle, string? Group)> Names()
    {
        foreach (string name in elements.Keys)
        {
            foreach ((string Name, string? Cycle, string? Group) found in From(name))
            {
                yield return found;
            }
        }
    }

    private IEnumerable<(string Name, string? Cycle, string? Group)> From(string first)
    {
        if (_done.Contains(first))
        {
            yield break;
        }

        var path = new List<(string Name, Queue<string> Next)> { (first, NamesIn(first)) };
        _open.Add(first);
        while (path.Count > 0)
        {
            (string name, Queue<string> next) = path[^1];
            if (!next.TryDequeue(out string? wanted))
            {
                path.RemoveAt(path.Count - 1);
                _open.Remove(name);
                if (_done.Add(name))
                {
                    yield return (name, null, null);
                }
            }
            else if (_open.Contains(wanted))
            {
                _done.Add(wanted);
                string[] cycle = ++_cycles > ModelException.Limit ? [] : [.. path.Select(p => p.Name).SkipWhile(n => n != wanted)];
                yield return (wanted, cycle.Length == 0 ? "" : Said(cycle), cycle.Select(groups.GetValueOrDefault).FirstOrDefault(g => g is not null)?.Group.Name);
            }
            else if (!_done.Contains(wanted))
            {
                path.Add((wanted, NamesIn(wanted)));
                _open.Add(wanted);
            }
        }
    }

    private static string Said(string[] cycle) =>
        string.Join(" -> ", cycle.Length <= LongestShown ? [.. cycle, cycle[0]] : [.. cycle.Take(LongestShown), $"… ({cycle.Length} names in all)"]);

    /// <summary>The names that a formula, or the formulas of a law's parameters, ask for; inputs of one group ask for what any of them does.</summary>
    private Queue<string> NamesIn(string name)
    {
        if (!groups.TryGetValue(name, out GroupInFile? joined))
        {
            return new(Asks([name]));
        }

        if (!_ofGroups.TryGetValue(joined.Group, out IReadOnlyCollection<string>? names))
        {
            _ofGroups.Add(joined.Group, names = Asks(joined.Group.Inputs));
        }

        return new(names);
    }

    private HashSet<string> Asks(IEnumerable<string> asking)
    {
        var asked = new Asked(elements);
        var pending = new Stack<Element>(asking.Select(name => elements[name].Element));
        while (pending.TryPop(out Element? element))
        {
            if (element is { Kind: ElementKind.String } && element.Text.StartsWith('='))
            {
                asked.By(element.Text[1..]);
            }

            foreach (Element inner in element.Items.Concat(element.Members.Select(m => m.Value)))
            {
                pending.Push(inner);
            }
        }

        return asked.Names;
    }

    /// <summary>Stands in for all names, and remembers which were asked for.</summary>
    private sealed class Asked(IReadOnlyDictionary<string, (Element Element, bool IsInput)> elements) : IReadOnlyDictionary<string, Uncertain>
    {
        private static readonly Uncertain Anything = Uncertain.Input("any value", Distribution.Uniform(0, 1));

        public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

        public IEnumerable<string> Keys => elements.Keys;

        public IEnumerable<Uncertain> Values => elements.Keys.Select(_ => Anything);

        public int Count => elements.Count;

        public Uncertain this[string key] => TryGetValue(key, out Uncertain? value) ? value : throw new KeyNotFoundException(key);

        /// <summary>A formula with a fault asks for what stands before it; the fault is told when it is read.</summary>
        public void By(string formula)
        {
            try
            {
                Formula.Parse(formula, this);
            }
            catch (ModelException)
            {
            }
        }

        public bool ContainsKey(string key) => elements.ContainsKey(key);

        public bool TryGetValue(string key, [MaybeNullWhen(false)] out Uncertain value)
        {
            value = Anything;
            return elements.ContainsKey(key) && (Names.Add(key) || true);
        }

        public IEnumerator<KeyValuePair<string, Uncertain>> GetEnumerator() => Keys.Select(k => KeyValuePair.Create(k, Anything)).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
