using System.Collections.Concurrent;
using System.Reflection;

namespace Risk.Files.Binding;

/// <summary>The fields of a record: its constructor's parameters and the properties that can be set, by their names in files.</summary>
internal sealed class Fields
{
    private static readonly ConcurrentDictionary<Type, Fields> Known = [];

    private Fields(Type type)
    {
        Constructor = type.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        Parameters = Constructor.GetParameters();
        HashSet<string> names = [.. Parameters.Select(p => p.Name!)];
        PropertyInfo[] all = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite && p.GetIndexParameters().Length == 0)];
        Properties = [.. all.Where(p => names.Contains(p.Name)).OrderBy(p => Array.FindIndex(Parameters, q => q.Name == p.Name)), .. all.Where(p => !names.Contains(p.Name))];
    }

    public ConstructorInfo Constructor { get; }

    public ParameterInfo[] Parameters { get; }

    public IReadOnlyList<PropertyInfo> Properties { get; }

    public static Fields Of(Type type) => Known.GetOrAdd(type, t => new(t));

    public ParameterInfo? ParameterOf(PropertyInfo property) => Array.Find(Parameters, p => p.Name == property.Name);

    public bool IsRequired(PropertyInfo property) => ParameterOf(property) is { HasDefaultValue: false } parameter && !IsNullable(parameter.ParameterType);

    /// <summary>An instance that has the given values, and defaults for the rest.</summary>
    public object Make(IReadOnlyDictionary<PropertyInfo, object?> values)
    {
        object?[] arguments = [.. Parameters.Select(p => Properties.FirstOrDefault(q => q.Name == p.Name) is { } property && values.TryGetValue(property, out object? value)
            ? value
            : p.HasDefaultValue ? p.DefaultValue : p.ParameterType == typeof(string) ? "" : p.ParameterType.IsValueType ? Activator.CreateInstance(p.ParameterType) : null)];
        object made = Constructor.Invoke(arguments);
        foreach ((PropertyInfo property, object? value) in values)
        {
            if (ParameterOf(property) is null)
            {
                property.SetValue(made, value);
            }
        }

        return made;
    }

    /// <summary>True where null may stand: of a value type by its type, of a reference by its annotation.</summary>
    public static bool MayBeNull(PropertyInfo property) =>
        IsNullable(property.PropertyType) || (!property.PropertyType.IsValueType && new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable);

    /// <summary>migrationDelay of MigrationDelay.</summary>
    public static string InFiles(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    public static bool IsNullable(Type type) => Nullable.GetUnderlyingType(type) is not null;
}
