using System.Globalization;
using System.Text.Json;

namespace Risk.Tests.Fitting;

/// <summary>Fits against Data/fitting.json, which SciPy and mpmath made (Data/fitting.py).</summary>
public class FittingReferenceTests
{
    private static readonly JsonElement Document = Load();

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, Document.GetProperty("rows").GetArrayLength())];

    internal static IReadOnlyList<Measurement> Data(string name) => name == "censored"
        ? [.. Document.GetProperty("censored").EnumerateArray().Select(Censored)]
        : [.. Document.GetProperty("sets").GetProperty(name).EnumerateArray().Select(x => Measurement.Exactly(x.GetDouble()))];

    [Fact]
    public void All_rows_are_there() => Assert.Equal(182, Rows.Count);

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_fit_has_its_reference_values(int index)
    {
        JsonElement row = Document.GetProperty("rows")[index];
        LawFamily family = Family(row.GetProperty("family").GetString()!);
        IReadOnlyList<Measurement> data = Data(row.GetProperty("data").GetString()!);
        double tolerance = row.GetProperty("tolerance").GetDouble();
        double[] expected = [.. row.GetProperty("values").EnumerateArray().Select(v => v.GetDouble())];

        FittedLaw fit = row.GetProperty("method").GetString() switch
        {
            "ml" => Fit.MaximumLikelihood(family, data),
            "moments" => Fit.Moments(family, data),
            _ => Fit.LMoments(family, data),
        };

        for (int i = 0; i < expected.Length; i++)
        {
            double allowed = tolerance * Math.Max(Math.Abs(expected[i]), family == LawFamily.Uniform || family == LawFamily.Normal ? fit.Law.StandardDeviation : 1e-9);
            Assert.True(Math.Abs(fit.Parameters[i].Value - expected[i]) <= allowed, $"{row}: {fit.Parameters[i]}, log likelihood {fit.LogLikelihood:R}");
        }

        if (row.GetProperty("logLikelihood").ValueKind == JsonValueKind.Number)
        {
            double likelihood = row.GetProperty("logLikelihood").GetDouble();
            Assert.Equal(likelihood, fit.LogLikelihood, 1e-9 * Math.Max(1, Math.Abs(likelihood)));
            Assert.Equal((2 * expected.Length) - (2 * likelihood), fit.Aic, 1e-6);
            Assert.Equal((Math.Log(data.Count) * expected.Length) - (2 * likelihood), fit.Bic, 1e-6);
        }
    }

    private static LawFamily Family(string name) => name == "beta" ? LawFamily.Beta() : LawFamily.All.Concat(LawFamily.Counts).Single(f => f.Name == name);

    private static Measurement Censored(JsonElement bounds)
    {
        double low = Number(bounds[0]), high = Number(bounds[1]);
        return low == high ? low
            : double.IsInfinity(high) ? Measurement.MoreThan(low)
            : double.IsInfinity(low) ? Measurement.LessThan(high)
            : Measurement.Between(low, high);
    }

    private static double Number(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetDouble()
        : double.Parse(value.GetString()!.Replace("inf", "Infinity", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    private static JsonElement Load()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "fitting.json")));
        return document.RootElement.Clone();
    }
}
