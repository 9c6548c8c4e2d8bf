using System.Diagnostics;
using Risk.Modelling;
using Risk.Tests.Distributions;
using Risk.Tests.Statistics;
using static Risk.Distribution;

namespace Risk.Tests.Modelling;

/// <summary>Copulas against closed forms. Simulated figures are held to 4 standard errors at a fixed seed: 6e-5 false positives a comparison, below 1 % in all.</summary>
public class CopulaTests
{
    private const int Runs = 20_000;

    public static TheoryData<string> Families => ["gaussian", "gaussian negative", "t", "clayton", "gumbel", "frank", "frank negative", "survival clayton", "survival frank", "frank faint", "frank faint negative", "frank strong", "frank strong negative", "gumbel strong"];

    [Theory]
    [MemberData(nameof(Families))]
    public void Kendall_s_tau_of_the_draws_is_that_of_the_copula(string family)
    {
        Copula copula = Of(family);
        double[][] draws = Draws(copula, Uniform(0.0, 1.0), Exponential(1.0));
        int n = 2_500;
        long concordant = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
            {
                concordant += Math.Sign(draws[0][i] - draws[0][j]) * Math.Sign(draws[1][i] - draws[1][j]);
            }
        }

        // The standard error of τ is at most √(2(1 − τ²)/n) (Kendall and Gibbons 1990, ch. 5).
        double tau = concordant / (n * (n - 1) / 2.0), expected = copula.KendallTau();
        Assert.InRange(tau - expected, -4 * Math.Sqrt(2 * (1 - (expected * expected)) / n), 4 * Math.Sqrt(2 * (1 - (expected * expected)) / n));
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Marginal_laws_are_kept(string family)
    {
        Distribution[] laws = [Gamma(2.0, 3.0), Normal(5.0, 2.0)];
        double[][] draws = Draws(Of(family), laws);
        for (int k = 0; k < laws.Length; k++)
        {
            double[] sorted = [.. draws[k].Order()];
            double distance = sorted.Select((x, i) => Math.Max(((i + 1.0) / Runs) - laws[k].Cdf(x), laws[k].Cdf(x) - ((double)i / Runs))).Max();
            Assert.InRange(distance * Math.Sqrt(Runs), 0, 2.2); // Kolmogorov: 1.3e-4
        }
    }

    [Theory]
    [InlineData("clayton", 0.3, 0.7, 0.2868649025057026)]
    [InlineData("gaussian", 0.5, 0.5, 0.39758361765043326)] // ¼ + arcsin(0.8)/2π
    [InlineData("gumbel", 0.3, 0.7, double.NaN)]
    [InlineData("frank", 0.3, 0.7, double.NaN)]
    public void The_joint_probability_is_that_of_the_copula(string family, double u, double v, double expected)
    {
        if (family == "gumbel")
        {
            expected = Math.Exp(-Math.Pow(Math.Pow(-Math.Log(u), 3) + Math.Pow(-Math.Log(v), 3), 1.0 / 3));
        }
        else if (family == "frank")
        {
            expected = -Math.Log(1 + (((Math.Exp(-5 * u) - 1) * (Math.Exp(-5 * v) - 1)) / (Math.Exp(-5) - 1))) / 5;
        }

        double[][] draws = Draws(Of(family), Uniform(0.0, 1.0), Uniform(0.0, 1.0));
        double frequency = Enumerable.Range(0, Runs).Count(i => draws[0][i] <= u && draws[1][i] <= v) / (double)Runs;
        Assert.InRange(frequency - expected, -4 * Math.Sqrt(expected * (1 - expected) / Runs), 4 * Math.Sqrt(expected * (1 - expected) / Runs));
    }

    [Fact]
    public void Every_row_of_the_reference_is_met()
    {
        int rows = 0;
        foreach (ReferenceRow row in ReferenceRow.All.Where(r => r.Distribution.EndsWith("Copula", StringComparison.Ordinal)))
        {
            double? actual = (row.Distribution, row.Function) switch
            {
                ("GaussianCopula", "kendall_tau") => Copula.Gaussian(row["rho"]).KendallTau(),
                ("GaussianCopula", "spearman_rho") => Correlation.ToSpearman(row["rho"]),
                ("GaussianCopula", "rho_from_spearman") => Correlation.FromSpearman(row["spearman"]),
                ("GaussianCopula", "rho_from_kendall") => Correlation.FromKendall(row["kendall"]),
                ("StudentTCopula", "kendall_tau") => Student(row).KendallTau(),
                ("StudentTCopula", "tail_dependence") => Student(row).LowerTailDependence(),
                ("ClaytonCopula", "kendall_tau") => Copula.Clayton(row["theta"]).KendallTau(),
                ("ClaytonCopula", "lower_tail_dependence") => Copula.Clayton(row["theta"]).LowerTailDependence(),
                ("GumbelCopula", "kendall_tau") => Copula.Gumbel(row["theta"]).KendallTau(),
                ("GumbelCopula", "upper_tail_dependence") => Copula.Gumbel(row["theta"]).UpperTailDependence(),
                ("FrankCopula", "kendall_tau") => Copula.Frank(row["theta"]).KendallTau(),
                _ => null,
            };
            if (actual is { } value)
            {
                Assert.True(Math.Abs(value - row.Expected) <= 1e-13, $"{row.Distribution} {row.Parameters} {row.Function}: {value:R}, expected {row.Expected:R}");
                rows++;
            }
        }

        Assert.InRange(rows, 24, 100);
    }

    [Fact]
    [Trait("Category", "Bits")]
    public void The_bits_do_not_depend_on_threads_or_on_other_inputs()
    {
        string? First(int threads, bool another)
        {
            var model = new Model("dependent");
            IReadOnlyList<Uncertain> delays = model.Inputs("delays", Copula.StudentT(CorrelationMatrix.Equal(3, 0.5), 4), ("a", Gamma(2.0, 1.0)), ("b", Pert(0, 1, 5)), ("c", Poisson(3.0)));
            IReadOnlyList<Uncertain> costs = model.Inputs("costs", Copula.Gumbel(2, 2), ("d", LogNormal(0.0, 1.0)), ("e", Weibull(1.5, 2.0)));
            if (another)
            {
                model.Input("unused", Normal(0.0, 1.0));
            }

            model.Output("total", Uncertain.Sum(delays) + Uncertain.Sum(costs));
            return model.Simulate(new SimulationOptions { Runs = 10_000, Seed = 5, Threads = threads, Checksum = true }).Checksum;
        }

        string? one = First(1, false);
        Assert.Equal(one, First(3, false));
        Assert.Equal(one, First(2, true));
    }

    [Fact]
    public void A_longer_group_leaves_the_draws_of_the_first_inputs_alone()
    {
        double[] Draws(int count)
        {
            var model = new Model("growing");
            IReadOnlyList<Uncertain> all = model.Inputs("g", Copula.Gaussian(CorrelationMatrix.Equal(count, 0.4)), [.. Enumerable.Range(0, count).Select(i => ($"x{i}", (Distribution)Gamma(2.0, 1.0)))]);
            model.Output("x1", all[1]);
            return model.Simulate(new SimulationOptions { Runs = 100, Seed = 9, KeepSamples = true }).Values["x1"].Samples.ToArray();
        }

        Assert.Equal(Draws(2), Draws(5));
    }

    [Fact]
    public void Perfect_correlation_gives_the_same_ranks_and_its_opposite_the_reverse()
    {
        foreach (double rho in new[] { 1.0, -1.0 })
        {
            double[][] draws = Draws(Copula.Gaussian(rho), Exponential(1.0), Beta(2.0, 3.0));
            double[] second = [.. draws[1].Zip(draws[0]).OrderBy(p => p.Second).Select(p => p.First)];
            Assert.Equal(rho > 0 ? second.Order() : second.OrderDescending(), second);
        }
    }

    [Fact]
    public void Ties_are_kept_and_an_unreachable_correlation_is_a_warning()
    {
        var model = new Model("ties");
        IReadOnlyList<Uncertain> events = model.Inputs("events", Copula.Gaussian(0.95), ("a", Bernoulli(0.1)), ("b", Bernoulli(0.5)));
        model.Output("a", events[0]);
        Problem warning = Assert.Single(model.Warnings);
        Assert.Equal("COR011", warning.Code);
        Assert.Contains("reachable maximum is 0.333", warning.Message, StringComparison.Ordinal);
        Estimate mean = model.Simulate(40_000, 1).Values["a"].Mean;
        Assert.InRange(mean.Value, 0.1 - (4 * mean.StandardError), 0.1 + (4 * mean.StandardError));
    }

    [Fact]
    public void Pearson_s_correlation_of_the_values_is_reached()
    {
        (Distribution a, Distribution b) = (LogNormal(0.0, 0.8), Gamma(2.0, 3.0));
        double rho = Correlation.FromPearson(a, b, 0.6);

        // For two lognormals the score's correlation has a closed form: ln(1 + r√((e^(σ²) − 1)²))/σ².
        double s = 0.8 * 0.8, closed = Math.Log(1 + (0.6 * (Math.Exp(s) - 1))) / s;
        Assert.Equal(closed, Correlation.FromPearson(a, a, 0.6), 9);
        double[][] draws = Draws(Copula.Gaussian(rho), a, b);
        double r = MathNet.Numerics.Statistics.Correlation.Pearson(draws[0], draws[1]);
        Assert.InRange(r, 0.6 - 0.06, 0.6 + 0.06);
        Assert.Equal("COR010", Assert.Throws<ParameterException>(() => Correlation.FromPearson(a, LogNormal(0.0, 2.0), -0.5)).Code);
    }

    /// <summary>Closed forms: (e^(ρσ²) − 1) ⁄ (e^(σ²) − 1) of two lognormal laws, (2/π) arcsin ρ of two even chances, ρ√(2/π) of one and a normal law.</summary>
    [Theory]
    [InlineData(0.3)]
    [InlineData(-0.2)]
    [InlineData(0.9)]
    [InlineData(0.9999)]
    public void Pearson_s_correlation_has_its_closed_forms_for_heavy_tails_and_for_steps(double rho)
    {
        Assert.All([0.5, 1.5, 3], sigma => Assert.Equal(rho, Correlation.FromPearson(LogNormal(0.0, sigma), LogNormal(0.0, sigma), Lognormals(rho, sigma)), 8));
        Assert.Equal(rho, Correlation.FromPearson(Bernoulli(0.5), Bernoulli(0.5), 2 / Math.PI * Math.Asin(rho)), 9);
        Assert.Equal(rho, Correlation.FromPearson(Bernoulli(0.5), Normal(3.0, 2.0), rho * Math.Sqrt(2 / Math.PI)), 9);
        Assert.Equal(rho, Correlation.FromPearson(Normal(3.0, 2.0), Bernoulli(0.5), rho * Math.Sqrt(2 / Math.PI)), 9);

        // max(Z, 0) has variance ½ − 1/(2π) and E[Z·max(Z, 0)] = ½: a jump in the slope.
        Assert.Equal(rho, Correlation.FromPearson(Clipped(Normal(0.0, 1.0), 0, double.PositiveInfinity), Normal(0.0, 1.0), rho / 2 / Math.Sqrt(0.5 - (1 / (2 * Math.PI)))), 9);
        Assert.Equal(1, Correlation.FromPearson(LogNormal(0.0, 3.0), LogNormal(0.0, 3.0), 1));

        // What tails this heavy add to the variance is greatest at the score 2σ, or as far out as numbers go.
        Assert.All([9, 12, 15], sigma => Assert.Equal(0.9999, Correlation.FromPearson(LogNormal(0.0, sigma), LogNormal(0.0, sigma), Lognormals(0.9999, sigma)), 8));
        double far = Correlation.FromPearson(Pareto(1.0, 2.1), Pareto(1.0, 2.1), Math.Abs(rho));
        Assert.Equal(Math.Abs(rho), new Risk.Modelling.PearsonSolver(Pareto(1.0, 2.1), Pareto(1.0, 2.1)).Of(far), 1e-9);
        Assert.Equal(1, Correlation.FromPearson(Bernoulli(1e-17), Bernoulli(1e-17), 1), 1e-9);
    }

    /// <summary>Two humps far apart, whose quantile jumps between them: E[Z·X] ⁄ σ, which is the correlation at ρ = 1, by mpmath with 30 digits. Against a smooth law it is straight in ρ.</summary>
    [Theory]
    [InlineData(0.5)]
    [InlineData(-0.9)]
    public void Pearson_s_correlation_is_found_for_a_mixture_that_jumps(double rho)
    {
        const double most = 0.80932998326203461;
        Distribution humps = Mixture([0.5, 0.5], [Normal(-50.0, 1.0), Normal(50.0, 1.0)]);
        var watch = Stopwatch.StartNew();
        Assert.Equal(rho, Correlation.FromPearson(humps, Normal(0.0, 1.0), rho * most), 8);
        Assert.Equal(rho, Correlation.FromPearson(Normal(0.0, 1.0), humps, rho * most), 8);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 60);
    }

    /// <summary>Both laws jump: Σ ρᵏaₖ² ⁄ σ² with the Hermite coefficients aₖ of the quantile, by Gauss and Legendre's rule over the values (160 terms); it differs from ½ by 4e-11 there, with the slope 0.87.</summary>
    [Fact]
    public void Pearson_s_correlation_is_found_for_two_mixtures_that_jump()
    {
        Distribution humps = Mixture([0.5, 0.5], [Normal(0.0, 1.0), Normal(6.0, 0.5)]), atom = Mixture([0.3, 0.7], [Constant(0.0), LogNormal(0.0, 1.0)]);
        var watch = Stopwatch.StartNew();
        Assert.Equal(0.582394732584, Correlation.FromPearson(humps, humps, 0.5), 1e-9);

        // Several jumps near each other, those of a kernel density among them: by the same series, 0.4 to 2e-12.
        Assert.Equal(0.4786788415896, Correlation.FromPearson(KernelDensity([0, 1, 5, 9], 0.1), humps, 0.4), 1e-9);
        Assert.Equal(1, Correlation.FromPearson(atom, atom, 1), 1e-9);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 60);
    }

    private static double Lognormals(double rho, double sigma) => (Math.Exp(rho * sigma * sigma) - 1) / (Math.Exp(sigma * sigma) - 1);

    [Theory]
    [InlineData("COR001", "corr[1,2]=0.5 but corr[2,1]=0.4")]
    [InlineData("COR002", "corr[3,3]=0.9")]
    [InlineData("COR003", "corr[1,3] is not a number")]
    [InlineData("COR004", "corr[2,3]=1.5")]
    public void Every_fault_of_a_matrix_is_named_at_once(string code, string message)
    {
        double[,] bad = { { 1, 0.5, double.NaN }, { 0.4, 1, 1.5 }, { double.NaN, 1.5, 0.9 } };
        ModelException e = Assert.Throws<ModelException>(() => new CorrelationMatrix(bad));
        Assert.Contains(e.Problems, p => p.Code == code && p.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void Groups_that_cannot_be_are_refused()
    {
        var model = new Model("bad");
        ModelException e = Assert.Throws<ModelException>(() => model.Inputs("g", Copula.Gaussian(CorrelationMatrix.Equal(3, 0.1)), ("budget", Constant(3)), ("a", Normal(0.0, 1.0)), ("a", Normal(0.0, 1.0)), ("b", Normal(0.0, 1.0))));
        Assert.Equal(["COR005", "COR007", "COR008"], e.Problems.Select(p => p.Code));
        Assert.Contains("matrix is 3x3 but 4 inputs are named", e.Message, StringComparison.Ordinal);
        Assert.Contains("corr with Constant budget has no meaning", e.Message, StringComparison.Ordinal);
        Assert.Contains("theta must be greater than 0; use independence", Assert.Throws<ParameterException>(() => Copula.Clayton(0)).Message, StringComparison.Ordinal);
        Assert.Contains("degrees of freedom must be greater than 0", Assert.Throws<ParameterException>(() => Copula.StudentT(CorrelationMatrix.Equal(2, 0), 0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_of_copulas_are_told_where_they_are_written()
    {
        (string Code, Action Make)[] refused =
        [
            ("DIST001", () => Copula.Clayton(double.NaN)), ("DIST001", () => Copula.Gumbel(double.NaN)), ("DIST001", () => Copula.Frank(double.PositiveInfinity)),
            ("DIST001", () => Copula.StudentT(CorrelationMatrix.Equal(2, 0), double.NaN)), ("DIST006", () => Copula.StudentT(CorrelationMatrix.Equal(2, 0), 2e15)), ("DIST006", () => Copula.StudentT(CorrelationMatrix.Equal(2, 0), 0.09)),
            ("COR009", () => Copula.Clayton(-1)), ("DIST006", () => Copula.Clayton(1e-12)), ("DIST006", () => Copula.Clayton(1e12)),
        ];
        Assert.All(refused, r => Assert.Equal(r.Code, Assert.Throws<ParameterException>(r.Make).Code));
    }

    [Fact]
    public void At_the_ends_of_their_parameters_copulas_draw_what_they_say()
    {
        const int Runs = 100_000;
        (string Name, Copula Copula)[] ends =
        [
            ("clayton 20", Copula.Clayton(20)), ("clayton 21", Copula.Clayton(21)), ("clayton 1000", Copula.Clayton(1000)), ("clayton 1e9", Copula.Clayton(1e9)), ("clayton 1e-6", Copula.Clayton(1e-6)),
            ("t 1e14", Copula.StudentT(CorrelationMatrix.Equal(2, 0.5), 1e14)), ("t 0.1", Copula.StudentT(CorrelationMatrix.Equal(2, 0.5), 0.1)),
        ];
        foreach ((string name, Copula copula) in ends)
        {
            var model = new Model(name);
            IReadOnlyList<Uncertain> u = model.Inputs("g", copula, ("a", Uniform(0, 1)), ("b", Uniform(0, 1)));
            model.Output("a", u[0]);
            model.Output("b", u[1]);
            ModelResult result = model.Simulate(new SimulationOptions { Runs = Runs, Seed = 12, KeepSamples = true });
            double[] a = result.Values["a"].Samples.ToArray(), b = result.Values["b"].Samples.ToArray();

            // The uniform law of each at four places, and P(both below q) of Clayton's: 10⁻⁶ each.
            foreach (double q in new[] { 1e-4, 0.01, 0.5, 0.99 })
            {
                Assert.InRange(PValue.Count(a.LongCount(x => x <= q), Runs, q), 1e-6, 1);
                if (name.StartsWith("clayton", StringComparison.Ordinal))
                {
                    double theta = double.Parse(name[8..], System.Globalization.CultureInfo.InvariantCulture), s = -theta * Math.Log(q);
                    double both = Math.Exp(-(s + Math.Log(2 - Math.Exp(-s))) / theta);
                    Assert.InRange(PValue.Count(a.Zip(b).LongCount(p => p.First <= q && p.Second <= q), Runs, both), 1e-6, 1);
                }
            }
        }
    }

    /// <summary>A law of one value is a constant, whatever it is called: correlation with it would be drawn in vain.</summary>
    [Fact]
    public void Correlation_with_a_law_of_one_value_is_refused()
    {
        Distribution[] certain =
        [
            Constant(3), Bernoulli(1), Bernoulli(0), Poisson(0), Binomial(0, 0.5), Binomial(5, 1), GeometricTrials(1), Discrete([3], [1]), Empirical([3]), DiscreteUniform(3, 3), Hypergeometric(10, 0, 5),
            Shifted(Constant(2), 1), Scaled(Constant(2), 3), Clipped(Uniform(0, 1), 2, 3), Mixture([1], [Constant(3)]), Mixture([0.5, 0.5], [Constant(3), Constant(3)]),
        ];
        foreach (Distribution law in certain)
        {
            ModelException e = Assert.Throws<ModelException>(() => new Model("m").Inputs("g", Copula.Gaussian(0.5), ("a", law), ("b", Normal(0, 1))));
            Assert.Equal(("COR007", "g"), (Assert.Single(e.Problems).Code, e.Problems[0].Path));
        }

        Assert.Equal(2, new Model("m").Inputs("g", Copula.Gaussian(0.5), ("a", Bernoulli(0.999)), ("b", Clipped(Uniform(0, 1), 0.5, 2))).Count);
        Assert.Equal(2, new Model("tiny").Inputs("g", Copula.Gaussian(0.5), ("a", Uniform(0, 1e-170)), ("b", Normal(1e9, 1e-3))).Count);
        double[][] columns = [[1, 1, 1, 1, 1, 1], [1, 2, 3, 4, 6, 5]];
        Problem problem = Assert.Single(Assert.Throws<ModelException>(() => ImanConover.Reorder(columns, CorrelationMatrix.Equal(2, 0.7), 3)).Problems);
        Assert.Equal("corr with columns[0] has no meaning, since all its values are 1: leave it out, or want 0 [COR007]", $"{problem.Message} [{problem.Code}]");
        Assert.Equal(columns[0], ImanConover.Reorder(columns, CorrelationMatrix.Equal(2, 0), 3)[0]);
    }

    [Theory]
    [InlineData(CopulaFamily.Gaussian, 0.5, 0.7071067811865476)] // sin(π/4)
    [InlineData(CopulaFamily.Gaussian, -1, -1)]
    [InlineData(CopulaFamily.Clayton, 0.5, 2)]
    [InlineData(CopulaFamily.Gumbel, 0.75, 4)]
    [InlineData(CopulaFamily.Gumbel, 0, 1)]
    [InlineData(CopulaFamily.Frank, 0.5, 5.736282707019075)] // mpmath, 1 - 4/θ (1 - D₁(θ)) = ½
    [InlineData(CopulaFamily.Frank, -0.5, -5.736282707019075)]
    [InlineData(CopulaFamily.Frank, 1e-6, 9e-6)]
    [InlineData(CopulaFamily.Frank, 0.99, 398.34824519833975)]
    public void A_copula_is_made_from_Kendall_s_tau(CopulaFamily family, double tau, double strength)
    {
        var copula = Copula.FromKendall(family, tau);
        Assert.Equal(strength, copula.Theta ?? copula.Correlation![0, 1], 1e-10 * Math.Abs(strength));
        Assert.Equal(tau, copula.KendallTau(), 1e-12);
        if (tau > 0)
        {
            Assert.Equal(3, Copula.FromKendall(family, tau, 3).Dimension);
        }
    }

    [Theory]
    [InlineData(CopulaFamily.Clayton, 0, "COR009")]
    [InlineData(CopulaFamily.Clayton, 1, "COR009")]
    [InlineData(CopulaFamily.Gumbel, -0.1, "COR009")]
    [InlineData(CopulaFamily.Frank, 0, "COR009")]
    [InlineData(CopulaFamily.Frank, 1, "COR009")]
    [InlineData(CopulaFamily.Gaussian, 1.5, "COR004")]
    [InlineData(CopulaFamily.Frank, double.NaN, "DIST001")]
    public void A_tau_that_a_family_does_not_reach_is_refused(CopulaFamily family, double tau, string code) =>
        Assert.Equal(code, Assert.Throws<ParameterException>(() => Copula.FromKendall(family, tau)).Code);

    [Fact]
    public void A_t_copula_is_told_by_more_than_tau_and_a_negative_tau_joins_two_by_Frank()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Copula.FromKendall(CopulaFamily.StudentT, 0.5));
        Assert.Equal("COR009", Assert.Throws<ParameterException>(() => Copula.FromKendall(CopulaFamily.Frank, -0.5, 3)).Code);
    }

    /// <summary>The example of Higham (2002), section 4.</summary>
    [Fact]
    public void The_nearest_matrix_is_Higham_s()
    {
        double[,] given = { { 1, 1, 0 }, { 1, 1, 1 }, { 0, 1, 1 } };
        ModelException e = Assert.Throws<ModelException>(() => new CorrelationMatrix(given));
        Assert.Equal("COR006", Assert.Single(e.Problems).Code);
        NearestCorrelation nearest = CorrelationMatrix.Nearest(given);
        double[,] values = nearest.Values;
        Assert.Equal(0.7607, values[0, 1], 4);
        Assert.Equal(0.1573, values[0, 2], 4);
        Assert.Equal(0.5278, nearest.Distance, 4);
        _ = new CorrelationMatrix(values);
    }

    [Fact]
    public void An_unknown_pair_is_filled_with_no_more_dependence_than_was_said()
    {
        // Of greatest determinant: the partial correlation given the middle one is 0, so 0.8 · 0.5.
        CorrelationMatrix full = CorrelationMatrix.Complete(new[,] { { 1, 0.8, double.NaN }, { 0.8, 1, 0.5 }, { double.NaN, 0.5, 1 } });
        Assert.Equal(0.4, full[0, 2], 10);
    }

    [Fact]
    public void Iman_and_Conover_s_reordering_has_the_ranks_of_the_reference()
    {
        int[][] orders = [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [3, 7, 0, 9, 2, 5, 8, 1, 6, 4], [8, 2, 6, 1, 9, 0, 4, 7, 3, 5]];
        var target = new CorrelationMatrix(new[,] { { 1, 0.8, 0.3 }, { 0.8, 1, -0.2 }, { 0.3, -0.2, 1 } });
        int[][] ranks = ImanConover.Ranks(target, orders);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], ranks[0].Select(r => r + 1));
        Assert.Equal([2, 4, 1, 7, 3, 6, 8, 5, 9, 10], ranks[1].Select(r => r + 1));
        Assert.Equal([6, 3, 7, 1, 10, 2, 4, 9, 5, 8], ranks[2].Select(r => r + 1));
    }

    [Fact]
    public void A_reordered_sample_keeps_its_values_and_has_the_wanted_ranks()
    {
        double[][] columns = [.. Enumerable.Range(0, 3).Select(j => Enumerable.Range(0, 2000).Select(i => Exponential(1.0).Quantile(((i * (7.0 + j)) + 0.5) % 2000 / 2000)).ToArray())];
        double[][] result = ImanConover.Reorder(columns, CorrelationMatrix.Equal(3, 0.7), 11);
        for (int j = 0; j < 3; j++)
        {
            Assert.Equal(columns[j].Order(), result[j].Order());
        }

        Assert.InRange(MathNet.Numerics.Statistics.Correlation.Spearman(result[0], result[2]), 0.68 - 0.03, 0.68 + 0.03);
        Assert.Equal(result[1], ImanConover.Reorder(columns, CorrelationMatrix.Equal(3, 0.7), 11)[1]);
    }

    [Fact]
    public void A_sample_of_few_rows_is_not_reordered_from_a_start_without_freedom()
    {
        // Of 4 rows no rank correlation is nearer to 0 than 0, and 0.4 is near; a start that was the order of the first column, or its reverse, gave ±1.
        double[][] columns = [[1, 2, 3, 4], [5, 6, 7, 8]];
        Assert.All(
            Enumerable.Range(0, 60).Select(seed => ImanConover.Reorder(columns, CorrelationMatrix.Equal(2, 0), (ulong)seed)),
            result => Assert.InRange(MathNet.Numerics.Statistics.Correlation.Spearman(result[0], result[1]), -0.41, 0.41));
    }

    [Fact]
    public void A_sample_with_missing_values_is_not_reordered()
    {
        ModelException e = Assert.Throws<ModelException>(() => ImanConover.Reorder([[1, 2, 3], [4, double.NaN, 6]], CorrelationMatrix.Equal(2, 0.5), 1));
        Assert.Equal(("COR005", "columns[1][1]"), (e.Problems[0].Code, e.Problems[0].Path));
        Assert.Throws<ArgumentNullException>(() => ImanConover.Reorder([[1, 2, 3], null!], CorrelationMatrix.Equal(2, 0.5), 1));
    }

    private static Copula Student(ReferenceRow row) => Copula.StudentT(new CorrelationMatrix(new[,] { { 1, row["rho"] }, { row["rho"], 1 } }), row["df"]);

    private static Copula Of(string family) => family switch
    {
        "gaussian" => Copula.Gaussian(0.8),
        "gaussian negative" => Copula.Gaussian(-0.6),
        "t" => Copula.StudentT(CorrelationMatrix.Equal(2, 0.5), 3),
        "clayton" => Copula.Clayton(2),
        "gumbel" => Copula.Gumbel(3),
        "frank" => Copula.Frank(5),
        "frank negative" => Copula.Frank(-3),
        "survival clayton" => Copula.Clayton(2).Survival(),
        "frank faint" => Copula.Frank(1e-16),
        "frank faint negative" => Copula.Frank(-1e-16),
        "frank strong" => Copula.Frank(2000),
        "frank strong negative" => Copula.Frank(-2000),
        "gumbel strong" => Copula.Gumbel(1000),
        _ => Copula.Frank(40).Survival(),
    };

    private static double[][] Draws(Copula copula, params Distribution[] laws)
    {
        var model = new Model("draws");
        IReadOnlyList<Uncertain> inputs = model.Inputs("group", copula, [.. laws.Select((law, i) => ($"input {i}", law))]);
        for (int i = 0; i < inputs.Count; i++)
        {
            model.Output($"x{i}", inputs[i]);
        }

        ModelResult result = model.Simulate(new SimulationOptions { Runs = Runs, Seed = 20160520, KeepSamples = true });
        return [.. Enumerable.Range(0, inputs.Count).Select(i => result.Values[$"x{i}"].Samples.ToArray())];
    }
}
