using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Risk.Tests.House;
using static Risk.Distribution;

namespace Risk.Reporting.Tests;

/// <summary>
/// docs/gallery.md: every law with its picture, made from the factories and their documentation. The test fails where the page is not what they say, or a law is missing; with RISK_UPDATE=1 in the
/// environment it writes the page and its pictures.
/// </summary>
public partial class GalleryTests
{
    private static readonly XDocument Documentation = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "Risk.xml"));

    private static readonly double[] Sample = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5];

    private static readonly (string Heading, Example[] Laws)[] Groups =
    [
        ("Amounts and durations between bounds",
        [
            Of(Uniform(2, 8)), Of(Triangular(0, 3, 10)), Of(Pert(6, 12, 36)), Of(Trapezoidal(0, 2, 5, 10)), Of(Beta(2, 5)), Of(Kumaraswamy(2, 5)),
            Of(LogUniform(1, 100)), Of(LogTriangular(1, 4, 100)),
        ]),
        ("Positive, skewed to the right",
        [
            Of(LogNormal(0, 0.6)), Of(Gamma(1.5, 4.5)), Of(Weibull(1.5, 2)), Of(Exponential(4)), Of(ChiSquare(3)), Of(Rayleigh(2)), Of(InverseGaussian(3, 8)), Of(LogLogistic(4, 5)),
            Of(Pareto(1, 2.5)), Of(GeneralizedPareto(0, 2, 0.15)), Of(Frechet(3, 2)),
        ]),
        ("On the whole line", [Of(Normal(100, 15)), Of(StudentT(4)), Of(Logistic(0, 1)), Of(Laplace(0, 1)), Of(Cauchy(0, 1)), Of(Gumbel(50, 10)), Of(GumbelMinimum(50, 10)), Of(GeneralizedExtremeValue(10, 2, 0.1))]),
        ("Counts and events",
        [
            Of(Bernoulli(0.3)), Of(Binomial(10, 0.3)), Of(Poisson(3.7)), Of(GeometricTrials(0.3)), Of(GeometricFailures(0.3)), Of(NegativeBinomial(2.5, 0.3)), Of(Hypergeometric(50, 20, 10)),
            Of(DiscreteUniform(1, 6)), Of(Discrete([1, 2, 5, 10], [0.1, 0.2, 0.3, 0.4])), Of(Constant(3)),
        ]),
        ("From percentiles, moments and judgement",
        [
            Of(LogNormalFromP10P90(6, 14)), Of(LogNormalFromMoments(100, 50)), Of(TriangularFromP10P90(2, 4, 9)), Of(PertFromP10P90(2, 4, 9)), Of(NormalFromInterval(80, 120)), Of(LogNormalFromInterval(5, 20)),
            Of(ExponentialFromRate(0.25)), Of(Metalog([10, 2, 1.5])), Of(MetalogFromQuantiles([(0.1, 17), (0.5, 24), (0.9, 35)])), Of(Cumulative([0, 2, 5, 10], [0, 0.3, 0.8, 1])),
            Of(LinearPool([1, 2], [Normal(10, 2), Normal(16, 3)])), Of(LogarithmicPool([1, 2], [Normal(10, 2), Normal(16, 3)])), Of(Uplifted(Gamma(1.5, 4.5), 0.54)),
        ]),
        ("From data and from functions of one's own",
        [
            Of(Empirical(Sample)), Of(KernelDensity(Sample)), Of(MetalogFromData(Sample, 3)), Of(FromMathNet(new MathNet.Numerics.Distributions.Erlang(3, 0.5))), Of(FromQuantile(p => p * p)),
            Of(FromCdf(x => x * x, 0, 1)), Of(FromDensity(x => 6 * x * (1 - x), 0, 1)),
        ]),
        ("Made of other laws",
        [
            Of(Truncated(Normal(0, 1), -1, 2)), Of(Clipped(Normal(0, 1), -1, 2)), Of(Capped(Pareto(1, 0.9), 20)), Of(Shifted(Gamma(1.5, 4.5), 3)), Of(Scaled(LogNormal(0, 0.5), 2.5)),
            Of(Mixture([0.7, 0.3], [Normal(0, 1), Normal(5, 2)])), Of(Spliced(LogNormal(0, 0.4), Pareto(2, 5), 1.0 / 6)), Of(MaximumOf(5, Gamma(1.5, 4.5))), Of(MinimumOf(3, LogNormal(0, 1))),
            Of(Compound(Poisson(2), Normal(3, 1))),
        ]),
    ];

    private sealed record Example(Distribution Law, string Code)
    {
        public string Factory => Code[..Code.IndexOf('(', StringComparison.Ordinal)];

        public string File => "images/gallery/" + Factory + ".svg";
    }

    private static Example Of(Distribution law, [CallerArgumentExpression(nameof(law))] string code = "") => new(law, code.Replace("MathNet.Numerics.Distributions.", "", StringComparison.Ordinal));

    [Fact]
    public void The_gallery_holds_every_law_as_it_is()
    {
        Example[] all = [.. Groups.SelectMany(g => g.Laws)];
        string[] factories = [.. typeof(Distribution).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(m => m.ReturnType == typeof(Distribution) && !m.IsSpecialName).Select(m => m.Name).Distinct()];
        Assert.Empty(factories.Except(all.Select(e => e.Factory)));
        Assert.Equal(all.Length, all.Select(e => e.Factory).Distinct().Count());

        var stale = new List<string>();
        Compare("gallery.md", Page(), stale);
        foreach (Example example in all)
        {
            Compare(example.File, Charts.Law(example.Law, example.Code).ToSvg(), stale);
        }

        Assert.True(stale.Count == 0, "not what the library makes; run this test with RISK_UPDATE=1 and look at the difference: " + string.Join(", ", stale));
    }

    [Fact]
    public void Every_picture_is_of_numbers()
    {
        foreach (Example example in Groups.SelectMany(g => g.Laws))
        {
            string svg = Charts.Law(example.Law).ToSvg();
            Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
            Assert.DoesNotContain("∞", svg, StringComparison.Ordinal);
            XDocument.Parse(svg);
        }
    }

    private static string Page()
    {
        var page = new StringBuilder("""
            # Gallery of distributions

            Every law that a model can draw from, in the words of the API, made from the code and its documentation. The distribution function is red, the density (to its own scale) or the mass blue;
            dots are P10, P50 and P90. [Accuracy](accuracy.md) has their errors, [elicitation](elicitation.md) and [fitting](fitting.md) the ways to parameters.


            """.ReplaceLineEndings("\n"));
        foreach ((string heading, Example[] laws) in Groups)
        {
            page.Append(CultureInfo.InvariantCulture, $"* [{heading}](#{heading.ToLowerInvariant().Replace(" ", "-", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal)}): {string.Join(", ", laws.Select(l => l.Factory))}\n");
        }

        foreach ((string heading, Example[] laws) in Groups)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {heading}\n");
            foreach (Example example in laws)
            {
                Entry(page, example);
            }
        }

        return page.ToString();
    }

    private static void Entry(StringBuilder page, Example example)
    {
        XElement member = Documentation.Descendants("member").Where(m => Regex.IsMatch((string)m.Attribute("name")!, $@"^M:Risk\.Distribution\.{example.Factory}\("))
            .Where(m => m.Element("summary") is not null && !((string)m.Attribute("name")!).Contains("Risk.Uncertain", StringComparison.Ordinal))
            .MaxBy(m => m.Element("remarks")?.Value.Length ?? 0)!;
        page.Append(CultureInfo.InvariantCulture, $"\n### {example.Factory}\n\n{Text(member.Element("summary")!)}\n\n![{example.Code.Replace("[", "(", StringComparison.Ordinal).Replace("]", ")", StringComparison.Ordinal)}]({example.File})\n\n");
        foreach (XElement parameter in member.Elements("param"))
        {
            page.Append(CultureInfo.InvariantCulture, $"* `{(string)parameter.Attribute("name")!}`: {Text(parameter)}\n");
        }

        if (member.Element("remarks") is { } remarks)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n{Text(remarks)}\n");
        }

        Distribution law = example.Law;
        page.Append(CultureInfo.InvariantCulture, $"\n`{example.Code}`: {(law.IsDiscrete ? "values" : "support")} from {Number(law.Minimum)} to {Number(law.Maximum)}, mean {Number(law.Mean)}, standard deviation {Number(law.StandardDeviation)}, skewness {Number(law.Skewness)}, excess kurtosis {Number(law.ExcessKurtosis)}.\n");
    }

    private static string Number(double x) => double.IsNaN(x) ? "undefined" : double.IsPositiveInfinity(x) ? "∞" : double.IsNegativeInfinity(x) ? "−∞"
        : Math.Abs(x) < 1e-12 ? "0" : x.ToString("G4", CultureInfo.InvariantCulture);

    private static string Text(XElement element)
    {
        string text = string.Concat(element.Nodes().Select(node => node switch
        {
            XText plain => Marks().Replace(plain.Value, @"\$0").Replace("<", "&lt;", StringComparison.Ordinal),
            XElement e when e.Name == "see" && e.Attribute("cref") is { } cref => $"`{MemberName().Match(cref.Value).Groups[1].Value}`",
            XElement e when e.Attribute("name") is { } name => $"`{name.Value}`",
            XElement e when e.Attribute("langword") is { } word => $"`{word.Value}`",
            XElement e when e.Name == "c" => $"`{e.Value}`",
            XElement e => Text(e),
            _ => "",
        }));
        return Spaces().Replace(text, " ").Trim();
    }

    private static void Compare(string file, string made, List<string> stale)
    {
        string path = Path.Combine(Repository.Root, "docs", file);
        if (Environment.GetEnvironmentVariable("RISK_UPDATE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, made);
        }

        if (!File.Exists(path) || File.ReadAllText(path).ReplaceLineEndings("\n") != made)
        {
            stale.Add(file);
        }
    }

    [GeneratedRegex(@"[*_\[\]|]")]
    private static partial Regex Marks();

    [GeneratedRegex(@"([^.(]+)(\(.*)?$")]
    private static partial Regex MemberName();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
