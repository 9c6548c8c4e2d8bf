using static Risk.Distribution;

namespace Risk.Files.Tests.Data;

public sealed class SipmathTests : IDisposable
{
    /// <summary>The quantity of PySIPmath's example library: HDR keys 1, 2, 3, 4, ten coefficients, a lower bound.</summary>
    private const string Demand = """
        { "objectType": "sipModel", "name": "Demand", "version": "1.0", "globalVariables": [],
          "U01": { "rng": [{ "name": "HDR1", "function": "HDR_2_0", "arguments": { "counter": "PM_Index", "entity": 1, "varId": 2, "seed3": 3, "seed4": 4 } }] },
          "sips": [{ "name": "Demand_Forecast", "ref": { "source": "rng", "name": "HDR1" }, "function": "Metalog_1_0",
            "arguments": { "lowerBound": 1239, "aCoefficients": [11.4559572005274, 2.59781843002202, -3.09221286345458, -9.23213851061882, 13.5999897899132, -11.1064322624152, 30.3400821870018, 10.2742328463841, -36.2769044012646, 7.94888290792005] } }] }
        """;

    private const string Uniform = """
        { "U01": { "rng": [{ "name": "h", "function": "HDR_2_0", "arguments": { "entity": 1, "varId": 2, "seed3": 3, "seed4": 4 } }] },
          "sips": [{ "name": "u", "ref": { "source": "rng", "name": "h" }, "function": "Metalog_1_0", "arguments": { "aCoefficients": [0, 1], "lowerBound": "", "upperBound": null } }] }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("risk-sip-");

    private string At(string file) => Path.Combine(_folder.FullName, file);

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Two clouds far apart have no metalog of five terms: it is cancelled as the first fit fails, before another is tried.</summary>
    [Fact]
    public void It_is_cancelled_between_the_fits_of_one_column()
    {
        var model = new Model("clouds");
        model.Output("x", model.Input("x", Mixture([0.5, 0.5], [Normal(0, 1), Normal(1000, 1)])));
        ModelResult result = model.Simulate(new SimulationOptions { Runs = 2000, Seed = 4, KeepSamples = true });
        using var source = new CancellationTokenSource();
        int thread = Environment.CurrentManagedThreadId, failed = 0;
        EventHandler<System.Runtime.ExceptionServices.FirstChanceExceptionEventArgs> cancel = (_, e) =>
        {
            if (e.Exception is ParameterException && Environment.CurrentManagedThreadId == thread)
            {
                failed++;
                source.Cancel();
            }
        };
        AppDomain.CurrentDomain.FirstChanceException += cancel;
        try
        {
            Assert.Throws<OperationCanceledException>(() => ResultFile.WriteSipmath(RunTable.Of("clouds", result, ["x"]), At("clouds.json"), 9, false, source.Token));
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= cancel;
        }

        Assert.Equal(1, failed);
    }

    [Fact]
    public void The_generator_gives_the_numbers_checked_against_a_spreadsheet()
    {
        // risquanter/simulation-util, HDRTest: through a logistic, whose distribution function gives the uniforms back.
        Distribution logistic = Logistic(0, 1);
        double[] u = [.. SipLibrary.Parse(Uniform, "u").Trials("u", 100).Select(logistic.Cdf)];
        double[] expected = [0.726317962515168, 0.626778796431608, 0.889834456495009, 0.389171836082824, 0.542247660341673];
        Assert.All(expected.Zip(u), p => Assert.Equal(p.First, p.Second, 1e-12));
        Assert.Equal(0.999990903888829, u[31], 1e-12);
        Assert.Equal(0.845700735808350, u[99], 1e-12);
    }

    [Fact]
    public void The_example_library_gives_its_trials_and_quantiles()
    {
        SipLibrary library = SipLibrary.Parse(Demand, "demand");
        double[] trials = library.Trials("Demand_Forecast", 5);
        Assert.All(new[] { 128440.5299, 112481.2970, 151657.1309, 85451.5926, 100655.3297 }.Zip(trials), p => Assert.Equal(p.First, p.Second, 1e-3));
        (double P, double Q)[] quantiles = [(0.05, 49527.6584), (0.1, 57113.0236), (0.5, 95701.4047), (0.9, 152963.8399), (0.95, 160587.6322)];
        Assert.All(quantiles, q => Assert.Equal(q.Q, library.Sips[0].Law.Quantile(q.P), 1e-3));
        Assert.Null(library.Correlation);
        var model = new Model("m");
        model.Output("demand", library.AddTo(model)["Demand_Forecast"]);
        Assert.Equal(95701.4, model.Simulate(20_000, 1).Values["demand"].Quantile(0.5).Value, 1500.0);
    }

    [Fact]
    public void Two_bounds_apply_to_the_whole_fraction()
    {
        string bounded = Uniform.Replace("\"lowerBound\": \"\", \"upperBound\": null", "\"lowerBound\": 10, \"upperBound\": 50", StringComparison.Ordinal);
        Assert.Equal(30, SipLibrary.Parse(bounded, "b").Sips[0].Law.Quantile(0.5), 1e-12);
    }

    [Fact]
    public void A_table_goes_out_and_comes_back_with_its_quantiles_and_its_dependence()
    {
        var model = new Model("m");
        IReadOnlyList<Uncertain> pair = model.Inputs("pair", Copula.Gaussian(0.6), ("a", Normal(10, 2)), ("b", LogNormal(0, 0.4)));
        model.Output("a", pair[0]);
        model.Output("b", pair[1]);
        model.Output("sum of both", pair[0] + pair[1]);
        model.Output("fixed", 7.0);
        model.Output("count", Uncertain.Floor(pair[0] / 8));
        model.Output("positive", pair[0] > 0);
        var options = new SimulationOptions { Runs = 20_000, Seed = 5, Checksum = true };
        ModelResult result = model.Simulate(options);
        ResultFile.WriteSipmath(RunTable.Of(model, options, result, ["values"]), At("x.sipmath.json"));
        Assert.Contains(result.Checksum!, File.ReadAllText(At("x.sipmath.json")), StringComparison.Ordinal);
        SipLibrary library = SipLibrary.Load(At("x.sipmath.json"));
        Assert.Equal(["a", "b", "count", "fixed", "sum of both"], library.Sips.Select(s => s.Name));
        foreach (string name in (string[])["a", "b", "sum of both"])
        {
            ValueOutput output = result.Values[name];
            foreach (double p in (double[])[0.05, 0.1, 0.5, 0.9, 0.95])
            {
                Assert.Equal(output.Quantile(p).Value, library.Sips.Single(s => s.Name == name).Law.Quantile(p), 0.05 * output.StandardDeviation.Value);
            }
        }

        // 20,000 runs: the standard error of a correlation of 0.6 is 0.0045.
        Assert.Equal(0.6, library.Correlation![0, 1], 0.03);
        double[] a = library.Trials("a", 4000), b = library.Trials("b", 4000);
        Assert.Equal(10, a.Average(), 0.2);
        Assert.True(a.Zip(b).Count(t => t.First > 10 == t.Second > 1) > 2500);
        Assert.All(library.Trials("fixed", 3), x => Assert.Equal(7, x));
        var again = new Model("again");
        IReadOnlyDictionary<string, Uncertain> inputs = library.AddTo(again);
        again.Output("product", inputs["a"] * inputs["b"]);
        Assert.Equal(result.Values["a"].Mean.Value * result.Values["b"].Mean.Value, again.Simulate(20_000, 3).Values["product"].Mean.Value, 1.2);
    }

    [Fact]
    public void What_has_no_metalog_is_refused_and_nothing_is_written()
    {
        Model model = TableSubject.Hostile();
        RunTable table = TableSubject.Table(model, null, "above", "moment");
        ModelException thrown = Assert.Throws<ModelException>(() => ResultFile.WriteSipmath(table, At("x.json")));
        Assert.Equal("DATA004", thrown.Problems[0].Code);
        Assert.Equal("DATA004", Assert.Throws<ModelException>(() => ResultFile.WriteSipmath(TableSubject.Table(model, null, "moment"), At("x.json"))).Problems[0].Code);
        Assert.Empty(_folder.GetFiles());
    }

    [Theory]
    [InlineData("\"HDR_2_0\"", "\"MersenneTwister\"", "SIP001")]
    [InlineData("\"Metalog_1_0\"", "\"Normal\"", "SIP001")]
    [InlineData("\"name\": \"h\" }", "\"name\": \"g\" }", "SIP002")]
    [InlineData("\"varId\": 2", "\"varId\": 2.5", "FILE011")]
    [InlineData("\"varId\": 2", "\"varId\": 1e300", "FILE011")]
    [InlineData("[0, 1]", "[0, \"1\"]", "FILE011")]
    [InlineData("[0, 1]", "[0, 1e999]", "FILE011")]
    [InlineData("[0, 1]", "[0, -1]", "DIST015")]
    [InlineData("[0, 1]", "7", "FILE012")]
    [InlineData("\"name\": \"u\", ", "", "FILE012")]
    [InlineData("\"sips\": [", "\"sibs\": [", "FILE012")]
    [InlineData("\"sips\": [", "\"objectType\": \"song\", \"sips\": [", "FILE011")]
    [InlineData("\"sips\": [", "\"sips\": {", "FILE021")]
    public void A_fault_of_a_library_is_told_with_its_place(string good, string bad, string code)
    {
        Assert.Contains(good, Uniform, StringComparison.Ordinal);
        ModelException thrown = Assert.Throws<ModelException>(() => SipLibrary.Parse(Uniform.Replace(good, bad, StringComparison.Ordinal), "library"));
        Assert.Contains(thrown.Problems, p => p.Code == code && p.Path.Length > 0);
    }
}
