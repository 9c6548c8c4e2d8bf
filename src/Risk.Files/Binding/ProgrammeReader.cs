using System.Collections;
using System.Globalization;
using System.Reflection;
using Risk.Files.Json;

namespace Risk.Files.Binding;

/// <summary>Elements to records. The records' own properties are the fields of the format; every fault is gathered, with its place.</summary>
internal sealed partial class ProgrammeReader(ProblemList problems)
{
    private static readonly string[] OfTheFile = ["$schema", "version", "simulation", "inputs", "dependence", "values"];

    private readonly Dictionary<string, Supplier> _suppliers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _marks = new(StringComparer.Ordinal);
    private NameScope? _names;

    public LoadedProgramme Read(Element root)
    {
        if (root.Kind != ElementKind.Object)
        {
            problems.Error("FILE011", root, $"expected a programme, an object (was {root.Shown})");
            throw problems.Exception();
        }

        ReadVersion(root["version"]);
        List<GroupInFile> groups = Groups(root["dependence"], root["inputs"], root["values"]);
        _names = new(root["inputs"], root["values"], groups, this, problems);
        _names.ReadAll();

        SimulationOptions? simulation = Simulation(root["simulation"]);

        // Suppliers first: customers refer to them by name.
        foreach (Element supplier in root["suppliers"]?.Items.Take(Programme.MaximumParts + 1) ?? [])
        {
            if (Record(typeof(Supplier), supplier, "suppliers") is Supplier { Name: { Length: > 0 } name } read && !_suppliers.TryAdd(name, read))
            {
                problems.Error("MOD013", supplier, $"name \"{name}\" is taken: names must differ, since they name the draws");
            }
        }

        var programme = (Programme?)Record(typeof(Programme), root, "");
        if (problems.HasErrors || programme is null)
        {
            throw problems.Exception();
        }

        foreach (Problem problem in programme.Validate())
        {
            problems.Add(_marks.TryGetValue(problem.Path, out string? mark) ? problem with { Path = $"{problem.Path} ({mark})" } : problem);
        }

        WarnOfIdle(groups, programme);
        return problems.HasErrors ? throw problems.Exception() : new(programme, problems.Warnings) { Simulation = simulation };
    }

    private void ReadVersion(Element? version)
    {
        if (version is not null && Number(version, whole: true) is { } number)
        {
            if (number > ProgrammeFile.Version)
            {
                problems.Error("FILE015", version, $"model version {number.ToString(CultureInfo.InvariantCulture)} is newer than this engine ({ProgrammeFile.Version})");
            }
            else if (number < 1)
            {
                problems.Error("FILE015", version, $"model versions begin at 1 (was {number.ToString(CultureInfo.InvariantCulture)})");
            }
        }
    }

    private object? Record(Type type, Element element, string place)
    {
        if (element.Kind != ElementKind.Object)
        {
            problems.Error("FILE011", element, $"expected an object (was {element.Shown})");
            return null;
        }

        var fields = Fields.Of(type);
        bool isRoot = type == typeof(Programme);
        string own = element["name"] is { Kind: ElementKind.String } named && !isRoot ? $"{place}/{named.Text.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}" : place;
        var values = new Dictionary<PropertyInfo, object?>();
        foreach ((string name, Element value) in element.Members)
        {
            PropertyInfo? property = fields.Properties.FirstOrDefault(p => Fields.InFiles(p.Name) == name);
            if (property is null)
            {
                if (!isRoot || !OfTheFile.Contains(name))
                {
                    IReadOnlyList<string> offered = [.. fields.Properties.Select(p => Fields.InFiles(p.Name)), .. isRoot ? OfTheFile : []];
                    problems.Error("FILE014", value, $"unknown field {name}{problems.Near(name, offered)}");
                }

                continue;
            }

            string inner = (own.Length == 0 ? "" : own + "/") + Words(property.Name);
            _marks.TryAdd(inner, value.Mark);
            if (isRoot && name == "suppliers")
            {
                values[property] = _suppliers.Values.ToArray();
                continue;
            }

            int before = problems.Count;
            object? read = Read(property.PropertyType, value, inner, Fields.MayBeNull(property));
            if (problems.Count == before)
            {
                values[property] = read;
            }
        }

        foreach (PropertyInfo missing in fields.Properties.Where(p => fields.IsRequired(p) && element[Fields.InFiles(p.Name)] is null))
        {
            problems.Error("FILE012", element, $"{Fields.InFiles(missing.Name)} is missing");
        }

        return Guarded(element, () => fields.Make(values));
    }

    private object? Read(Type type, Element element, string place, bool mayBeNull)
    {
        if (element.Kind == ElementKind.Null)
        {
            if (!mayBeNull)
            {
                problems.Error("FILE011", element, "null stands where a value is needed: leave the field out for its default");
            }

            return null;
        }

        Type inner = Nullable.GetUnderlyingType(type) ?? type;
        return inner switch
        {
            _ when inner == typeof(Uncertain) => Value(element),
            _ when inner == typeof(double) => Number(element, whole: false) ?? 0,
            _ when inner == typeof(int) => WholeNumber(element),
            _ when inner == typeof(long) => Long(element),
            _ when inner == typeof(ulong) => Seed(element),
            _ when inner == typeof(bool) => Truth(element),
            _ when inner == typeof(string) => Text(element),
            _ when inner == typeof(Duration) => Guarded(element, () => Duration.Months(Number(element, whole: false) ?? 0)) ?? Duration.Zero,
            _ when inner == typeof(DateOnly) => Date(element),
            _ when inner == typeof(PriceBasis) => Prices(element),
            _ when inner == typeof(DiscountRate) => Rate(element),
            _ when inner == typeof(ValueForMoneyCriterion) => Criterion(element),
            _ when inner == typeof(SamplingDesign) => SamplingDesign.Named[Choice([.. SamplingDesign.Named.Select(d => d.Name)], element)].Design,
            _ when inner == typeof(Supplier) => SupplierOf(element),
            _ when inner == typeof(StatedCorrelation) => Correlations(element),
            _ when inner.IsEnum => Enum.GetValues(inner).GetValue(Choice(Enum.GetNames(inner), element)),
            _ when inner == typeof(IReadOnlyDictionary<string, Provenance>) => Sources(element),
            _ when inner.IsGenericType && inner.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) => List(inner.GetGenericArguments()[0], element, place),
            _ => Record(inner, element, place),
        };
    }

    private Array List(Type type, Element element, string place)
    {
        if (element.Kind != ElementKind.Array)
        {
            problems.Error("FILE011", element, $"expected a list (was {element.Shown})", type == typeof(string) ? "names stand in a list, such as [\"a\", \"b\"]" : null);
            return Array.CreateInstance(type, 0);
        }

        if (element.Items.Count > Programme.MaximumParts)
        {
            problems.Error("LIM003", element, $"{element.Items.Count} {place} exceed {Programme.MaximumParts}");
            return Array.CreateInstance(type, 0);
        }

        var list = new ArrayList();
        foreach (Element item in element.Items)
        {
            if (problems.Stops())
            {
                break;
            }

            _marks.TryAdd($"{place}[{list.Count}]", item.Mark);
            if (Read(type, item, place, mayBeNull: false) is { } read)
            {
                list.Add(read);
            }
        }

        return list.ToArray(type);
    }

    internal Uncertain Value(Element element)
    {
        switch (element.Kind)
        {
            case ElementKind.Number:
                return Number(element, whole: false) ?? 0;
            case ElementKind.String when element.Text.StartsWith('='):
                return Formula(element);
            case ElementKind.Object when element["distribution"] is { } family:
                return new LawReader(this, problems).Read(element, family);
            case ElementKind.Object:
                problems.Error("FILE012", element, "distribution is missing: {\"distribution\": \"triangular\", …}");
                return 0;
            default:
                WrongNumber(element, "a number, a formula (\"=…\") or a distribution ({…})");
                return 0;
        }
    }

    internal Uncertain Formula(Element element)
    {
        try
        {
            return Risk.Formula.Parse(element.Text[1..], _names!);
        }
        catch (ModelException e)
        {
            foreach (Problem p in e.Problems)
            {
                problems.Error(p.Code, element, p.Path.Length > 0 ? $"{p.Message} (at {p.Path} of the formula)" : p.Message, p.Hint);
            }

            return 0;
        }
    }

    private T Refused<T>(Element element, string message, T instead)
    {
        problems.Error("FILE011", element, message);
        return instead;
    }

    /// <summary>What a constructor or factory makes, or null after its rule is told.</summary>
    internal object? Guarded(Element element, Func<object?> make)
    {
        try
        {
            return make();
        }
        catch (Exception thrown)
        {
            switch (thrown is TargetInvocationException { InnerException: { } inner } ? inner : thrown)
            {
                case ParameterException rule:
                    problems.Error(rule.Code, element, rule.Rule);
                    return null;
                case ModelException model:
                    foreach (Problem p in model.Problems)
                    {
                        problems.Error(p.Code, element, p.Message, p.Hint);
                    }

                    return null;
                case ArgumentException argument:
                    problems.Error("FILE011", element, argument.Message);
                    return null;
                default:
                    throw;
            }
        }
    }

    /// <summary>migration delay of MigrationDelay: the words in which the library names places.</summary>
    private static string Words(string name) =>
        string.Concat(name.Select((c, i) => char.IsAsciiLetterUpper(c) && i > 0 ? $" {char.ToLowerInvariant(c)}" : char.ToLowerInvariant(c).ToString()));
}
