using System.Reflection;
using Risk.Files.Json;

namespace Risk.Files.Binding;

/// <summary>An object that says a distribution, to the factory of that name with those parameters.</summary>
internal sealed class LawReader(ProgrammeReader reader, ProblemList problems)
{
    public Uncertain Read(Element element, Element family)
    {
        IReadOnlyList<MethodInfo> overloads = family.Kind == ElementKind.String ? LawFactories.Named(family.Text) : [];
        if (overloads.Count == 0)
        {
            problems.Error("FILE014", family, $"unknown distribution {family.Shown}{problems.Near(family.Text, LawFactories.Names)}");
            return 0;
        }

        (string Name, Element Value)[] given = [.. element.Members.Where(m => m.Name != "distribution")];
        string[] known = [.. overloads.SelectMany(m => m.GetParameters()).Select(p => p.Name!).Distinct()];
        foreach ((string name, Element value) in given.Where(g => !known.Contains(g.Name)))
        {
            problems.Error("FILE014", value, $"unknown field {name}{problems.Near(name, known)}");
        }

        if (given.Any(g => !known.Contains(g.Name)))
        {
            return 0;
        }

        // An overload takes all that is given; a formula as a parameter needs one of uncertain parameters.
        MethodInfo[] fitting = [.. overloads.Where(m => given.All(g => m.GetParameters().Any(p => p.Name == g.Name)))];
        HashSet<string> laws = [.. overloads.SelectMany(m => m.GetParameters()).Where(LawFactories.IsLaw).Select(p => p.Name!)];
        var formulas = given.Where(g => IsFormula(g.Value, laws.Contains(g.Name))).ToList();
        bool isUncertain = formulas.Count > 0;
        MethodInfo? factory = fitting.Where(m => Missing(m, element).Length == 0).OrderBy(m => (m.ReturnType == typeof(Uncertain)) == isUncertain ? 0 : 1)
            .ThenBy(m => isUncertain ? -LawFactories.UncertainParameters(m) : LawFactories.UncertainParameters(m)).FirstOrDefault();
        if (factory is null)
        {
            string[] missing = Missing(fitting.Length > 0 ? fitting[0] : overloads[0], element);
            problems.Error("FILE012", element, missing.Length > 0 ? $"{string.Join(", ", missing)} {(missing.Length == 1 ? "is" : "are")} missing" : $"no form of {family.Text} takes {string.Join(", ", given.Select(g => g.Name))} together");
            return 0;
        }

        if (isUncertain && factory.ReturnType == typeof(Distribution) && LawFactories.Refusal(factory) is { } refusal)
        {
            problems.Error("FILE011", formulas[0].Value, refusal);
            return 0;
        }

        int before = problems.Count;
        object?[] arguments = [.. factory.GetParameters().Select(p => element[p.Name!] is { } value ? Argument(p, value) : p.DefaultValue)];
        return problems.Count > before ? 0 : reader.Guarded(element, () => factory.Invoke(null, arguments)) switch
        {
            Distribution law => law,
            Uncertain uncertain => uncertain,
            _ => 0,
        };
    }

    /// <summary>True where a parameter is a formula, or holds one: an item of a list, a parameter of a law inside.</summary>
    private static bool IsFormula(Element given, bool isLaw) => given.Kind switch
    {
        ElementKind.String => given.Text.StartsWith('='),
        ElementKind.Array => given.Items.Any(item => IsFormula(item, isLaw)),
        ElementKind.Object when isLaw && given["distribution"] is { } family => LawFactories.Named(family.Text) is var inside
            && given.Members.Any(m => IsFormula(m.Value, inside.Any(f => f.GetParameters().Any(p => p.Name == m.Name && LawFactories.IsLaw(p))))),
        _ => false,
    };

    private static string[] Missing(MethodInfo factory, Element element) =>
        [.. factory.GetParameters().Where(p => !p.HasDefaultValue && element[p.Name!] is null).Select(p => p.Name!)];

    private object? Argument(ParameterInfo parameter, Element value)
    {
        Type type = parameter.ParameterType;
        if (type == typeof(Distribution))
        {
            return Law(value);
        }

        if (type == typeof(IReadOnlyList<Distribution>))
        {
            return Items(value).Select(Law).ToArray();
        }

        if (type == typeof(IReadOnlyList<double>))
        {
            return Items(value).Select(Number).ToArray();
        }

        if (type == typeof(IReadOnlyList<Uncertain>))
        {
            return Items(value).Select(item => LawFactories.IsLaw(parameter) ? UncertainLaw(item) : UncertainNumber("an item of " + parameter.Name, item)).ToArray();
        }

        if (type == typeof(IReadOnlyList<(double Probability, double Value)>))
        {
            return Items(value).Select(Pair).ToArray();
        }

        if (type == typeof(IReadOnlyList<(double Probability, Uncertain Value)>))
        {
            return Items(value).Select(item => UncertainPair("a value of " + parameter.Name, item)).ToArray();
        }

        if (type == typeof(int) || type == typeof(int?))
        {
            double whole = reader.Number(value, whole: true) ?? 1;
            return whole is >= int.MinValue and <= int.MaxValue ? (int)whole : throw new ModelException(new Problem("FILE011", value.Place, $"{value.Shown} is beyond what is meant here"));
        }

        return type != typeof(Uncertain) ? (object)Number(value) : LawFactories.IsLaw(parameter) ? UncertainLaw(value) : UncertainNumber(parameter.Name!, value);
    }

    private List<Element> Items(Element value)
    {
        if (value.Kind != ElementKind.Array)
        {
            problems.Error("FILE011", value, $"expected a list (was {value.Shown})");
        }

        return value.Items;
    }

    private (double Probability, double Value) Pair(Element value)
    {
        if (Items(value) is [{ } probability, { } quantile])
        {
            return (Number(probability), Number(quantile));
        }

        Refused(value, "expected a probability and its value, such as [0.1, 4]");
        return (0, 0);
    }

    private (double Probability, Uncertain Value) UncertainPair(string name, Element value) =>
        value is { Kind: ElementKind.Array, Items: [{ } probability, { } quantile] } ? (Number(probability), UncertainNumber(name, quantile)) : Pair(value);

    private double Number(Element value) => value switch
    {
        { Kind: ElementKind.String, Text: "infinity" } => double.PositiveInfinity,
        { Kind: ElementKind.String, Text: "-infinity" } => double.NegativeInfinity,
        { Kind: ElementKind.String } when value.Text.StartsWith('=') => Refused(value, "this parameter must be a number: it cannot be uncertain"),
        { Kind: ElementKind.Object } => Refused(value, "a distribution as a parameter needs a name: declare it under inputs and write \"=name\""),
        _ => reader.Number(value, whole: false) ?? 0,
    };

    private Uncertain UncertainNumber(string name, Element value) => value switch
    {
        { Kind: ElementKind.String, Text: "infinity" } => double.PositiveInfinity,
        { Kind: ElementKind.String, Text: "-infinity" } => double.NegativeInfinity,
        { Kind: ElementKind.String } when value.Text.StartsWith('=') => reader.Formula(value),
        { Kind: ElementKind.Object } => Refused(value, $"a distribution as {name} needs a name: declare it under inputs and write \"=name\""),
        _ => reader.Number(value, whole: false) ?? 0,
    };

    private Distribution Law(Element value)
    {
        Uncertain read = UncertainLaw(value);
        if (read.Law is null)
        {
            Refused(value, "a law of uncertain parameters cannot stand here");
        }

        return read.Law ?? Distribution.Constant(0);
    }

    private Uncertain UncertainLaw(Element value)
    {
        if (value.Kind == ElementKind.Object && value["distribution"] is { } family)
        {
            Uncertain read = Read(value, family);
            return read.Law is not null || read.Call is not null ? read : Distribution.Constant(0);
        }

        Refused(value, $"expected a distribution (was {value.Shown})");
        return Distribution.Constant(0);
    }

    private double Refused(Element value, string message)
    {
        problems.Error("FILE011", value, message);
        return 0;
    }
}
