using System.Globalization;
using Risk.Distributions;

namespace Risk.Modelling;

/// <summary>A law of lists of uncertain numbers and of laws with uncertain parameters, as it is being put together: their parameters become those of one form.</summary>
/// <param name="factory">The name of the factory.</param>
internal sealed class ListedCall(string factory)
{
    /// <summary>All parameters of a run stand on the stack while its law is made.</summary>
    private const int MostParameters = 1000;

    private readonly List<(string Name, Uncertain Value)> _arguments = [], _numbers = [], _ofLaws = [];
    private readonly List<(string Name, LawShape Shape)> _laws = [];

    /// <summary>Refuses what is not drawn from one uniform of its own.</summary>
    public static void CheckIsLaw(Uncertain law, string name)
    {
        if (law.IsNamed || LawShape.Of(law) is null)
        {
            throw new ArgumentException("a law is needed here: a distribution, or one with uncertain parameters, that has no name yet", name);
        }
    }

    public ListedCall Number(string name, Uncertain value)
    {
        ArgumentNullException.ThrowIfNull(value, name);
        _arguments.Add((name, value));
        _numbers.Add((name, value));
        return this;
    }

    /// <summary>A number that is left out where there is none.</summary>
    public ListedCall Optional(string name, Uncertain? value) => value is null ? this : Number(name, value);

    public ListedCall Numbers(string name, IReadOnlyList<Uncertain> values)
    {
        for (int i = 0; i < values.Count; i++)
        {
            Number(Item(name, i), values[i]);
        }

        return this;
    }

    /// <summary>Numbers that stand at probabilities.</summary>
    public ListedCall Pairs(string name, IReadOnlyList<(double Probability, Uncertain Value)> pairs)
    {
        for (int i = 0; i < pairs.Count; i++)
        {
            ArgumentNullException.ThrowIfNull(pairs[i].Value, Item(name, i));
            _arguments.AddRange([(Item(name, i) + ".probability", pairs[i].Probability), (Item(name, i) + ".value", pairs[i].Value)]);
            _numbers.Add((Item(name, i), pairs[i].Value));
        }

        return this;
    }

    /// <summary>A whole number that is the same in every run.</summary>
    public ListedCall Fixed(string name, int? value)
    {
        if (value is { } known)
        {
            _arguments.Add((name, (double)known));
        }

        return this;
    }

    public ListedCall Law(string name, Uncertain law)
    {
        ArgumentNullException.ThrowIfNull(law, name);
        CheckIsLaw(law, name);
        (LawShape shape, Uncertain[] parameters) = LawShape.Of(law)!.Value;
        _arguments.Add((name, law));
        _laws.Add((name, shape));
        _ofLaws.AddRange(shape.Names.Zip(parameters, (p, value) => ($"{name}.{p}", value)));
        return this;
    }

    public ListedCall Laws(string name, IReadOnlyList<Uncertain> laws)
    {
        for (int i = 0; i < laws.Count; i++)
        {
            Law(Item(name, i), laws[i]);
        }

        return this;
    }

    /// <summary>The law, from the numbers and the laws of a run, in the order in which they were put in.</summary>
    /// <exception cref="ParameterException">More than 1,000 numbers and parameters, certain ones among them (LIM014).</exception>
    public Uncertain Drawn(Func<double[], Distribution[], Distribution> make)
    {
        (string Name, Uncertain Value)[] all = [.. _numbers, .. _ofLaws];
        Require.Holds(all.Length <= MostParameters, "LIM014", factory, all.Length, $"{all.Length} numbers and parameters, certain ones among them, limit {MostParameters}");
        int own = _numbers.Count;
        (string Name, LawShape Shape)[] laws = [.. _laws];
        var form = new LawForm(factory, [.. all.Select(p => p.Name)], (_, p) => make(p[..own].ToArray(), Made(laws, p[own..]))) { Inside = [.. laws.Select(l => l.Shape)], IsListed = true };
        return Uncertain.OneUniform(new(factory, _arguments) { Drawn = new(form, null, [.. all.Select(p => p.Value)]) });
    }

    private static Distribution[] Made((string Name, LawShape Shape)[] laws, ReadOnlySpan<double> parameters)
    {
        var made = new Distribution[laws.Length];
        for (int i = 0; i < laws.Length; i++)
        {
            int count = laws[i].Shape.Names.Length;
            try
            {
                made[i] = laws[i].Shape.Make(parameters[..count]);
            }
            catch (ParameterException e)
            {
                throw new ParameterException(e.Code, $"{laws[i].Name}.{e.ParamName}", e.ActualValue, e.Rule);
            }

            parameters = parameters[count..];
        }

        return made;
    }

    private static string Item(string name, int i) => string.Create(CultureInfo.InvariantCulture, $"{name}[{i}]");
}
