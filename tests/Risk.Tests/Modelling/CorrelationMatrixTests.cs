using System.Diagnostics;
using MathNet.Numerics.LinearAlgebra;
using Risk.Engine.Kernels;
using static Risk.Distribution;

namespace Risk.Tests.Modelling;

/// <summary>A matrix says what it was stated for, and refuses what it does not say.</summary>
public class CorrelationMatrixTests
{
    private static readonly double[,] Strong = { { 1, 0.6 }, { 0.6, 1 } };

    private static readonly Distribution[] Skewed = [LogNormal(0, 1.5), LogNormal(0, 0.5)];

    [Fact]
    public void A_Pearson_correlation_holds_for_the_laws_it_was_solved_for_only()
    {
        var copula = Copula.Gaussian(CorrelationMatrix.FromPearson(Strong, Skewed));
        Assert.Equal(2, new DependenceGroup("g", copula, ("a", LogNormal(0, 1.5)), ("b", LogNormal(0, 0.5))).Values.Count);
        Assert.Equal(2, new DependenceGroup("g", copula.Survival(), ("a", Skewed[0]), ("b", Skewed[1])).Values.Count);
        Uncertain rate = Uncertain.Input("rate", Uniform(1, 2));
        foreach ((string Name, Uncertain Law)[] others in new (string, Uncertain)[][] { [("a", Skewed[0]), ("b", Normal(0, 1))], [("a", Skewed[0]), ("b", LogNormal(0, rate))] })
        {
            Problem problem = Assert.Single(Assert.Throws<ModelException>(() => Uncertain.Inputs("g", copula, others)).Problems);
            Assert.Equal("COR013", problem.Code);
            Assert.StartsWith("Pearson's correlation was solved for lognormal", problem.Message, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("but b is ", problem.Message, StringComparison.Ordinal);
        }

        Assert.Equal(["COR013", "COR013"], Codes(() => new Model("m").Inputs("g", copula.Survival(), ("a", Skewed[1]), ("b", Skewed[0]))));
    }

    [Theory]
    [InlineData(0.5, double.NaN, "COR001 corr[1,2]")]
    [InlineData(double.NaN, 0.5, "COR001 corr[1,2]")]
    [InlineData(2, double.NaN, "COR001 corr[1,2]")]
    public void A_pair_judged_on_one_side_only_is_not_taken_for_unjudged(double above, double below, string told)
    {
        double[,] values = { { 1, above }, { below, 1 } };
        Assert.Equal([told], Places(() => CorrelationMatrix.Complete(values)));
        Assert.Equal([told], Places(() => CorrelationMatrix.FromPearson(values, Skewed)));
        Assert.Contains("COR003", Codes(() => _ = new CorrelationMatrix(values)));
        Assert.Equal(0, CorrelationMatrix.Complete(new[,] { { 1, double.NaN }, { double.NaN, 1 } })[0, 1]);
        Assert.Equal(["COR002 corr[1,1]"], Places(() => CorrelationMatrix.Complete(new[,] { { double.NaN, 0.5 }, { 0.5, 1 } })));
    }

    /// <summary>Along a chain, what is two links apart has the product of both (a Markov chain has the greatest determinant), for strong links and many inputs too.</summary>
    [Theory]
    [InlineData(3, 0.9)]
    [InlineData(30, 0.9)]
    [InlineData(30, -0.99)]
    [InlineData(60, 0.9)]
    public void A_chain_is_completed_by_products(int n, double link)
    {
        double[,] values = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                values[i, j] = i == j ? 1 : Math.Abs(i - j) == 1 ? link : double.NaN;
            }
        }

        CorrelationMatrix whole = CorrelationMatrix.Complete(values);
        for (int j = 1; j < n; j++)
        {
            Assert.Equal(Math.Pow(link, j), whole[0, j], 10);
        }
    }

    [Fact]
    public void What_goes_together_perfectly_or_nearly_is_completed()
    {
        const double none = double.NaN;
        Assert.Equal(0.8, CorrelationMatrix.Complete(new[,] { { 1, 1, none }, { 1, 1, 0.8 }, { none, 0.8, 1 } })[0, 2], 15);
        Assert.Equal(-0.8, CorrelationMatrix.Complete(new[,] { { 1, -1, none }, { -1, 1, 0.8 }, { none, 0.8, 1 } })[0, 2], 15);
        Assert.Equal(0.79999992, CorrelationMatrix.Complete(new[,] { { 1, 0.9999999, none }, { 0.9999999, 1, 0.8 }, { none, 0.8, 1 } })[0, 2], 12);
        CorrelationMatrix opposite = CorrelationMatrix.Complete(new[,] { { 1, -1, none, 0.3 }, { -1, 1, none, none }, { none, none, 1, 0.5 }, { 0.3, none, 0.5, 1 } });
        Assert.Equal((0.15, -0.15, -0.3), (Math.Round(opposite[0, 2], 12), Math.Round(opposite[1, 2], 12), opposite[1, 3]));

        // cos a, cos a, cos a around to cos 3a: the one completion has rank 2, with cos 2a across.
        double a = Math.Cos(0.5), far = Math.Cos(1.5);
        Assert.Equal(Math.Cos(1), CorrelationMatrix.Complete(new[,] { { 1, a, none, far }, { a, 1, a, none }, { none, a, 1, a }, { far, none, a, 1 } })[0, 2], 5);
        Assert.Equal(["COR006 correlation"], Places(() => CorrelationMatrix.Complete(new[,] { { 1, 0.9, none, -0.9 }, { 0.9, 1, 0.9, none }, { none, 0.9, 1, 0.9 }, { -0.9, none, 0.9, 1 } })));
    }

    /// <summary>Some pairs of many inputs are said to go strongly together or apart, as no inputs can: some of them in most triangles contradict each other.</summary>
    [Theory]
    [InlineData(30, 2)]
    [InlineData(60, 3)]
    [InlineData(60, 8)]
    public void What_contradicts_itself_is_refused_soon(int n, int apart)
    {
        double[,] values = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                int hash = ((i * i * 7) + (j * 13) + (i * j)) % 101;
                values[i, j] = values[j, i] = i == j ? 1 : hash % apart != 0 ? double.NaN : hash % (2 * apart) == 0 ? 0.7 : -0.7;
            }
        }

        var watch = Stopwatch.StartNew();
        Assert.Equal(["COR006 correlation"], Places(() => CorrelationMatrix.Complete(values)));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 20);
    }

    /// <summary>
    /// Both take many times as long as the thread that cancels waits: of 150 inputs some seconds. A timer's call would wait for a thread of the pool, which the work itself keeps busy.
    /// What is asked again has the same bits.
    /// </summary>
    [Fact]
    public void The_nearest_matrix_and_a_completion_are_cancelled_between_their_steps()
    {
        double[,] wanted = new double[150, 150], told = new double[150, 150];
        for (int i = 0; i < 150; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                int hash = ((i * i * 7) + (j * 13) + (i * j)) % 101;
                wanted[i, j] = wanted[j, i] = i == j ? 1 : (hash - 50) / 50.0;
                told[i, j] = told[j, i] = i == j ? 1 : hash % 13 == 0 ? 0.05 : double.NaN;
            }
        }

        Assert.Throws<OperationCanceledException>(() => CorrelationMatrix.Nearest(wanted, cancellation: new CancellationToken(true)));
        Assert.Throws<OperationCanceledException>(() => CorrelationMatrix.Complete(told, cancellation: new CancellationToken(true)));
        CancelledSoon(token => CorrelationMatrix.Nearest(wanted, cancellation: token));
        CancelledSoon(token => CorrelationMatrix.Complete(told, cancellation: token));

        double[,] few = new[,] { { 1, 0.9, -0.9 }, { 0.9, 1, 0.9 }, { -0.9, 0.9, 1 } }, little = new[,] { { 1, 0.8, double.NaN }, { 0.8, 1, 0.5 }, { double.NaN, 0.5, 1 } };
        using var unused = new CancellationTokenSource();
        Assert.Equal(CorrelationMatrix.Nearest(few).Values, CorrelationMatrix.Nearest(few, cancellation: unused.Token).Values);
        Assert.Equal(CorrelationMatrix.Complete(little)[0, 2], CorrelationMatrix.Complete(little, cancellation: unused.Token)[0, 2]);

        static void CancelledSoon(Func<CancellationToken, object> work)
        {
            using var source = new CancellationTokenSource();
            var other = new Thread(() =>
            {
                Thread.Sleep(20);
                source.Cancel();
            });
            other.Start();
            Assert.Throws<OperationCanceledException>(() => work(source.Token));
            other.Join();
        }
    }

    /// <summary>
    /// X is the nearest where Z = X − G − diag(y) is positive semidefinite and Z·X = 0 for some y, which is then (X − G)·X on the diagonal: the conditions of Higham (2002), theorem 2.4,
    /// which say nothing of how X was found.
    /// </summary>
    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(30)]
    [InlineData(120)]
    public void The_nearest_matrix_meets_the_conditions_of_the_nearest(int n)
    {
        for (int seed = 1; seed <= 360 / n; seed++)
        {
            var given = Matrix<double>.Build.Dense(n, n, (i, j) => i == j ? (seed % 4 == 3 ? 1.1 : 1) : Math.Round((3 * Philox.Uniform((ulong)seed, (ulong)((Math.Max(i, j) * n) + Math.Min(i, j)))) - 1.5, seed % 5));
            var nearest = CorrelationMatrix.Nearest(given.ToArray());
            Matrix<double> x = Matrix<double>.Build.DenseOfArray(nearest.Values), less = x - given;
            Matrix<double> z = less - Matrix<double>.Build.DiagonalOfDiagonalVector((less * x).Diagonal());
            Assert.All(x.Diagonal(), d => Assert.Equal(1, d));
            Assert.InRange(x.Evd(Symmetricity.Symmetric).EigenValues.Min(value => value.Real), -1e-11, n);
            Assert.InRange(z.Evd(Symmetricity.Symmetric).EigenValues.Min(value => value.Real), -1e-10 * n, double.PositiveInfinity);
            Assert.InRange((z * x).FrobeniusNorm(), 0, 1e-9 * n);
            Assert.Equal(less.FrobeniusNorm(), nearest.Distance, 12);
            Assert.InRange(nearest.Steps, 0, 12);
        }
    }

    [Fact]
    public void A_valid_matrix_is_its_own_nearest_and_what_is_no_correlation_has_none()
    {
        double[,] valid = { { 1, 0.3, -0.2 }, { 0.3, 1, 0.1 }, { -0.2, 0.1, 1 } };
        NearestCorrelation same = CorrelationMatrix.Nearest(valid);
        Assert.Equal((0.0, 0), (same.Distance, same.Steps));
        Assert.Equal(valid, same.Values);
        NearestCorrelation ofPearson = CorrelationMatrix.Nearest(valid, [Skewed[1], Skewed[1], Normal(0, 1)]);
        Assert.Equal((0.0, 0), (ofPearson.Distance, ofPearson.Steps));
        Assert.Equal(valid, ofPearson.Values);
        Problem problem = Assert.Single(Assert.Throws<ModelException>(() => CorrelationMatrix.Nearest(new[,] { { 1, -2000.5 }, { -2000.5, 1 } })).Problems);
        Assert.Equal(("COR004", "a number beyond ±1,000 is no estimate of a correlation (was -2000.5)"), (problem.Code, problem.Message));
    }

    /// <summary>What is offered for a matrix that is refused is accepted, in the kind it was given in: as numbers, and as they are written.</summary>
    [Theory]
    [InlineData(CorrelationKind.Scores)]
    [InlineData(CorrelationKind.Spearman)]
    [InlineData(CorrelationKind.Kendall)]
    public void The_nearest_matrix_is_offered_in_the_kind_that_was_given(CorrelationKind kind)
    {
        foreach (double r in new[] { 0.51, 0.6, 0.9 })
        {
            double[,] refused = { { 1, r, -r }, { r, 1, r }, { -r, r, 1 } };
            string hint = Assert.Single(Assert.Throws<ModelException>(() => new CorrelationMatrix(refused, kind)).Problems).Hint!;
            NearestCorrelation nearest = CorrelationMatrix.Nearest(refused, kind);
            Assert.Contains(nearest.ToString(), hint, StringComparison.Ordinal);
            Assert.Equal(nearest.Values[0, 1], new CorrelationMatrix(nearest.Values, kind).Stated(0, 1));
            Assert.Equal(nearest.Rounded()[0, 1], new CorrelationMatrix(nearest.Rounded(), kind).Stated(0, 1));

            // By symmetry the scores are ½ each, the last with its sign.
            double half = kind switch { CorrelationKind.Spearman => Correlation.ToSpearman(0.5), CorrelationKind.Kendall => 1 / 3.0, _ => 0.5 };
            Assert.Equal(half, nearest.Values[0, 1], 8);
            Assert.Equal(-half, nearest.Values[0, 2], 8);
            Assert.InRange(nearest.Rounded()[0, 1], half - 2e-4, half + 1e-4);
        }
    }

    [Fact]
    public void The_nearest_of_Pearson_s_correlations_is_Pearson_s()
    {
        double[,] refused = { { 1, 0.6, -0.3 }, { 0.6, 1, 0.6 }, { -0.3, 0.6, 1 } };
        Distribution[] laws = [LogNormal(0, 1), LogNormal(0, 1), LogNormal(0, 1)];
        Problem problem = Assert.Single(Assert.Throws<ModelException>(() => CorrelationMatrix.FromPearson(refused, laws)).Problems);
        Assert.Equal(("COR006", "CorrelationMatrix.Nearest(values, laws) gives the nearest valid matrix"), (problem.Code, problem.Hint));
        NearestCorrelation nearest = CorrelationMatrix.Nearest(refused, laws);
        var accepted = CorrelationMatrix.FromPearson(nearest.Values, laws);

        // Of two lognormal laws with σ = 1: (e^ρ − 1) ÷ (e − 1).
        Assert.Equal((Math.Exp(accepted[0, 2]) - 1) / (Math.E - 1), nearest.Values[0, 2], 6);
        Assert.InRange(nearest.Values[0, 2], -0.368, -0.1);
        Assert.Contains("one Spearman correlation for all pairs of 3 inputs is at least -0.4825", Assert.Throws<ModelException>(() => CorrelationMatrix.Equal(3, -0.6, CorrelationKind.Spearman)).Problems[0].Hint, StringComparison.Ordinal);
    }

    /// <summary>Few angles in a plane are told, from each to the next and from the first to the last: the one completion is the cosines of all of them, of rank 2, on the edge of what is valid.</summary>
    [Fact]
    public void A_completion_of_low_rank_is_found_though_little_is_said()
    {
        const int n = 9;
        const double angle = 0.25;
        double[,] values = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                values[i, j] = i == j ? 1 : Math.Abs(i - j) is 1 or n - 1 ? Math.Cos(angle * (i - j)) : double.NaN;
            }
        }

        CorrelationMatrix whole = CorrelationMatrix.Complete(values);
        for (int j = 1; j < n; j++)
        {
            Assert.Equal(Math.Cos(angle * j), whole[0, j], 5);
        }
    }

    [Fact]
    public void No_law_and_no_such_kind_are_refused_before_anything_is_solved()
    {
        Assert.Contains("no law stands at 1", Assert.Throws<ArgumentNullException>(() => CorrelationMatrix.FromPearson(Strong, [Skewed[0], null!])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = new CorrelationMatrix(Strong, (CorrelationKind)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => CorrelationMatrix.Complete(Strong, (CorrelationKind)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => CorrelationMatrix.Equal(2, 0.5, (CorrelationKind)9));
    }

    // The nearest matrix of 300 takes seconds, which a refusal does not.
    [Fact]
    public void A_large_matrix_is_refused_without_the_search_for_the_nearest()
    {
        const int n = 300;
        double[,] values = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                values[i, j] = i == j ? 1 : (i + j) % 3 == 0 ? 0.9 : -0.9;
            }
        }

        Problem problem = Assert.Single(Assert.Throws<ModelException>(() => _ = new CorrelationMatrix(values)).Problems);
        Assert.Equal(("COR006", "CorrelationMatrix.Nearest gives the nearest valid matrix"), (problem.Code, problem.Hint));
        problem = Assert.Single(Assert.Throws<ModelException>(() => CorrelationMatrix.Equal(n, -0.5)).Problems);
        Assert.Equal(("COR006", "one correlation of scores for all pairs of 300 inputs is at least -1/299"), (problem.Code, problem.Hint));
        Assert.Contains("its least eigenvalue is -148.5,", problem.Message, StringComparison.Ordinal);
        Assert.Equal(-1.0 / 299, CorrelationMatrix.Equal(n, -1.0 / 299)[0, 1]);
    }

    [Fact]
    public void Of_many_pairs_out_of_reach_the_worst_are_told_and_all_are_counted()
    {
        (string Name, Uncertain Law)[] coins = [.. Enumerable.Range(1, 20).Select(i => ($"coin {i}", (Uncertain)Bernoulli(i / 21.0)))];
        IReadOnlyList<Uncertain> joined = Uncertain.Inputs("coins", Copula.Gaussian(CorrelationMatrix.Equal(20, 0.95)), coins);
        var programme = new Programme("P") { Customers = [new("A") { AnnualSaving = 1, PlannedMigration = Duration.Months(6), MigrationCost = Uncertain.Sum(joined) }] };
        string[] told = [.. programme.Validate().Select(p => p.Message)];
        Assert.Equal(6, told.Length);
        Assert.StartsWith("Spearman correlation 0.945 of coin 1 and coin 20 cannot be reached", told[0], StringComparison.Ordinal);
        Assert.Matches("^… of 1[0-9]{2} pairs whose Spearman correlation cannot be reached; those that miss it most are told$", told[5]);
    }

    private static string[] Codes(Action action) => [.. Assert.Throws<ModelException>(action).Problems.Select(p => p.Code)];

    private static string[] Places(Action action) => [.. Assert.Throws<ModelException>(action).Problems.Select(p => $"{p.Code} {p.Path}")];
}
