using System.Reflection;
using Risk.Files.Binding;

namespace Risk.Files.Excel;

/// <summary>What stands where in the workbook of a programme: a sheet for each list of records with a row a record, and one for what is left.</summary>
internal static class SheetLayout
{
    public const string Programme = "programme", Inputs = "inputs", Values = "values", Dependence = "dependence", Simulation = "simulation", Provenance = "provenance", Help = "help";

    /// <summary>The lists of records of a programme, by the name of their sheet.</summary>
    public static IReadOnlyList<(string Sheet, Type Row)> Tables { get; } =
    [
        .. from property in Fields.Of(typeof(Programme)).Properties
           let type = property.PropertyType
           where type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
           let row = type.GetGenericArguments()[0]
           where row == typeof(Supplier) || IsRecord(row)
           select (Fields.InFiles(property.Name), row),
        (Dependence, typeof(Binding.Dependence)),
    ];

    /// <summary>The fields of a programme that are in its own sheet.</summary>
    public static IReadOnlyList<string> ProgrammeFields { get; } =
        [.. Columns(typeof(Programme)).Where(c => c != Provenance && !Tables.Any(t => t.Sheet == c)), .. Columns(typeof(RunSettings)).Select(c => $"{Simulation}.{c}")];

    /// <summary>The headings of a record: its fields, and those of records in it after a dot.</summary>
    public static IReadOnlyList<string> Columns(Type record) =>
    [
        .. Fields.Of(record).Properties.SelectMany(p => IsRecord(p.PropertyType)
            ? Columns(p.PropertyType).Select(c => $"{Fields.InFiles(p.Name)}.{c}")
            : [Fields.InFiles(p.Name)]),
    ];

    /// <summary>The type of the field under a heading; null where there is none.</summary>
    public static Type? TypeAt(Type record, string heading)
    {
        Type at = record;
        foreach (string name in heading.Split('.'))
        {
            if (at == typeof(Programme) && name == Simulation)
            {
                at = typeof(RunSettings);
                continue;
            }

            PropertyInfo? property = IsRecord(at) || at == record ? Fields.Of(at).Properties.FirstOrDefault(p => Fields.InFiles(p.Name) == name) : null;
            if (property is null)
            {
                return null;
            }

            at = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        }

        return at;
    }

    /// <summary>Whether the fields of a type have headings of their own. Values, rates and tests stand in one cell; so does the name of a supplier.</summary>
    public static bool IsRecord(Type type) =>
        type == typeof(RunSettings) || (type is { IsClass: true, Namespace: "Risk" }
        && type != typeof(Uncertain) && type != typeof(PriceBasis) && type != typeof(DiscountRate) && type != typeof(SamplingDesign) && type != typeof(ValueForMoneyCriterion) && type != typeof(Supplier));

    /// <summary>Whether a cell is read as it stands, whatever it looks like.</summary>
    public static bool IsText(Type type) => type == typeof(string) || type == typeof(Supplier);
}
