using static Risk.Distribution;

namespace Risk.Files.Tests;

/// <summary>Inputs of a file that a copula joins: the same bits as in code, back without loss, every fault with its place.</summary>
public class DependenceTests
{
    private const string Inputs = """
        "a": { "distribution": "gamma", "shape": 1.5, "scale": 4.5 }, "b": { "distribution": "pert", "minimum": 0, "mode": 3, "maximum": 18 }, "c": { "distribution": "normal", "mean": 6, "standardDeviation": 1 },
        "fixed": { "distribution": "constant", "value": 3 }, "coin": { "distribution": "bernoulli", "probability": 0.3 }, "penny": { "distribution": "bernoulli", "probability": 0.9 },
        "sum": { "distribution": "sumOfDraws", "count": { "distribution": "poisson", "mean": 2 }, "severity": { "distribution": "exponential", "mean": 1 } },
        "on c": { "distribution": "exponential", "mean": "=c" }, "heavy": { "distribution": "cauchy", "location": 0, "scale": 1 }
        """;

    private static readonly SimulationOptions Short = new() { Runs = 500, Seed = 7, Checksum = true };

    private static readonly (string Name, Uncertain Law)[] Laws = [("a", Gamma(1.5, 4.5)), ("b", Pert(0, 3, 18)), ("c", Normal(6, 1))];

    private static readonly double[,] Mixed = { { 1, 0.6, 0.3 }, { 0.6, 1, -0.2 }, { 0.3, -0.2, 1 } };

    public static TheoryData<string, Func<Copula>> Copulas => new()
    {
        { """ "copula": "gaussian", "correlation": 0.6, "kind": "spearman" """, () => Copula.Gaussian(CorrelationMatrix.Equal(3, 0.6, CorrelationKind.Spearman)) },
        { """ "copula": "gaussian", "correlation": [[1, 0.6, 0.3], [0.6, 1, -0.2], [0.3, -0.2, 1]], "kind": "scores" """, () => Copula.Gaussian(new CorrelationMatrix(Mixed)) },
        { """ "copula": "gaussian", "correlation": [[1, 0.6, 0.3], [0.6, 1, -0.2], [0.3, -0.2, 1]], "kind": "pearson" """, () => Copula.Gaussian(CorrelationMatrix.FromPearson(Mixed, [.. Laws.Select(l => l.Law.Law!)])) },
        { """ "copula": "gaussian", "correlation": [[1, 0.6, null], [0.6, 1, 0.5], [null, 0.5, 1]], "kind": "kendall" """, () => Copula.Gaussian(CorrelationMatrix.Complete(new[,] { { 1, 0.6, double.NaN }, { 0.6, 1, 0.5 }, { double.NaN, 0.5, 1 } }, CorrelationKind.Kendall)) },
        { """ "copula": "studentT", "correlation": 0.4, "kind": "kendall", "degreesOfFreedom": 4.5 """, () => Copula.StudentT(CorrelationMatrix.Equal(3, 0.4, CorrelationKind.Kendall), 4.5) },
        { """ "copula": "clayton", "theta": 2 """, () => Copula.Clayton(2, 3) },
        { """ "copula": "clayton", "theta": 40, "survival": true """, () => Copula.Clayton(40, 3).Survival() },
        { """ "copula": "gumbel", "theta": 1.7 """, () => Copula.Gumbel(1.7, 3) },
        { """ "copula": "frank", "theta": 5 """, () => Copula.Frank(5, 3) },
    };

    [Theory]
    [MemberData(nameof(Copulas))]
    public void A_group_of_a_file_has_the_bits_of_the_same_group_in_code_and_comes_back(string copula, Func<Copula> inCode)
    {
        IReadOnlyList<Uncertain> joined = Uncertain.Inputs("late", inCode(), Laws);
        Programme code = With(joined[0], joined[1], joined[2] * 2), file = Read(Group(copula)).Programme;
        Assert.Equal(code.Simulate(Short).Model.Checksum, file.Simulate(Short).Model.Checksum);
        Assert.NotEqual(code.Simulate(Short).Model.Checksum, With(Uncertain.Input("a", Laws[0].Law), Uncertain.Input("b", Laws[1].Law), Uncertain.Input("c", Laws[2].Law) * 2).Simulate(Short).Model.Checksum);

        string json = ProgrammeFile.ToJson(code);
        Assert.Equal(json, ProgrammeFile.ToJson(file));
        Assert.Equal(json, ProgrammeFile.ToJson(ProgrammeFile.Parse(json, "again").Programme));
        Assert.Equal(code.Simulate(Short).Model.Checksum, ProgrammeFile.Parse(json, "again").Programme.Simulate(Short).Model.Checksum);
    }

    [Theory]
    [MemberData(nameof(Copulas))]
    public void A_workbook_holds_it_too(string copula, Func<Copula> inCode)
    {
        Programme programme = With([.. Uncertain.Inputs("late", inCode(), Laws)]), file = Read(Group(copula)).Programme;
        DirectoryInfo folder = Directory.CreateTempSubdirectory("risk-dependence-");
        try
        {
            string path = Path.Combine(folder.FullName, "p.xlsx");
            ProgrammeWorkbook.Write(programme, path);
            Assert.Equal(ProgrammeFile.ToJson(programme), ProgrammeFile.ToJson(ProgrammeWorkbook.Load(path).Programme));
            ProgrammeWorkbook.WriteTemplate(file, path, overwrite: true);
            Assert.Equal(ProgrammeFile.ToJson(file), ProgrammeFile.ToJson(ProgrammeWorkbook.Load(path).Programme));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Laws_with_uncertain_parameters_are_joined_and_come_back()
    {
        Uncertain rate = Uncertain.Input("rate", Gamma(2.5, 2));
        IReadOnlyList<Uncertain> inner = Uncertain.Inputs("inner", Copula.Gaussian(0.5), ("p", Uniform(1, 2)), ("q", Gamma(rate, 2)));
        IReadOnlyList<Uncertain> outer = Uncertain.Inputs("outer/~", Copula.Gumbel(2), ("a/~", Poisson(rate)), ("it's", Truncated(Gamma(inner[0], 2), 0, 9)));
        Programme code = With(outer[0], outer[1], inner[1] + (outer[0] * inner[0]));
        string json = ProgrammeFile.ToJson(code);
        Programme read = ProgrammeFile.Parse(json, "x").Programme;
        Assert.Equal(code.Simulate(Short).Model.Checksum, read.Simulate(Short).Model.Checksum);
        Assert.Equal(json, ProgrammeFile.ToJson(read));
    }

    [Fact]
    public void The_drawn_samples_have_the_rank_correlation_that_the_file_states()
    {
        const int runs = 20_000;
        IReadOnlyList<DependenceGroup> groups = Read(Group(""" "copula": "gaussian", "correlation": [[1, 0.6, 0.3], [0.6, 1, -0.2], [0.3, -0.2, 1]], "kind": "spearman" """)).Programme.Dependence();
        DependenceGroup group = Assert.Single(groups);
        Assert.Equal(("late", "a, b, c: Gaussian copula, Spearman correlation [1 0.6 0.3; 0.6 1 -0.2; 0.3 -0.2 1]"), (group.Name, group.ToString()));
        var model = new Model("ranks");
        for (int i = 0; i < 3; i++)
        {
            model.Output(group.Inputs[i].Name, group.Values[i]);
        }

        ModelResult result = model.Simulate(new SimulationOptions { Runs = runs, Seed = 20, KeepSamples = true });
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < i; j++)
            {
                // The standard error of a rank correlation is at most 1/√(runs − 1): 4.5 of them leave a true statement refused once in 50,000 times for each of three pairs.
                double[] x = Ranks(result, group.Inputs[i].Name), y = Ranks(result, group.Inputs[j].Name);
                double mean = (runs - 1) / 2.0, rank = x.Zip(y, (p, q) => (p - mean) * (q - mean)).Sum() / x.Sum(p => (p - mean) * (p - mean));
                Assert.InRange(rank, Stated[i][j] - (4.5 / Math.Sqrt(runs - 1)), Stated[i][j] + (4.5 / Math.Sqrt(runs - 1)));
            }
        }
    }

    private static readonly double[][] Stated = [[1, 0.6, 0.3], [0.6, 1, -0.2], [0.3, -0.2, 1]];

    [Fact]
    public void Reports_say_which_inputs_are_joined_how_and_how_strongly()
    {
        Programme programme = Read(Group(""" "copula": "clayton", "theta": 2, "survival": true """), """, "provenance": { "dependence/late": { "kind": "assumption", "source": "workshop" } }""").Programme;
        string[] said = [.. programme.Parameters().Select(p => p.ToString())];
        Assert.Contains("dependence/late = a, b, c: survival Clayton copula with theta 2: Kendall's tau 0.5; extremes together 0 at the low end, 0.71 at the high end  [assumption: workshop]", said);
        Assert.Contains(said, s => s.StartsWith("customers/A/migration cost = a ~ gamma(shape: 1.5, scale: 4.5), joined in late", StringComparison.Ordinal));
        Assert.Empty(programme.Validate());
        RunExplanation run = programme.ToModel().Model.Explain(0, Short);
        Assert.Equal(["a", "b", "c"], run.Traces.Select(t => t.Key).Intersect(["a", "b", "c"]));
    }

    [Fact]
    public void The_plan_of_joined_inputs_is_that_of_their_laws_alone()
    {
        Uncertain d = Uncertain.Input("d", Gamma(2, 3));
        (string Name, Uncertain Law)[] laws = [("a", Triangular(0, 1, 9)), ("b", Gamma(2, 3)), ("c", Exponential(d)), ("n", Normal(2, 1))];
        double[] alone = [1, Gamma(2, 3).Quantile(0.5), Exponential(Gamma(2, 3).Quantile(0.5)).Quantile(0.5), 2];
        IReadOnlyList<Uncertain> joined = Uncertain.Inputs("late", Copula.Gumbel(3, 4), laws);
        for (int i = 0; i < laws.Length; i++)
        {
            Programme Costing(Uncertain cost) => new("P") { Customers = [new("A") { AnnualSaving = 1, PlannedMigration = Duration.Months(6), MigrationCost = cost }] };
            Assert.Equal(Costing(alone[i]).Plan().Cost(Perimeter.Full), Costing(joined[i]).Plan().Cost(Perimeter.Full), 1e-12);
            Assert.Equal(Costing(Uncertain.Input("x", laws[i].Law)).Plan().Cost(Perimeter.Full), Costing(joined[i]).Plan().Cost(Perimeter.Full));
        }
    }

    public static TheoryData<string, string, string, string> Refused => new()
    {
        { Group("""  "copula": "gausian", "correlation": 0.6, "kind": "spearman" """), "FILE011", "/dependence/0/copula (line 3)", "expected one of gaussian, studentT, clayton, gumbel, frank (was \"gausian\")" },
        { Group(""" "copula": "gaussian", "correlation": 0.6 """), "FILE012", "/dependence/0 (line 3)", "kind is missing: the copula gaussian needs it" },
        { Group(""" "copula": "gaussian", "kind": "spearman" """), "FILE012", "/dependence/0 (line 3)", "correlation is missing: the copula gaussian needs it" },
        { Group(""" "copula": "studentT", "correlation": 0.6, "kind": "kendall" """), "FILE012", "/dependence/0 (line 3)", "degreesOfFreedom is missing: the copula studentT needs it" },
        { Group(""" "copula": "clayton" """), "FILE012", "/dependence/0 (line 3)", "theta is missing: the copula clayton needs it" },
        { Group(""" "copula": "clayton", "theta": 2, "correlation": 0.6 """), "FILE014", "/dependence/0/correlation (line 3)", "the copula clayton takes no correlation: it takes theta" },
        { Group(""" "copula": "clayton", "theta": 2, "degrees": 3 """), "FILE014", "/dependence/0/degrees (line 3)", "unknown field degrees; did you mean \"degreesOfFreedom\"?" },
        { Group(""" "copula": "clayton", "theta": 0 """), "COR009", "/dependence/0/theta (line 3)", "theta must be greater than 0; use independence (was 0)" },
        { Group(""" "copula": "gumbel", "theta": 0.5 """), "COR009", "/dependence/0/theta (line 3)", "theta must be at least 1, which is independence (was 0.5)" },
        { Group(""" "copula": "frank", "theta": -2 """), "COR009", "/dependence/0/theta (line 3)", "theta must be greater than 0 for more than two inputs (was -2)" },
        { Group(""" "copula": "studentT", "correlation": 0.6, "kind": "kendall", "degreesOfFreedom": 0 """), "DIST003", "/dependence/0/degreesOfFreedom (line 3)", "degrees of freedom must be greater than 0 (was 0)" },
        { Group(""" "copula": "studentT", "correlation": 0.6, "kind": "spearman", "degreesOfFreedom": 4 """), "COR013", "/dependence/0/kind (line 3)", "a t copula takes correlations of scores or Kendall's: Spearman's has no closed form for it" },
        { Group(""" "copula": "studentT", "correlation": 0.6, "kind": "pearson", "degreesOfFreedom": 4 """), "COR013", "/dependence/0/kind (line 3)", "a t copula takes correlations of scores or Kendall's: Pearson's has no closed form for it" },
        { Group(""" "copula": "gaussian", "correlation": 1.5, "kind": "spearman" """), "COR004", "/dependence/0/correlation (line 3)", "correlation=1.5: a correlation must be in [-1,1]" },
        { Group(""" "copula": "gaussian", "correlation": "60%", "kind": "spearman" """), "FILE011", "/dependence/0/correlation (line 3)", "expected a number; write 0.6 (was \"60%\")" },
        { Group(""" "copula": "gaussian", "correlation": -0.9, "kind": "scores" """), "COR006", "/dependence/0/correlation (line 3)", "the matrix is not positive semidefinite: its least eigenvalue is -0.8, so no inputs can be correlated like this" },
        { Matrix("[[1, 0.5], [0.5, 1]]"), "COR005", "/dependence/0/correlation (line 3)", "matrix is 2x2 but 3 inputs are named" },
        { Matrix("[[1, 0.5, 0], [0.5, 1], [0, 0, 1]]"), "COR005", "/dependence/0/correlation/1 (line 3)", "row 2 has 2 correlations, and the matrix 3 rows: it must have as many rows as columns" },
        { Matrix("[[1, 0.5, 0], 3, [0, 0, 1]]"), "FILE011", "/dependence/0/correlation/1 (line 3)", "expected a row of the matrix, a list (was 3)" },
        { Matrix("[[1, 0.5, 0], [0.4, 1, 0], [0, 0, 1]]"), "COR001", "/dependence/0/correlation/0/1 (line 3)", "corr[1,2]=0.5 but corr[2,1]=0.4: the matrix must be symmetric" },
        { Matrix("[[1, null, 0], [0.4, 1, 0], [0, 0, 1]]"), "COR001", "/dependence/0/correlation/0/1 (line 3)", "corr[1,2]=null but corr[2,1]=0.4: the matrix must be symmetric" },
        { Matrix("[[1, 0, 0], [0, 0.9, 0], [0, 0, 1]]"), "COR002", "/dependence/0/correlation/1/1 (line 3)", "corr[2,2]=0.9: the diagonal must be 1" },
        { Matrix("[[null, 0, 0], [0, 1, 0], [0, 0, 1]]"), "COR002", "/dependence/0/correlation/0/0 (line 3)", "corr[1,1]=null: the diagonal must be 1" },
        { Matrix("[[1, \"=c\", 0], [0, 1, 0], [0, 0, 1]]"), "FILE011", "/dependence/0/correlation/0/1 (line 3)", "expected a number (was \"=c\")" },
        { Named("a", "heavy", kind: "pearson"), "COR012", "/dependence/0/correlation (line 3)", "cauchy(location: 0, scale: 1) has no Pearson correlation: its variance must be finite and above 0" },
        { Named("a", "on c", kind: "pearson"), "COR012", "/dependence/0/correlation (line 3)", "Pearson's correlation of on c is not known before the runs, since the law has uncertain parameters: state \"spearman\", \"kendall\" or \"scores\"" },
        { Named("a", "coin", kind: "pearson", correlation: "0.99"), "COR010", "/dependence/0/correlation (line 3)", "Pearson correlation of gamma(shape: 1.5, scale: 4.5) and bernoulli(probability: 0.3) reaches from -0." },
        { Named("a", "fixed"), "COR007", "/dependence/0/inputs (line 3)", "corr with Constant fixed has no meaning: leave it out of the group" },
        { Named("a", "sum"), "COR014", "/dependence/0/inputs (line 3)", "sum is SumOfDraws: under a copula stands a law that is drawn from one uniform" },
        { Named("a", "nobody at all"), "FORM001", "/dependence/0/inputs/1 (line 3)", "unknown input nobody at all" },
        { Named("a", "haevy"), "FORM001", "/dependence/0/inputs/1 (line 3)", "unknown input haevy; did you mean \"heavy\"?" },
        { Named("a", "dear"), "FORM001", "/dependence/0/inputs/1 (line 3)", "dear stands under values: a copula joins inputs, each with a distribution" },
        { Named("a", "a"), "COR008", "/dependence/0/inputs/1 (line 3)", "input \"a\" stands twice in the group" },
        { Named("c", "on c"), "GRAPH001", "/inputs/c (line 2)", "dependency cycle: c -> c" },
        { """{ "name": "late", "inputs": ["a"], "copula": "clayton", "theta": 2 }""", "FILE011", "/dependence/0/inputs (line 3)", "expected two inputs or more, since a copula joins them (was 1)" },
        { """{ "name": "late", "inputs": "a, b", "copula": "clayton", "theta": 2 }""", "FILE011", "/dependence/0/inputs (line 3)", "expected a list (was \"a, b\")" },
        { """{ "name": " ", "inputs": ["a", "b"], "copula": "clayton", "theta": 2 }""", "MOD011", "/dependence/0/name (line 3)", "id must not be empty" },
        { """{ "name": "a\u0007", "inputs": ["a", "b"], "copula": "clayton", "theta": 2 }""", "MOD012", "/dependence/0/name (line 3)", "id holds a control character (U+0007 at 1)" },
        { """{ "inputs": ["a", "b"], "copula": "clayton", "theta": 2 }""", "FILE012", "/dependence/0 (line 3)", "name is missing" },
        { Named("a", "b") + ", " + Named("c", "coin"), "MOD013", "/dependence/1/name (line 3)", "name \"late\" is taken: names must differ, since they name the draws" },
        { Named("a", "b") + """, { "name": "other", "inputs": ["c", "b"], "copula": "clayton", "theta": 2 }""", "COR008", "/dependence/1/inputs/1 (line 3)", "input \"b\" is in two groups, \"late\" and \"other\": one copula joins all that go together" },
        { "3", "FILE011", "/dependence/0 (line 3)", "expected an object (was 3)" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_cannot_be_is_refused_with_its_place_and_rule(string groups, string code, string place, string message)
    {
        Problem problem = Assert.Single(Assert.Throws<ModelException>(() => Read(groups)).Problems);
        Assert.Equal((code, place), (problem.Code, problem.Path));
        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_of_all_groups_are_told_at_once()
    {
        ModelException e = Assert.Throws<ModelException>(() => Read(
            """{ "name": "one", "inputs": ["a", "fixed", "sum"], "copula": "gaussian", "correlation": [[1, 0.5, 2], [0.4, 0.9, 0], [2, 0, 1]], "kind": "rank" }, """
            + """{ "name": "two", "inputs": ["b", "heavy"], "copula": "clayton", "theta": -1, "kind": "spearman" }, { "name": "two", "inputs": ["c", "nobody"], "copula": "frank" }"""));
        Assert.Equal(
            ["FILE011 /dependence/0/kind", "FILE014 /dependence/1/kind", "MOD013 /dependence/2/name", "FILE012 /dependence/2", "FORM001 /dependence/2/inputs/1", "COR007 /dependence/0/inputs", "COR014 /dependence/0/inputs"],
            e.Problems.Select(p => $"{p.Code} {p.Path.Split(" (")[0]}"));
        Assert.Equal(
            ["COR001 0/1", "COR004 0/2", "COR002 1/1", "COR004 2/0"],
            Assert.Throws<ModelException>(() => Read(Matrix("[[1, 0.5, 2], [0.4, 0.9, 0], [2, 0, 1]]"))).Problems.Select(p => $"{p.Code} {p.Path["/dependence/0/correlation/".Length..].Split(" (")[0]}"));
    }

    [Theory]
    [InlineData("scores", "[[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]]")]
    [InlineData("spearman", "[[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]]")]
    [InlineData("kendall", "[[1, 0.8, 0.1], [0.8, 1, 0.9], [0.1, 0.9, 1]]")]
    public void The_matrix_that_is_offered_is_taken_as_it_stands(string kind, string matrix)
    {
        Problem problem = Assert.Single(Assert.Throws<ModelException>(() => Read(Matrix(matrix, kind))).Problems);
        Assert.Equal("COR006", problem.Code);
        string offered = problem.Hint![(problem.Hint!.IndexOf(" is [", StringComparison.Ordinal) + 4)..];
        Assert.Single(Read(Matrix(offered, kind)).Programme.Dependence());
    }

    [Theory]
    [InlineData("scores", "-0.5")]
    [InlineData("spearman", "-0.4825")]
    [InlineData("kendall", "-0.3333")]
    public void The_least_correlation_for_all_pairs_is_offered_and_taken(string kind, string least)
    {
        Problem problem = Assert.Single(Assert.Throws<ModelException>(() => Read(Matrix("-0.6", kind))).Problems);
        Assert.Equal(("COR006", $"one correlation for all pairs of 3 inputs is at least {least}"), (problem.Code, problem.Hint));
        Assert.Single(Read(Matrix(least, kind)).Programme.Dependence());
    }

    [Fact]
    public void A_correlation_out_of_reach_is_a_warning_with_its_line()
    {
        Problem warning = Assert.Single(Read(Named("coin", "penny", correlation: "0.9"), uses: """, { "name": "D", "migrationCost": "=coin + penny" }""").Warnings);
        Assert.Equal(("COR011", "dependence/late (line 3)"), (warning.Code, warning.Path));
        Assert.Contains("cannot be reached: the reachable maximum is ", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_name_is_one_draw_in_code_too()
    {
        IReadOnlyList<Uncertain> one = Uncertain.Inputs("g", Copula.Gaussian(0.5), ("a", Uniform(1, 2)), ("b", Uniform(1, 2)));
        IReadOnlyList<Uncertain> again = Uncertain.Inputs("g", Copula.Gaussian(0.5), ("c", Uniform(1, 2)), ("d", Uniform(1, 2)));
        IReadOnlyList<Uncertain> other = Uncertain.Inputs("h", Copula.Gaussian(0.5), ("b", Uniform(1, 2)), ("e", Uniform(1, 2)));
        Assert.Equal(["MOD013 dependence/g"], Told(With(one[0], again[0], 1)));
        Assert.Equal(["COR008 dependence/h"], Told(With(one[0], other[0], 1)));
        Assert.Equal(["COR008 dependence/g"], Told(With(one[0], Uncertain.Input("b", Uniform(0, 1)), 1)));
        Assert.Empty(Told(With(one[0], one[1], 1)));
        Assert.Equal("FORM003", Assert.Throws<ModelException>(() => ProgrammeFile.ToJson(With(Uncertain.Inputs("g", Copula.Gaussian(CorrelationMatrix.Equal(1, 1)), ("a", Uniform(1, 2)))[0], 1, 1))).Problems[0].Code);
    }

    [Fact]
    public void One_name_for_a_joined_input_and_another_draw_is_told_with_the_group()
    {
        static IReadOnlyList<Uncertain> Pair(string first, string second = "b") => Uncertain.Inputs("late", Copula.Clayton(2), (first, Uniform(1, 2)), (second, Uniform(1, 2)));
        IReadOnlyList<Uncertain> place = Pair("customers/A/migration cost"), plain = Pair("a"), score = Uncertain.Inputs("late", Copula.Gaussian(CorrelationMatrix.Equal(3, 0.5)), ("a", Normal(9, 1)), ("b", Normal(9, 1)), ("a/score", Uniform(1, 2)));
        Assert.Equal(["MOD013 dependence/late"], Told(With(Uniform(1, 2), place[0], place[1])));
        Assert.Empty(Told(With(place[0], place[1])));
        Assert.Equal(["MOD013 dependence/late"], Told(With(plain[0], plain[1], Uncertain.Input("late/frailty", Uniform(1, 2)))));
        Assert.Equal(["MOD013 dependence/late"], Told(With(plain[0], plain[1], Uncertain.Input("b/wait", Uniform(1, 2)))));
        Assert.Equal(["MOD013 dependence/late"], Told(With([.. score])));
        Problem told = Assert.Single(With(plain[0], plain[1], Uncertain.Input("late/frailty", Uniform(1, 2))).Validate());
        Assert.Equal("two inputs are named \"late/frailty\", which is the name of a draw that the group is made of: names must differ, since they name the draws", told.Message);
    }

    [Fact]
    public void One_name_for_a_joined_input_and_another_is_refused_in_the_algebra()
    {
        IReadOnlyList<Uncertain> joined = Uncertain.Inputs("g", Copula.Gaussian(0.5), ("a", Uniform(1, 2)), ("b", Uniform(1, 2)));
        var model = new Model("m");
        model.Output("sum", joined[0] + joined[1] + model.Input("a", Uniform(1, 2)));
        Assert.Equal("MOD013 a", Assert.Single(Assert.Throws<ModelException>(() => model.Simulate(Short)).Problems.Select(p => $"{p.Code} {p.Path}")));
        Assert.Equal("MOD013 a", Assert.Single(Assert.Throws<ModelException>(() => model.AllColumns).Problems.Select(p => $"{p.Code} {p.Path}")));
    }

    [Fact]
    public void A_group_that_joins_nothing_is_a_warning()
    {
        Problem none = Assert.Single(Read(Named("coin", "penny")).Warnings);
        Assert.Equal(("COR015", "/dependence/0 (line 3)", "no value stands on an input of late: what the copula says has no effect", "write \"=coin\" where its law stands by itself"), (none.Code, none.Path, none.Message, none.Hint));
        Problem one = Assert.Single(Read(Named("a", "penny")).Warnings);
        Assert.Equal(("COR015", "dependence/late (line 3)"), (one.Code, one.Path));
        Assert.StartsWith("values stand on one of its 2 inputs only", one.Message, StringComparison.Ordinal);
        Assert.Empty(Read(Named("a", "b")).Warnings);
        Assert.Empty(Read(Named("a", "c")).Warnings);
    }

    [Fact]
    public void A_group_s_name_without_a_line_is_refused_as_a_file_refuses_it()
    {
        IReadOnlyList<Uncertain> joined = Uncertain.Inputs("g\u0007", Copula.Gaussian(0.5), ("a", Uniform(1, 2)), ("b", Uniform(1, 2)));
        Assert.Equal("MOD012", Assert.Single(With([.. joined]).Validate()).Code);
        Assert.Equal("MOD012", Assert.Single(Assert.Throws<ModelException>(() => ProgrammeFile.ToJson(With([.. joined]))).Problems).Code);
    }

    [Fact]
    public void Faults_are_told_in_words_of_files()
    {
        Problem missing = Assert.Single(Assert.Throws<ModelException>(() => Read(Group(""" "copula": "studentT", "correlation": 0.4, "degreesOfFreedom": 4 """))).Problems);
        Assert.Equal(("FILE012", "in what the correlation is measured: \"kendall\" or \"scores\""), (missing.Code, missing.Hint));
        Problem great = Assert.Single(Assert.Throws<ModelException>(() => Read(Group(""" "copula": "studentT", "correlation": 0.4, "kind": "kendall", "degreesOfFreedom": 1e15 """))).Problems);
        Assert.Equal(("DIST006", "degrees of freedom above 1e14 make the Gaussian copula: use that one (was 1000000000000000)"), (great.Code, great.Message));
        Problem through = Assert.Single(Assert.Throws<ModelException>(() => ProgrammeFile.Parse(
            $$"""{ "name": "P", "values": { "twice": "=2 * x" }, "inputs": { "a": { "distribution": "exponential", "mean": "=twice" }, "x": { "distribution": "exponential", "mean": 1 } }, "dependence": [{{Named("a", "x")}}], "customers": [{ "name": "A", "annualSaving": "=twice", "plannedMigration": 6 }] }""", "test")).Problems);
        Assert.Equal(("GRAPH001", "the inputs of late are drawn together, so none can be a parameter of another"), (through.Code, through.Hint));
    }

    private static IEnumerable<string> Told(Programme programme) => programme.Validate().Select(p => $"{p.Code} {p.Path}");

    private static string Group(string copula) => $$"""{ "name": "late", "inputs": ["a", "b", "c"], {{copula}} }""";

    private static string Matrix(string matrix, string kind = "spearman") => Group($$""" "copula": "gaussian", "correlation": {{matrix}}, "kind": "{{kind}}" """);

    private static string Named(string one, string other, string kind = "spearman", string correlation = "0.5") =>
        $$"""{ "name": "late", "inputs": ["{{one}}", "{{other}}"], "copula": "gaussian", "correlation": {{correlation}}, "kind": "{{kind}}" }""";

    private static LoadedProgramme Read(string groups, string more = "", string uses = "") => ProgrammeFile.Parse(
        $$"""
        { "name": "P",
          "inputs": { {{Inputs.ReplaceLineEndings(" ")}} },
          "dependence": [{{groups}}], "values": { "dear": "=2 * c" },
          "customers": [{ "name": "A", "annualSaving": 1, "plannedMigration": 6, "migrationCost": "=a" }, { "name": "B", "annualSaving": 1, "plannedMigration": 6, "migrationCost": "=b" }, { "name": "C", "annualSaving": 1, "plannedMigration": 6, "migrationCost": "=c * 2" }{{uses}}]{{more}} }
        """,
        "test");

    private static Programme With(params Uncertain[] costs) => new("P")
    {
        Customers = [.. costs.Select((cost, i) => new Customer(((char)('A' + i)).ToString()) { AnnualSaving = 1, PlannedMigration = Duration.Months(6), MigrationCost = cost })],
    };

    private static double[] Ranks(ModelResult result, string name)
    {
        double[] values = result.Values[name].Samples.ToArray(), ranks = new double[values.Length];
        int[] order = [.. Enumerable.Range(0, values.Length).OrderBy(i => values[i])];
        for (int i = 0; i < order.Length; i++)
        {
            ranks[order[i]] = i;
        }

        return ranks;
    }
}
