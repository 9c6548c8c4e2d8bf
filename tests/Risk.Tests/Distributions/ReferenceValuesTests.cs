using System.Globalization;
using System.Text;
using Xunit.Abstractions;
using static Risk.Distribution;

namespace Risk.Tests.Distributions;

public class ReferenceValuesTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_row_of_the_reference_is_met_within_tolerance()
    {
        var page = new AccuracyPage();
        var failures = new StringBuilder();
        int rows = 0;
        foreach (ReferenceRow row in ReferenceRow.All)
        {
            if (Law(row) is not Distribution law)
            {
                continue;
            }

            double actual = Evaluate(law, row), expected = row.Expected;
            (double error, double tolerance) = Compare(law, row, actual);
            string text = string.Create(CultureInfo.InvariantCulture, $"{row.Distribution} {row.Parameters} {row.Function}({row.X:R}) = {actual:R}, expected {expected:R}, error {error:E2} of {tolerance:E2}");
            page.Add(row, error, tolerance);
            if (!(error <= tolerance))
            {
                failures.AppendLine(text);
            }

            rows++;
        }

        output.WriteLine(page.ToString());
        Assert.True(rows > 300, $"only {rows} rows were checked");
        Assert.True(failures.Length == 0, failures.ToString());
        page.IsCommitted();
    }

    /// <summary>Three percentiles fix three coefficients, also where the metalog through them is not feasible: one of these rows is not.</summary>
    [Fact]
    public void Metalogs_from_three_percentiles_have_the_reference_s_coefficients()
    {
        foreach (ReferenceRow row in ReferenceRow.All.Where(r => r.Distribution == "MetalogSPT"))
        {
            (double, double)[] given = [(row["alpha"], row["q10"]), (0.5, row["q50"]), (1 - row["alpha"], row["q90"])];
            double[] a = Risk.Distributions.MetalogFit.Coefficients(given, 3, double.NegativeInfinity, double.PositiveInfinity);
            double odds = Risk.Distributions.StandardLogistic.LogOdds(row.Function == "quantile" ? row.X : 0.5);
            double actual = row.Function switch { "a1" => a[0], "a2" => a[1], _ => a.Select((c, k) => c * Risk.Distributions.MetalogCurve.Term(k, odds, row.X - 0.5)).Sum() };
            Assert.True(Math.Abs(actual - row.Expected) <= 1e-12 * Math.Abs(row.Expected), $"{row.Parameters} {row.Function}({row.X}) = {actual:R}, expected {row.Expected:R}");
        }

        Assert.Contains("not feasible", Assert.Throws<ParameterException>(() => MetalogFromQuantiles([(0.1, 0.5), (0.5, 1), (0.9, 4)])).Message, StringComparison.Ordinal);
        Assert.Contains("percentiles must increase", Assert.Throws<ParameterException>(() => MetalogFromQuantiles([(0.1, 30), (0.5, 24), (0.9, 35)])).Message, StringComparison.Ordinal);
        Assert.Contains("lower bound 20 is above the 10th percentile 17", Assert.Throws<ParameterException>(() => MetalogFromQuantiles([(0.1, 17), (0.5, 24), (0.9, 35)], lower: 20)).Message, StringComparison.Ordinal);
    }

    /// <summary>Relative error, and the tolerance for it: wider in the tails, and by what one rounding of p or of the scale can do.</summary>
    private static (double Error, double Tolerance) Compare(Distribution law, ReferenceRow row, double actual)
    {
        double expected = row.Expected;
        if (actual.Equals(expected) || actual == expected || (double.IsNaN(actual) && double.IsNaN(expected)))
        {
            return (0, 1);
        }

        double difference = Math.Abs(actual - expected), relative = expected == 0 ? difference : difference / Math.Abs(expected);
        double slack = 0, tolerance;
        switch (row.Function)
        {
            case "quantile":
                tolerance = row.X is >= 1e-12 and <= 1 - 1e-12 ? 1e-12 : 1e-10;
                double scale = law.StandardDeviation is > 0 and < double.PositiveInfinity ? law.StandardDeviation : 0;
                slack = 4 * Math.BitIncrement(0.5) * Math.Pow(2, -52) * Math.Max(scale, double.IsFinite(law.Mean) ? Math.Abs(law.Mean) : 0);
                double density = law.Density(expected);
                slack = Math.Max(slack, density > 0 ? 4 * (Math.BitIncrement(row.X) - row.X) / density : 0);
                break;
            case "skewness" or "excess_kurtosis" or "variance" when law is Risk.Distributions.LogLogisticLaw or Risk.Distributions.KumaraswamyLaw or Risk.Distributions.LogUniformLaw:
                tolerance = 1e-10; // by integration
                slack = row.Function == "variance" ? 0 : 1e-15;
                break;
            case "pdf_at_quantile_p":
                tolerance = 1e-12; // of the quantile as it was rounded
                break;
            case "skewness" or "population_skewness":
                tolerance = law is Risk.Distributions.TruncatedLaw ? 1e-10 : 1e-12;
                slack = 1e-15;
                break;
            case "mean" or "variance" or "excess_kurtosis" when law is Risk.Distributions.TruncatedLaw:
                tolerance = 1e-11;
                break;
            default:
                tolerance = expected > 1e-20 ? 1e-13 : 1e-11;
                break;
        }

        return (relative, Math.Max(tolerance, expected == 0 ? slack : slack / Math.Abs(expected)));
    }

    private static double Evaluate(Distribution law, ReferenceRow row) => row.Function switch
    {
        "quantile" => law.Quantile(row.X),
        "pdf_at_quantile_p" => law.Density(law.Quantile(row.X)),
        "pdf" or "pmf" => law.Density(row.X),
        "cdf" => law.Cdf(row.X),
        "sf" => law.SurvivalFunction(row.X),
        "mean" => law.Mean,
        "variance" => law.Variance,
        "skewness" => law.Skewness,
        "excess_kurtosis" => law.ExcessKurtosis,
        "population_variance" => law.Variance,
        "sample_variance" => law.Variance * 10 / 9,
        "population_skewness" => law.Skewness,
        "quantile_type1_inverse_ecdf" => law.Quantile(row.X),
        "quantile_type7" => ((Risk.Distributions.EmpiricalLaw)law).Interpolated(row.X),
        "mu" => ((Risk.Distributions.LogNormalLaw)law).LogMean,
        "sigma" => ((Risk.Distributions.LogNormalLaw)law).LogStandardDeviation,
        _ => throw new InvalidOperationException($"no member answers {row.Function}"),
    };

    private static Distribution? Law(ReferenceRow row) => row.Distribution switch
    {
        "Uniform" => Uniform(row["min"], row["max"]),
        "Normal" => Normal(row["mean"], row["sd"]),
        "LogNormal" => LogNormal(row["mu"], row["sigma"]),
        "LogNormalFromMoments" => LogNormalFromMoments(row["mean"], row["sd"]),
        "Triangular" => Triangular(row["min"], row["mode"], row["max"]),
        "Exponential" => ExponentialFromRate(row["rate"]),
        "Pert" => Pert(row["min"], row["mode"], row["max"]),
        "Pert4" => Pert(row["min"], row["mode"], row["max"], row["shape"]),
        "Beta" => Beta(row["alpha"], row["beta"]),
        "Gamma" => Gamma(row["shape"], row["scale"]),
        "Weibull" => Weibull(row["shape"], row["scale"]),
        "Pareto" => Pareto(row["xm"], row["alpha"]),
        "Metalog" => Metalog(row.Array("a"), row.Text("bounds") is "lower" or "bounded" ? row["lower"] : double.NegativeInfinity, row.Text("bounds") is "upper" or "bounded" ? row["upper"] : double.PositiveInfinity),
        "StudentT" => StudentT(row["df"], row["location"], row["scale"]),
        "Logistic" => Logistic(row["location"], row["scale"]),
        "LogLogistic" => LogLogistic(row["scale"], row["shape"]),
        "Gumbel" => Gumbel(row["location"], row["scale"]),
        "GumbelMinimum" => GumbelMinimum(row["location"], row["scale"]),
        "Cauchy" => Cauchy(row["location"], row["scale"]),
        "Laplace" => Laplace(row["location"], row["scale"]),
        "GeneralizedExtremeValue" => GeneralizedExtremeValue(row["location"], row["scale"], row["shape"]),
        "GeneralizedPareto" => GeneralizedPareto(row["threshold"], row["scale"], row["shape"]),
        "Frechet" => Frechet(row["shape"], row["scale"]),
        "FrechetFrom" => Frechet(row["shape"], row["scale"], row["minimum"]),
        "Kumaraswamy" => Kumaraswamy(row["a"], row["b"]),
        "LogUniform" => LogUniform(row["minimum"], row["maximum"]),
        "LogTriangular" => LogTriangular(row["minimum"], row["mode"], row["maximum"]),
        "Trapezoidal" => Trapezoidal(row["minimum"], row["lowerMode"], row["upperMode"], row["maximum"]),
        "InverseGaussian" => InverseGaussian(row["mean"], row["shape"]),
        "NegativeBinomial" => NegativeBinomial(row["successes"], row["probability"]),
        "Hypergeometric" => Hypergeometric(row["population"], row["successes"], row["draws"]),
        "Binomial" => Binomial(row["n"], row["p"]),
        "Poisson" => Poisson(row["lam"]),
        "Geometric" => row.Text("convention").StartsWith("trials", StringComparison.Ordinal) ? GeometricTrials(row["p"]) : GeometricFailures(row["p"]),
        "Bernoulli" => Bernoulli(row["p"]),
        "Discrete" => Discrete(row.Array("values"), row.Array("weights")),
        "Empirical" => Empirical(row.Array("sample")),
        "TruncatedNormal" => Truncated(Normal(row["mean"], row["sd"]), row["lower"], Upper(row)),
        "TruncatedLogNormal" => Truncated(LogNormal(row["mu"], row["sigma"]), row["lower"], Upper(row)),
        "TruncatedExponential" => Truncated(ExponentialFromRate(row["rate"]), row["lower"], Upper(row)),
        "TruncatedGamma" => Truncated(Gamma(row["shape"], row["scale"]), row["lower"], Upper(row)),
        "CompoundExponential" => Compound(GeometricTrials(row["probability"]), Exponential(row["mean"])),
        "SplicedLogNormalPareto" => Spliced(LogNormal(row["mu"], row["sigma"]), Pareto(row["xm"], row["alpha"]), row["tail"]),
        "Mixture" => Mixture(row.Array("weights"), [.. row.Parameters.GetProperty("components").EnumerateArray().Select(c => Named(c.GetString()!))]),
        _ => null,
    };

    /// <summary>A component as the reference writes it: <c>Gamma(shape=4,scale=10)</c>.</summary>
    private static Distribution Named(string text)
    {
        string family = text[..text.IndexOf('(', StringComparison.Ordinal)];
        double[] p = [.. text[(family.Length + 1)..^1].Split(',').Select(part => double.Parse(part[(part.IndexOf('=', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture))];
        return family switch
        {
            "Normal" => Normal(p[0], p[1]),
            "LogNormal" => LogNormal(p[0], p[1]),
            "Gamma" => Gamma(p[0], p[1]),
            "Uniform" => Uniform(p[0], p[1]),
            "Triangular" => Triangular(p[0], p[1], p[2]),
            "Exponential" => ExponentialFromRate(p[0]),
            _ => throw new InvalidOperationException(text),
        };
    }

    private static double Upper(ReferenceRow row) => double.IsNaN(row["upper"]) ? double.PositiveInfinity : row["upper"];
}
