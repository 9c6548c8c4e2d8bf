using System.Globalization;
using Risk.Files.Json;

namespace Risk.Files.Sipmath;

/// <summary>The elements of a SIPmath 3.0 library to its quantities. Fields that are not needed are no fault: libraries carry remarks of many programs.</summary>
internal sealed class SipmathReader(ProblemList problems)
{
    private readonly Dictionary<string, HdrStream> _streams = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Copula, string Layer), (int Index, string Stream)> _layers = [];
    private readonly Dictionary<string, Element> _matrices = new(StringComparer.Ordinal);

    public SipLibrary Read(Element root, string file)
    {
        if (root.Kind == ElementKind.Array && root.Items.Count == 1)
        {
            root = root.Items[0];
        }

        if (root.Kind != ElementKind.Object || Text(root, "objectType", required: false) is not (null or "sipModel"))
        {
            problems.Error("FILE011", root, "expected a SIPmath library, an object of objectType sipModel");
            throw problems.Exception();
        }

        foreach (Element stream in root["U01"]?["rng"]?.Items ?? [])
        {
            ReadStream(stream);
        }

        foreach (Element copula in root["U01"]?["copula"]?.Items ?? [])
        {
            ReadCopula(copula);
        }

        var sips = new List<Sip>();
        var streams = new List<HdrStream>();
        var layers = new List<(string Copula, int Index)?>();
        foreach (Element sip in root["sips"]?.Items ?? [])
        {
            ReadSip(sip, sips, streams, layers);
        }

        if (sips.Count == 0 && !problems.HasErrors)
        {
            problems.Error("FILE012", root, "sips is missing: a library has at least one");
        }

        foreach (IGrouping<string, Sip> twins in sips.GroupBy(s => s.Name).Where(g => g.Count() > 1))
        {
            problems.Error("FILE013", root["sips"]!, $"sip \"{twins.Key}\" appears twice");
        }

        double[,]? correlation = problems.HasErrors ? null : Correlations(root, sips, layers);
        return problems.HasErrors ? throw problems.Exception() : new(Text(root, "name", required: false) ?? file, sips, streams, correlation);
    }

    private void ReadStream(Element stream)
    {
        string? name = Text(stream, "name"), function = Text(stream, "function");
        if (function is not (null or "HDR_2_0"))
        {
            problems.Error("SIP001", stream, $"function {function} is not known: HDR_2_0");
        }

        ulong[] keys = [.. ((string[])["entity", "varId", "seed3", "seed4"]).Select(key => Key(stream, key))];
        if (name is not null && !_streams.TryAdd(name, new(keys[0], keys[1], keys[2], keys[3])))
        {
            problems.Error("FILE013", stream, $"rng {name} appears twice");
        }
    }

    private ulong Key(Element stream, string key)
    {
        if (stream["arguments"]?[key] is not { } value)
        {
            return 0;
        }

        double? number = Number(value);
        if (number is { } whole && whole >= 0 && whole <= HdrStream.MaximumKey && whole == Math.Floor(whole))
        {
            return (ulong)whole;
        }

        if (number is not null)
        {
            problems.Error("FILE011", value, $"{key} must be a whole number from 0 to {HdrStream.MaximumKey} (was {value.Shown})");
        }

        return 0;
    }

    private void ReadCopula(Element copula)
    {
        string? name = Text(copula, "name"), function = Text(copula, "function");
        if (function is not (null or "GaussianCopula"))
        {
            problems.Error("SIP001", copula, $"function {function} is not known: GaussianCopula");
        }

        List<Element> layers = copula["copulaLayer"]?.Items ?? [], streams = copula["arguments"]?["rng"]?.Items ?? [];
        if (layers.Count != streams.Count || layers.Count == 0)
        {
            problems.Error("COR005", copula, $"{layers.Count} {(layers.Count == 1 ? "layer" : "layers")} but {streams.Count} {(streams.Count == 1 ? "stream is" : "streams are")} named");
        }

        for (int i = 0; i < Math.Min(layers.Count, streams.Count) && name is not null; i++)
        {
            _layers[(name, layers[i].Text)] = (i, streams[i].Text);
        }

        if (name is not null && copula["arguments"]?["correlationMatrix"] is { } matrix)
        {
            _matrices[name] = matrix;
        }
    }

    private void ReadSip(Element sip, List<Sip> sips, List<HdrStream> streams, List<(string Copula, int Index)?> layers)
    {
        string? name = Text(sip, "name"), function = Text(sip, "function");
        Element? reference = sip["ref"];
        string source = reference is null ? "" : Text(reference, "source", required: false) ?? "rng";
        string from = reference is null ? "" : Text(reference, "name") ?? "";
        (string Copula, int Index)? layer = null;
        string streamName = from;
        if (source == "copula")
        {
            string of = Text(reference!, "copulaLayer") ?? "";
            if (!_layers.TryGetValue((from, of), out (int Index, string Stream) found))
            {
                problems.Error("SIP002", reference!, $"there is no layer {of} of a copula {from}");
                return;
            }

            (layer, streamName) = ((from, found.Index), found.Stream);
        }

        if (!_streams.TryGetValue(streamName, out HdrStream? stream))
        {
            problems.Error("SIP002", reference ?? sip, $"there is no rng \"{streamName}\"{NearNames.Hint(streamName, [.. _streams.Keys])}");
            return;
        }

        if (function is not "Metalog_1_0")
        {
            problems.Error("SIP001", sip, $"function {function} is not known: Metalog_1_0");
            return;
        }

        if (Law(sip) is { } law && name is not null)
        {
            sips.Add(new(name, law));
            streams.Add(stream);
            layers.Add(layer);
        }
    }

    private Distribution? Law(Element sip)
    {
        Element? arguments = sip["arguments"], list = arguments?["aCoefficients"];
        if (list is null || list.Kind != ElementKind.Array)
        {
            problems.Error("FILE012", arguments ?? sip, "aCoefficients is missing: a list of numbers");
            return null;
        }

        double?[] a = [.. list.Items.Select(Number)];
        if (a.Any(x => x is null))
        {
            return null;
        }

        double[] coefficients = [.. a.Select(x => x!.Value)];
        double lower = Bound(arguments!["lowerBound"], double.NegativeInfinity), upper = Bound(arguments["upperBound"], double.PositiveInfinity);
        try
        {
            // a₁ alone is a constant, which has no metalog here.
            return coefficients.Length > 0 && coefficients.Skip(1).All(x => x == 0) && double.IsInfinity(lower) && double.IsInfinity(upper)
                ? Distribution.Constant(coefficients[0])
                : Distribution.Metalog(coefficients, lower, upper);
        }
        catch (ParameterException e)
        {
            problems.Error(e.Code, arguments, e.Rule);
            return null;
        }
    }

    /// <summary>Absent, null and an empty text all mean none.</summary>
    private double Bound(Element? bound, double none) => bound is null or { Kind: ElementKind.Null } or { Kind: ElementKind.String, Text: "" } ? none : Number(bound) ?? none;

    private double[,]? Correlations(Element root, List<Sip> sips, List<(string Copula, int Index)?> layers)
    {
        if (layers.All(l => l is null))
        {
            return null;
        }

        double[,] matrix = new double[sips.Count, sips.Count];
        foreach ((string copula, Element said) in _matrices)
        {
            // The matrix itself, or the name of the global variable that holds it.
            Element? value = said["matrix"] is not null ? said : root["globalVariables"]?.Items.Find(g => g["name"]?.Text == (said["value"]?.Text ?? said.Text))?["value"];
            if (value?["matrix"] is not { Kind: ElementKind.Array } entries)
            {
                problems.Error("SIP002", said, "there is no such correlation matrix under globalVariables");
                return null;
            }

            string[] order = [.. (value["columns"]?.Items ?? []).Select(c => c.Text)];
            foreach (Element entry in entries.Items)
            {
                int row = Array.IndexOf(order, entry["row"]?.Text), column = Array.IndexOf(order, entry["col"]?.Text);
                int i = layers.FindIndex(l => l == (copula, row)), j = layers.FindIndex(l => l == (copula, column));
                if (i >= 0 && j >= 0 && entry["value"] is { } number && Number(number) is { } correlation)
                {
                    matrix[i, j] = matrix[j, i] = correlation;
                }
            }
        }

        for (int i = 0; i < sips.Count; i++)
        {
            matrix[i, i] = matrix[i, i] == 0 ? 1 : matrix[i, i];
        }

        try
        {
            _ = new CorrelationMatrix((double[,])matrix.Clone());
            return matrix;
        }
        catch (ModelException e)
        {
            foreach (Problem problem in e.Problems)
            {
                problems.Error(problem.Code, root["globalVariables"] ?? root, problem.Message, problem.Hint);
            }
        }
        catch (ArgumentException e)
        {
            problems.Error("COR001", root["globalVariables"] ?? root, e.Message);
        }

        return null;
    }

    private string? Text(Element of, string field, bool required = true)
    {
        Element? value = of[field];
        if (value is { Kind: ElementKind.String })
        {
            return value.Text;
        }

        if (value is not null || required)
        {
            problems.Error(value is null ? "FILE012" : "FILE011", value ?? of, value is null ? $"{field} is missing" : $"expected a text (was {value.Shown})");
        }

        return null;
    }

    private double? Number(Element element)
    {
        if (element.Kind == ElementKind.Number && double.TryParse(element.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value))
        {
            return value;
        }

        problems.Error("FILE011", element, $"expected a number (was {element.Shown})");
        return null;
    }
}
