using System.Globalization;
using System.Reflection;

namespace Risk.Files.Binding;

/// <summary>The factories of <see cref="Distribution"/>, by their names in files: whatever the library offers, a file can say.</summary>
internal static class LawFactories
{
    private static readonly MethodInfo[] Public = typeof(Distribution).GetMethods(BindingFlags.Public | BindingFlags.Static);

    private static readonly MethodInfo[] All =
    [
        .. Public.Where(m => !m.IsSpecialName && m.GetCustomAttribute<ObsoleteAttribute>() is null && (m.ReturnType == typeof(Distribution) || m.ReturnType == typeof(Uncertain)))
            .Where(m => m.GetParameters().All(p => IsSayable(p.ParameterType))),
    ];

    /// <summary>True for a parameter that is the law, or the laws, a combinator is made of.</summary>
    public static bool IsLaw(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(Distribution) || parameter.ParameterType == typeof(IReadOnlyList<Distribution>) || parameter.IsDefined(typeof(LawAttribute), inherit: false);

    /// <summary>Why this factory takes no uncertain parameters, and what to do instead; null where it just has none.</summary>
    public static string? Refusal(MethodInfo factory) => Public.Where(m => m.Name == factory.Name).Select(m => m.GetCustomAttribute<ObsoleteAttribute>()?.Message).FirstOrDefault(m => m is not null);

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(m => Fields.InFiles(m.Name)).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Those of one name; those of certain parameters first.</summary>
    public static IReadOnlyList<MethodInfo> Named(string name) =>
        [.. All.Where(m => Fields.InFiles(m.Name) == name).OrderBy(m => m.ReturnType == typeof(Distribution) ? 0 : 1).ThenBy(m => m.GetParameters().Length)];

    /// <summary>How many of its parameters may be uncertain.</summary>
    public static int UncertainParameters(MethodInfo factory) => factory.GetParameters().Count(p => p.ParameterType == typeof(Uncertain) || p.ParameterType == typeof(IReadOnlyList<Uncertain>) || p.ParameterType == typeof(IReadOnlyList<(double Probability, Uncertain Value)>));

    /// <summary>The call that makes <paramref name="law"/> again, or null where no factory does.</summary>
    public static (MethodInfo Factory, object?[] Arguments)? CallOf(Distribution law)
    {
        string family = Letters(law.Family);
        IEnumerable<MethodInfo> candidates = All
            .Where(m => m.ReturnType == typeof(Distribution) && Letters(m.Name).StartsWith(family, StringComparison.Ordinal))
            .OrderBy(m => m.Name.Length).ThenByDescending(m => m.GetParameters().Length);
        foreach (MethodInfo factory in candidates)
        {
            if (ArgumentsOf(factory, law) is { } arguments && Made(factory, arguments) is { } made && made.Equals(law))
            {
                return (factory, arguments);
            }
        }

        return null;
    }

    private static object?[]? ArgumentsOf(MethodInfo factory, Distribution law)
    {
        ParameterInfo[] parameters = factory.GetParameters();
        object?[] arguments = new object?[parameters.Length];
        int component = 0;
        for (int i = 0; i < parameters.Length; i++)
        {
            Type type = parameters[i].ParameterType;
            string name = parameters[i].Name!;
            if (type == typeof(Distribution))
            {
                arguments[i] = component < law.Components.Count ? law.Components[component++] : null;
            }
            else if (type == typeof(IReadOnlyList<Distribution>))
            {
                arguments[i] = law.Components;
            }
            else if (type == typeof(IReadOnlyList<double>))
            {
                arguments[i] = law.Parameters.Where(p => p.Name.StartsWith(name + "[", StringComparison.Ordinal)).Select(p => p.Value).ToArray();
            }
            else if (law.StatedParameters.Where(p => p.Name == name).Select(p => (double?)p.Value).FirstOrDefault() is { } value)
            {
                arguments[i] = type == typeof(int) ? (object)(int)value : value;
            }
            else
            {
                arguments[i] = parameters[i].HasDefaultValue ? parameters[i].DefaultValue : null;
            }

            if (arguments[i] is null && !parameters[i].HasDefaultValue)
            {
                return null;
            }
        }

        return arguments;
    }

    private static Distribution? Made(MethodInfo factory, object?[] arguments)
    {
        try
        {
            return (Distribution?)factory.Invoke(null, arguments);
        }
        catch (TargetInvocationException)
        {
            return null;
        }
    }

    private static bool IsSayable(Type type) =>
        type == typeof(double) || type == typeof(int) || type == typeof(double?) || type == typeof(Uncertain) || type == typeof(Distribution)
        || type == typeof(int?) || type == typeof(IReadOnlyList<(double Probability, double Value)>) || type == typeof(IReadOnlyList<(double Probability, Uncertain Value)>)
        || type == typeof(IReadOnlyList<double>) || type == typeof(IReadOnlyList<Distribution>) || type == typeof(IReadOnlyList<Uncertain>);

    /// <summary>The letters alone, so that the words of a family meet the name of its factory, which spells "generalized" as the literature does.</summary>
    private static string Letters(string name) => new([.. name.Replace("generalised", "generalized", StringComparison.Ordinal).Where(char.IsAsciiLetter).Select(c => char.ToLower(c, CultureInfo.InvariantCulture))]);
}
