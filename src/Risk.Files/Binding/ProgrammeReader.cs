using System.Collections;
using System.Globalization;
using System.Reflection;
using Risk.Files.Json;

namespace Risk.Files.Binding;

/// <summary>Elements to records. The records' own properties are the fields of the format; every fault is gathered, with its place.</summary>
internal sealed class ProgrammeReader(ProblemList problems)
{
    private static readonly string[] OfTheFile = ["$schema", "version", "inputs", "values"];

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
        _names = new(root["inputs"], root["values"], Value, problems);
        foreach (string name in _names.Keys.ToArray())
        {
            _names.TryGetValue(name, out _);
        }

        // Suppliers first: customers refer to them by name.
        foreach (Element supplier in root["suppliers"]?.Items ?? [])
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

        return problems.HasErrors ? throw problems.Exception() : new(programme, problems.Warnings);
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
                    problems.Error("FILE014", value, $"unknown field {name}{NearNames.Hint(name, offered)}");
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
            _ when inner == typeof(bool) => Truth(element),
            _ when inner == typeof(string) => Text(element),
            _ when inner == typeof(Duration) => Guarded(element, () => Duration.Months(Number(element, whole: false) ?? 0)) ?? Duration.Zero,
            _ when inner == typeof(DateOnly) => Date(element),
            _ when inner == typeof(PriceBasis) => Prices(element),
            _ when inner == typeof(DiscountRate) => Rate(element),
            _ when inner == typeof(ValueForMoneyCriterion) => Criterion(element),
            _ when inner == typeof(Supplier) => SupplierOf(element),
            _ when inner.IsEnum => Choice(inner, element),
            _ when inner == typeof(IReadOnlyDictionary<string, Provenance>) => Sources(element),
            _ when inner.IsGenericType && inner.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) => List(inner.GetGenericArguments()[0], element, place),
            _ => Record(inner, element, place),
        };
    }

    private Array List(Type type, Element element, string place)
    {
        if (element.Kind != ElementKind.Array)
        {
            problems.Error("FILE011", element, $"expected a list (was {element.Shown})");
            return Array.CreateInstance(type, 0);
        }

        var list = new ArrayList();
        foreach (Element item in element.Items)
        {
            _marks.TryAdd($"{place}[{list.Count}]", item.Mark);
            if (Read(type, item, place, mayBeNull: false) is { } read)
            {
                list.Add(read);
            }
        }

        return list.ToArray(type);
    }

    private Uncertain Value(Element element)
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

    internal double? Number(Element element, bool whole)
    {
        if (element.Kind != ElementKind.Number)
        {
            WrongNumber(element, whole ? "a whole number" : "a number");
            return null;
        }

        double value = double.Parse(element.Text, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(value))
        {
            problems.Error("FILE011", element, $"{element.Shown} is beyond the range of a double");
            return null;
        }

        if (value == 0 && element.Text.Split('e', 'E')[0].Any(c => c is >= '1' and <= '9'))
        {
            problems.Warn("FILE022", element, $"{element.Shown} becomes 0");
        }

        if (whole && (value != Math.Floor(value) || Math.Abs(value) > 1L << 53))
        {
            problems.Error("FILE011", element, $"expected a whole number (was {element.Shown})");
            return null;
        }

        return value;
    }

    /// <summary>A number written as text is told how to write it.</summary>
    private void WrongNumber(Element element, string expected)
    {
        string? meant = element.Kind == ElementKind.String ? NumberIn(element.Text) : null;
        problems.Error("FILE011", element, meant is null ? $"expected {expected} (was {element.Shown})" : $"expected {(expected.StartsWith("a whole", StringComparison.Ordinal) ? "a whole number" : "a number")}; write {meant} (was {element.Shown})");
    }

    private static string? NumberIn(string text)
    {
        string t = text.Trim().Replace("_", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
        decimal factor = 1;
        if (t.Length > 1 && t[^1] is '%' or 'k' or 'K' or 'm' or 'M')
        {
            factor = t[^1] switch { '%' => 0.01m, 'k' or 'K' => 1000m, _ => 1_000_000m };
            t = t[..^1].TrimEnd();
        }

        return t.Length < 20 && decimal.TryParse(t, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal value)
            ? (value * factor).ToString("0.############", CultureInfo.InvariantCulture)
            : null;
    }

    private int WholeNumber(Element element)
    {
        double value = Number(element, whole: true) ?? 0;
        if (value is >= int.MinValue and <= int.MaxValue)
        {
            return (int)value;
        }

        problems.Error("FILE011", element, $"{element.Shown} is beyond what is meant here");
        return 0;
    }

    private bool Truth(Element element)
    {
        if (element.Kind is not (ElementKind.True or ElementKind.False))
        {
            problems.Error("FILE011", element, $"expected true or false (was {element.Shown})");
        }

        return element.Kind == ElementKind.True;
    }

    private string Text(Element element)
    {
        if (element.Kind != ElementKind.String)
        {
            problems.Error("FILE011", element, $"expected a text (was {element.Shown})");
        }

        return element.Text;
    }

    private DateOnly Date(Element element)
    {
        if (element.Kind == ElementKind.String && DateOnly.TryParseExact(element.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
        {
            return date;
        }

        problems.Error("FILE044", element, $"expected a date as 2026-04-01 (was {element.Shown})");
        return default;
    }

    private PriceBasis Prices(Element element) =>
        element is { Kind: ElementKind.String, Text: "cash" } ? PriceBasis.Cash
        : element.Kind == ElementKind.Number && Guarded(element, () => PriceBasis.Real(WholeNumber(element))) is PriceBasis basis ? basis
        : Refused(element, "expected \"cash\" or a year of prices, such as 2016", PriceBasis.Cash);

    private DiscountRate Rate(Element element)
    {
        if (element.Kind == ElementKind.Number)
        {
            return (DiscountRate?)Guarded(element, () => DiscountRate.Constant(Number(element, whole: false) ?? 0)) ?? DiscountRate.GreenBook2026;
        }

        if (element.Kind == ElementKind.String)
        {
            return ProgrammeWriter.NamedRates.FirstOrDefault(r => r.Name == element.Text).Rate
                ?? Refused(element, $"unknown discount rate{NearNames.Hint(element.Text, [.. ProgrammeWriter.NamedRates.Select(r => r.Name)])}", DiscountRate.GreenBook2026);
        }

        string label = element["label"] is { } text ? Text(text) : "";
        DiscountBand[] bands = element["bands"] is { } list ? (DiscountBand[])List(typeof(DiscountBand), list, "discount rate") : [];
        foreach ((string name, Element value) in element.Members.Where(m => m.Name is not ("label" or "bands")))
        {
            problems.Error("FILE014", value, $"unknown field {name}{NearNames.Hint(name, ["label", "bands"])}");
        }

        return (DiscountRate?)Guarded(element, () => new DiscountRate(label, bands)) ?? DiscountRate.GreenBook2026;
    }

    private ValueForMoneyCriterion Criterion(Element element)
    {
        switch (element)
        {
            case { Kind: ElementKind.String, Text: "payback" }:
                return ValueForMoneyCriterion.Payback;
            case { Kind: ElementKind.String, Text: "horizonNetPresentValue" }:
                return ValueForMoneyCriterion.HorizonNetPresentValue;
            case { Kind: ElementKind.Object, Members: [("benefitCostRatio", { } ratio)] }:
                return (ValueForMoneyCriterion?)Guarded(ratio, () => ValueForMoneyCriterion.BenefitCostRatio(Number(ratio, whole: false) ?? 1)) ?? ValueForMoneyCriterion.Payback;
            case { Kind: ElementKind.Object, Members: [("outcome", { } share)] }:
                return (ValueForMoneyCriterion?)Guarded(share, () => ValueForMoneyCriterion.Outcome(Number(share, whole: false) ?? 1)) ?? ValueForMoneyCriterion.Payback;
            default:
                return Refused(element, "expected \"payback\", \"horizonNetPresentValue\", {\"benefitCostRatio\": 2} or {\"outcome\": 0.75}", ValueForMoneyCriterion.Payback);
        }
    }

    private Supplier? SupplierOf(Element element)
    {
        if (_suppliers.TryGetValue(Text(element), out Supplier? supplier))
        {
            return supplier;
        }

        if (element.Kind == ElementKind.String)
        {
            problems.Error("MOD014", element, $"there is no supplier {element.Shown}{NearNames.Hint(element.Text, [.. _suppliers.Keys])}");
        }

        return null;
    }

    private object Choice(Type type, Element element)
    {
        string[] names = Enum.GetNames(type);
        int i = element.Kind == ElementKind.String ? Array.FindIndex(names, n => Fields.InFiles(n) == element.Text) : -1;
        if (i < 0)
        {
            problems.Error("FILE011", element, $"expected one of {string.Join(", ", names.Select(Fields.InFiles))} (was {element.Shown})");
        }

        return Enum.GetValues(type).GetValue(Math.Max(i, 0))!;
    }

    private Dictionary<string, Provenance> Sources(Element element)
    {
        var sources = new Dictionary<string, Provenance>(StringComparer.Ordinal);
        foreach ((string path, Element source) in element.Members)
        {
            if (Record(typeof(Provenance), source, "provenance") is Provenance read)
            {
                sources[path] = read;
            }
        }

        return element.Kind == ElementKind.Object ? sources : Refused(element, $"expected an object (was {element.Shown})", sources);
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
