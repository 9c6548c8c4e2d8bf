using System.Diagnostics.CodeAnalysis;
using Risk.Modelling;
using Risk.Results;

namespace Risk;

/// <summary>Named inputs, and the outputs one wants to know of them: the algebra for what no record foresaw.</summary>
public sealed partial class Model
{
    private readonly Dictionary<string, Node> _inputs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Node> _outputs = new(StringComparer.Ordinal);

    /// <summary>An empty model.</summary>
    public Model(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
    }

    /// <summary>What the model is called in reports.</summary>
    public string Name { get; }

    /// <summary>The outputs, by name.</summary>
    internal IReadOnlyDictionary<string, Node> Outputs => _outputs;

    /// <summary>The output of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message lists the nearest names.</exception>
    internal Node OutputNamed(string name) => _outputs.TryGetValue(name, out Node? node) ? node : throw new KeyNotFoundException(
        $"no output is named \"{name}\"" + NearNames.Hint(name, [.. _outputs.Keys]));

    /// <summary>A named input of this model. The name fixes its draws for a given seed.</summary>
    /// <exception cref="ArgumentException">The name is empty or taken, or <paramref name="law"/> is not a distribution.</exception>
    public Uncertain Input(string name, Uncertain law)
    {
        Uncertain input = Uncertain.Input(name, law);
        return _inputs.TryAdd(name, input.Node)
            ? input
            : throw new ArgumentException($"input \"{name}\" is declared twice: use the value of the first declaration, or another name", nameof(name));
    }

    /// <summary>Reports a number.</summary>
    public void Output(string name, Uncertain value)
    {
        ArgumentNullException.ThrowIfNull(value);
        foreach (Problem warning in Distributions.UpliftedLaw.Repeated(name, value.Uplifts))
        {
            Warn(warning);
        }

        Add(name, value.Node);
    }

    /// <summary>Reports how probable an event is.</summary>
    public void Output(string name, Event value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Add(name, value.Node);
    }

    /// <summary>Reports each period of a series, as <c>name/label</c>.</summary>
    public void Output(string name, Series value)
    {
        ArgumentNullException.ThrowIfNull(value);
        for (int t = 0; t < value.Count; t++)
        {
            Add($"{name}/{value.Timeline.Labels[t]}", value[t].Node);
        }
    }

    /// <summary>A series over whole years, both ends included, with moments counted in months from the start of the first year.</summary>
    /// <param name="years">Such as <c>2026..2036</c>: the first and the last year, both in.</param>
    /// <param name="build">The series, said of every year at once: <c>y =&gt; 9 * y.ShareAfter(finish)</c>.</param>
    [SuppressMessage("Performance", "CA1822", Justification = "It reads as part of the model, and may one day belong to it.")]
    public Series Yearly(Range years, Func<Timeline, Series> build)
    {
        ArgumentNullException.ThrowIfNull(build);
        return years.Start.IsFromEnd || years.End.IsFromEnd
            ? throw new ArgumentException($"years are counted from the start, as in 2026..2036 (was {years})", nameof(years))
            : build(Timeline.Years(years.Start.Value, years.End.Value));
    }

    private void Add(string name, Node node)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (!_outputs.TryAdd(name, node))
        {
            throw new ArgumentException($"output \"{name}\" is declared twice", nameof(name));
        }

        Forget();
    }
}
