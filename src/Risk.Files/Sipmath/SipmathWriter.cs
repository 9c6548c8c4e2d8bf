using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Risk.Files.Sipmath;

/// <summary>
/// The columns of a table as a SIPmath 3.0 library. The standard holds functions, not samples: each column becomes the metalog nearest to it, and their
/// dependence that of their normal scores.
/// </summary>
internal static class SipmathWriter
{
    /// <summary>The most values that are held at once, 2²⁶: 512 MiB.</summary>
    private const long MaximumValues = 1L << 26;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Default };

    public static string Json(RunTable table, string name, int terms, CancellationToken cancellation)
    {
        double[][] columns = Columns(table, cancellation);
        var sips = new JsonArray();
        string source = columns.Length > 1 ? "copula" : "rng";
        for (int i = 0; i < columns.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            sips.Add((JsonNode)new JsonObject
            {
                ["name"] = table.Names[i],
                ["ref"] = source == "rng" ? new JsonObject { ["source"] = source, ["name"] = "hdr1" } : new JsonObject { ["source"] = source, ["name"] = "Gaussian", ["copulaLayer"] = Numbered("c", i) },
                ["function"] = "Metalog_1_0",
                ["arguments"] = new JsonObject { ["aCoefficients"] = Coefficients(columns[i], terms, out Distribution law, cancellation) },
                ["metadata"] = Metadata(columns[i], law, cancellation),
            });
        }

        var library = new JsonObject
        {
            ["name"] = name,
            ["objectType"] = "sipModel",
            ["libraryType"] = "SIPmath_3_0",
            ["provenance"] = string.Join("; ", table.Metadata.Select(m => $"{m.Key} {m.Value}")),
            ["U01"] = Uniforms(columns.Length),
            ["sips"] = sips,
            ["version"] = "1",
        };
        if (columns.Length > 1)
        {
            library.Insert(3, "globalVariables", new JsonArray(new JsonObject { ["name"] = "correlationMatrix", ["value"] = Matrix(table.Names, columns, cancellation) }));
        }

        return library.ToJsonString(Readable) + "\n";
    }

    private static double[][] Columns(RunTable table, CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        if (table.Runs * table.Columns.Count > MaximumValues || table.Runs < 20)
        {
            problems.Add(new("LIM013", "columns", string.Create(CultureInfo.InvariantCulture, $"metalogs are fitted to 20 runs or more, and to {MaximumValues} values at most (were {table.Runs} runs of {table.Columns.Count} columns)")));
        }

        problems.AddRange(table.Columns.Zip(table.Names).Where(c => c.First.Kind == RunColumnKind.Event).Select(c => new Problem("DATA004", c.Second, "an event has no metalog: leave it out")));
        if (table.Columns.Any(c => c.Kind == RunColumnKind.Weight))
        {
            problems.Add(new("DATA004", "weight", "the runs of importance sampling count with their weights, and metalogs are fitted to runs that count alike: simulate under another design"));
        }

        if (problems.Count > 0)
        {
            throw new ModelException(problems);
        }

        double[][] columns = [.. table.Columns.Select(_ => new double[table.Runs])];
        foreach (RunBlock block in table.Blocks(cancellation))
        {
            for (int c = 0; c < columns.Length; c++)
            {
                block[c].CopyTo(columns[c].AsMemory((int)block.FirstRun));
            }
        }

        problems.AddRange(columns.Index().Where(c => !c.Item.All(double.IsFinite)).Select(c => new Problem("DATA004", table.Names[c.Index], "a value is not finite, which no metalog is: leave it out")));
        return problems.Count > 0 ? throw new ModelException(problems) : columns;
    }

    /// <summary>Those of the most terms that make a rising quantile. Two always do.</summary>
    private static JsonArray Coefficients(double[] column, int terms, out Distribution law, CancellationToken cancellation)
    {
        double least = column.Min();
        if (least == column.Max())
        {
            law = Distribution.Constant(least);
            return [least, 0.0];
        }

        for (int k = terms; ; k--)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                law = Distribution.MetalogFromData(column, k);
                return new JsonArray([.. law.Parameters.Where(p => p.Name.StartsWith("coefficients[", StringComparison.Ordinal)).Select(p => (JsonNode)p.Value)]);
            }
            catch (ParameterException) when (k > 2)
            {
                // Not feasible: fewer terms bend less.
            }
        }
    }

    /// <summary>The sample in brief, and how far the metalog is from it between P5 and P95, in standard deviations.</summary>
    private static JsonObject Metadata(double[] column, Distribution law, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        double[] sorted = [.. column.Order()];
        double mean = column.Average(), deviation = Math.Sqrt(column.Sum(x => (x - mean) * (x - mean)) / column.Length);
        double At(double p) => sorted[(int)(p * (sorted.Length - 1))];
        double worst = deviation == 0 ? 0 : Enumerable.Range(1, 19).Max(i => Math.Abs(law.Quantile(0.05 * i) - At(0.05 * i)) / deviation);
        return new JsonObject
        {
            ["count"] = column.Length, ["mean"] = mean, ["std"] = deviation, ["min"] = sorted[0], ["25%"] = At(0.25), ["50%"] = At(0.5), ["75%"] = At(0.75), ["max"] = sorted[^1], ["greatestMisfit"] = worst,
        };
    }

    private static JsonObject Uniforms(int count)
    {
        var uniforms = new JsonObject
        {
            ["rng"] = new JsonArray([.. Enumerable.Range(0, count).Select(i => (JsonNode)new JsonObject
            {
                ["name"] = Numbered("hdr", i),
                ["function"] = "HDR_2_0",
                ["arguments"] = new JsonObject { ["counter"] = "PM_Index", ["entity"] = 1, ["varId"] = i + 1, ["seed3"] = 0, ["seed4"] = 0 },
            })]),
        };
        if (count > 1)
        {
            uniforms["copula"] = new JsonArray(new JsonObject
            {
                ["name"] = "Gaussian",
                ["function"] = "GaussianCopula",
                ["arguments"] = new JsonObject
                {
                    ["correlationMatrix"] = new JsonObject { ["type"] = "globalVariables", ["value"] = "correlationMatrix" },
                    ["rng"] = new JsonArray([.. Enumerable.Range(0, count).Select(i => (JsonNode)Numbered("hdr", i))]),
                },
                ["copulaLayer"] = new JsonArray([.. Enumerable.Range(0, count).Select(i => (JsonNode)Numbered("c", i))]),
            });
        }

        return uniforms;
    }

    /// <summary>The correlations of normal scores, which are those of a Gaussian copula (values correlate less where laws are skewed); the lower half.</summary>
    private static JsonObject Matrix(IReadOnlyList<string> names, double[][] columns, CancellationToken cancellation)
    {
        double[][] scores = Array.ConvertAll(columns, c =>
        {
            cancellation.ThrowIfCancellationRequested();
            return Scores(c);
        });
        var entries = new JsonArray();
        for (int i = 0; i < columns.Length; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                cancellation.ThrowIfCancellationRequested();
                double correlation = i == j ? 1 : Math.Clamp(scores[i].Zip(scores[j], (a, b) => a * b).Sum(), -1, 1);
                if (correlation != 0)
                {
                    entries.Add((JsonNode)new JsonObject { ["row"] = names[i], ["col"] = names[j], ["value"] = correlation });
                }
            }
        }

        JsonArray Names() => new([.. names.Select(n => (JsonNode)n)]);
        return new JsonObject { ["columns"] = Names(), ["rows"] = Names(), ["matrix"] = entries };
    }

    /// <summary>Φ⁻¹((rank − ½) ÷ n), the same for equal values, scaled to length 1; zero throughout for a constant.</summary>
    private static double[] Scores(double[] column)
    {
        int[] order = [.. Enumerable.Range(0, column.Length)];
        Array.Sort((double[])column.Clone(), order);
        double[] scores = new double[column.Length];
        Distribution normal = Distribution.Normal(0.0, 1.0);
        for (int start = 0, end; start < order.Length; start = end)
        {
            for (end = start + 1; end < order.Length && column[order[end]] == column[order[start]]; end++)
            {
            }

            double score = normal.Quantile((start + end) / 2.0 / order.Length);
            for (int i = start; i < end; i++)
            {
                scores[order[i]] = score;
            }
        }

        double mean = scores.Average();
        double length = Math.Sqrt(scores.Sum(s => (s - mean) * (s - mean)));
        return Array.ConvertAll(scores, s => length > 1e-9 ? (s - mean) / length : 0);
    }

    private static string Numbered(string letters, int index) => string.Create(CultureInfo.InvariantCulture, $"{letters}{index + 1}");
}
