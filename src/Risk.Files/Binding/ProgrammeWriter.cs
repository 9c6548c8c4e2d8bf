using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Risk.Files.Excel;

namespace Risk.Files.Binding;

/// <summary>Records to JSON, the mirror of <see cref="ProgrammeReader"/>: what equals the default is left out.</summary>
internal sealed class ProgrammeWriter
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 200 };

    private readonly SortedDictionary<string, JsonNode> _inputs = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, JsonNode> _groups = new(StringComparer.Ordinal);

    /// <summary>The rates that have a name in files.</summary>
    public static IReadOnlyList<(string Name, DiscountRate Rate)> NamedRates { get; } =
    [
        ("greenBook2026", DiscountRate.GreenBook2026),
        ("greenBook2026Health", DiscountRate.GreenBook2026Health),
        ("greenBook2026Sensitivity", DiscountRate.GreenBook2026Sensitivity),
    ];

    public string Write(Programme programme, SimulationOptions? simulation)
    {
        // Suppliers that only customers name are listed too, each once: the first of a name, as the programme reads them.
        Supplier[] suppliers = [.. programme.Suppliers.Concat(programme.Customers.Select(c => c.Supplier).OfType<Supplier>()).DistinctBy(s => s.Name)];
        JsonObject body = Record(programme with { Suppliers = suppliers }, "");
        var file = new JsonObject { ["$schema"] = "programme.schema.json", ["version"] = ProgrammeFile.Version };
        Move(body, "name", file);
        if (simulation is not null)
        {
            file[SheetLayout.Simulation] = Record(RunSettings.Of(simulation), "/simulation");
        }

        if (_inputs.Count > 0)
        {
            file["inputs"] = new JsonObject(_inputs.Select(i => KeyValuePair.Create(i.Key, (JsonNode?)i.Value)));
        }

        if (_groups.Count > 0)
        {
            file[SheetLayout.Dependence] = new JsonArray([.. _groups.Values]);
        }

        foreach (string name in body.Select(m => m.Key).ToArray())
        {
            Move(body, name, file);
        }

        return file.ToJsonString(Readable) + "\n";
    }

    private static void Move(JsonObject from, string name, JsonObject to)
    {
        JsonNode? node = from[name];
        from.Remove(name);
        to[name] = node;
    }

    private JsonObject Record(object record, string place)
    {
        var fields = Fields.Of(record.GetType());
        object standard = fields.Make(new Dictionary<PropertyInfo, object?>());
        var json = new JsonObject();
        foreach (PropertyInfo property in fields.Properties)
        {
            string name = Fields.InFiles(property.Name), inner = $"{place}/{name}";
            JsonNode? node = Node(property.GetValue(record), inner);
            if (fields.IsRequired(property) || !JsonNode.DeepEquals(node, Node(property.GetValue(standard), inner)))
            {
                json[name] = node;
            }
        }

        return json;
    }

    private JsonNode? Node(object? value, string place) => value switch
    {
        null => null,
        Uncertain uncertain => Value(uncertain, place),
        double number => Number(number),
        int whole => whole,
        long whole => whole,
        ulong whole => whole,
        bool truth => truth,
        string text => text,
        Duration duration => duration.InMonths,
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        PriceBasis prices => prices.BaseYear is { } year ? year : "cash",
        DiscountRate rate => Rate(rate),
        SamplingDesign design => Fields.InFiles(SamplingDesign.Named.First(d => d.Design.Equals(design)).Name),
        ValueForMoneyCriterion criterion => Criterion(criterion, place),
        StatedCorrelation { ForAll: { } all } => all,
        StatedCorrelation { Matrix: { } matrix } => new JsonArray([.. Enumerable.Range(0, matrix.GetLength(0)).Select(i =>
            new JsonArray([.. Enumerable.Range(0, matrix.GetLength(1)).Select(j => double.IsNaN(matrix[i, j]) ? null : Number(matrix[i, j]))]))]),
        Supplier supplier when !place.StartsWith("/suppliers/", StringComparison.Ordinal) => supplier.Name,
        Enum choice => Fields.InFiles(choice.ToString()),
        IReadOnlyDictionary<string, Provenance> sources =>
            new JsonObject(sources.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => KeyValuePair.Create(s.Key, (JsonNode?)Record(s.Value, $"{place}/{s.Key}")))),
        IEnumerable list => new JsonArray([.. list.Cast<object?>().Select((item, i) => Node(item, $"{place}/{i}"))]),
        _ => Record(value, place),
    };

    private JsonNode Value(Uncertain value, string place)
    {
        if (value.Constant is { } number)
        {
            return Number(number);
        }

        if (value.Law is { } law)
        {
            return Law(law, place);
        }

        if (value.Call is { } call)
        {
            var said = new JsonObject { ["distribution"] = Fields.InFiles(call.Factory) };
            foreach ((string name, Uncertain argument) in call.Arguments)
            {
                if (name.Contains("].", StringComparison.Ordinal))
                {
                    // The probability of a pair begins it, the value ends it.
                    string list = name[..name.IndexOf('[', StringComparison.Ordinal)];
                    var pairs = (JsonArray)(said[list] ??= new JsonArray());
                    if (name.EndsWith(".probability", StringComparison.Ordinal))
                    {
                        pairs.Add(new JsonArray());
                    }

                    var pair = (JsonArray)pairs[^1]!;
                    pair.Add(Value(argument, $"{place}/{list}/{pairs.Count - 1}/{pair.Count}"));
                }
                else if (name.EndsWith(']'))
                {
                    string list = name[..name.IndexOf('[', StringComparison.Ordinal)];
                    var items = (JsonArray)(said[list] ??= new JsonArray());
                    items.Add(Value(argument, $"{place}/{list}/{items.Count}"));
                }
                else
                {
                    said[name] = Value(argument, $"{place}/{name}");
                }
            }

            return said;
        }

        try
        {
            WrittenFormula formula = Formula.Of(value);
            foreach ((string name, Distribution input) in formula.Inputs)
            {
                _inputs[name] = Law(input, "/inputs/" + name);
            }

            foreach (DependenceGroup group in formula.Groups.Where(g => !_groups.ContainsKey(g.Name)))
            {
                Group(group);
            }

            return "=" + formula.Text;
        }
        catch (ModelException e)
        {
            throw new ModelException([.. e.Problems.Select(p => p with { Path = place })]);
        }
        catch (InvalidOperationException)
        {
            throw Unsayable(place, "a law of a function in C#");
        }
        catch (InsufficientExecutionStackException)
        {
            throw new ModelException(new Problem("LIM010", place, "the formula is nested too deep to be written: name its parts as inputs"));
        }
    }

    /// <summary>The group under <c>dependence</c>, and the laws of its inputs under <c>inputs</c>.</summary>
    private void Group(DependenceGroup group)
    {
        string place = "/dependence/" + group.Name;
        _groups[group.Name] = group.Inputs.Count < 2 ? throw Unsayable(place, "a group of one input") : Record(Dependence.Of(group), place);
        foreach ((string name, Uncertain law) in group.Inputs)
        {
            _inputs[name] = Value(law, "/inputs/" + name)!;
        }
    }

    private static JsonObject Law(Distribution law, string place)
    {
        (MethodInfo factory, object?[] arguments) = LawFactories.CallOf(law) ?? throw Unsayable(place, law.ToString());
        var said = new JsonObject { ["distribution"] = Fields.InFiles(factory.Name) };
        ParameterInfo[] parameters = factory.GetParameters();
        for (int i = 0; i < parameters.Length; i++)
        {
            if (!parameters[i].HasDefaultValue || !Equals(arguments[i], parameters[i].DefaultValue))
            {
                said[parameters[i].Name!] = arguments[i] switch
                {
                    Distribution inner => Law(inner, place),
                    IReadOnlyList<Distribution> laws => new JsonArray([.. laws.Select(l => Law(l, place))]),
                    IReadOnlyList<double> numbers => new JsonArray([.. numbers.Select(n => Number(n))]),
                    int whole => whole,
                    _ => Number((double)arguments[i]!),
                };
            }
        }

        return said;
    }

    private static JsonNode Number(double value) => double.IsPositiveInfinity(value) ? "infinity" : double.IsNegativeInfinity(value) ? "-infinity" : JsonValue.Create(value);

    private static JsonNode Rate(DiscountRate rate)
    {
        if (NamedRates.FirstOrDefault(r => r.Rate.Equals(rate)).Name is { } name)
        {
            return name;
        }

        return rate.Bands.Count == 1 && DiscountRate.Constant(rate.Bands[0].Rate).Equals(rate)
            ? rate.Bands[0].Rate
            : new JsonObject
            {
                ["label"] = rate.Label,
                ["bands"] = new JsonArray([.. rate.Bands.Select(b => (JsonNode)new JsonObject { ["fromYear"] = b.FromYear, ["rate"] = b.Rate })]),
            };
    }

    private static JsonNode Criterion(ValueForMoneyCriterion criterion, string place) => criterion switch
    {
        { Factory: null } => throw Unsayable(place, $"the test \"{criterion.Name}\", a function in C#"),
        { Threshold: { } threshold } => new JsonObject { [Fields.InFiles(criterion.Factory)] = threshold },
        _ => Fields.InFiles(criterion.Factory),
    };

    private static ModelException Unsayable(string place, string what) => new(new Problem("FORM003", place, $"a file cannot say {what}"));
}
