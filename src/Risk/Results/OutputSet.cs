using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Risk.Results;

namespace Risk;

/// <summary>The outputs of one kind, by name and in ordinal order of name.</summary>
/// <typeparam name="T"><see cref="ValueOutput"/> or <see cref="EventOutput"/>.</typeparam>
public sealed class OutputSet<T> : IReadOnlyCollection<T>
    where T : class
{
    private readonly string kind;
    private readonly IReadOnlyList<T> outputs;
    private readonly Dictionary<string, T> byName;

    internal OutputSet(string kind, IReadOnlyList<T> outputs, IReadOnlyList<string> names)
    {
        (this.kind, this.outputs, Names) = (kind, outputs, names);
        byName = new(names.Count, StringComparer.Ordinal);
        for (int i = 0; i < names.Count; i++)
        {
            byName.Add(names[i], outputs[i]);
        }
    }

    /// <summary>The names, in ordinal order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <inheritdoc/>
    public int Count => outputs.Count;

    /// <summary>The output <paramref name="name"/>.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message lists the nearest names.</exception>
    public T this[string name] => byName.TryGetValue(name, out T? output) ? output : throw new KeyNotFoundException(
        $"no {kind} output is named \"{name}\"" + NearNames.Hint(name, Names));

    /// <summary>The output <paramref name="name"/>, or null.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out T? output) => byName.TryGetValue(name, out output);

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => outputs.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
