using System.Collections;
using Risk.Fitting;

namespace Risk.Tests.Fitting;

/// <summary>Fits take seconds of many data, or of many families: they end soon after they are cancelled, and leave nothing that changes the next.</summary>
public class CancelledFitTests
{
    private static readonly Measurement[] Values = FitTests.Draws(Distribution.Gamma(1.5, 4.0), 60, 3);

    [Fact]
    public void What_is_cancelled_beforehand_does_not_begin()
    {
        var cancelled = new CancellationToken(true);
        FittedLaw fit = Fit.MaximumLikelihood(LawFamily.Normal, Values);
        Assert.Throws<OperationCanceledException>(() => Fit.Compare(Values.Select(v => v.Low), FitCriterion.Aic, [], cancelled));
        Assert.Throws<OperationCanceledException>(() => Fit.Compare(Values, FitCriterion.Aic, LawFamily.All, cancelled));
        Assert.Throws<OperationCanceledException>(() => fit.Bootstrap(20, 1, cancelled));
        Assert.Throws<OperationCanceledException>(() => fit.ParametricBootstrap(20, 1, cancelled));
    }

    [Fact]
    public void A_comparison_is_cancelled_between_families()
    {
        LawFamily[] families = [LawFamily.Normal, LawFamily.LogNormal, LawFamily.Weibull, LawFamily.Exponential];
        string before = Fit.Compare(Values, FitCriterion.Bic, families).ToString();
        using var source = new CancellationTokenSource();
        var asked = new Cancelling(families, 1, source);

        Assert.Throws<OperationCanceledException>(() => Fit.Compare(Values, FitCriterion.Bic, asked, source.Token));

        Assert.Equal(2, asked.Given);
        Assert.Equal(before, Fit.Compare(Values, FitCriterion.Bic, families, CancellationToken.None).ToString());
    }

    [Fact]
    public void A_comparison_is_cancelled_within_the_search_for_the_likeliest_law()
    {
        using var source = new CancellationTokenSource();
        var family = new Watched(source);
        FitComparison before = Fit.Compare(Values, FitCriterion.Aic, family);
        int whole = family.Laws;

        family.CancelAt(whole + 20);
        Assert.Throws<OperationCanceledException>(() => Fit.Compare(Values, FitCriterion.Aic, [family], source.Token));

        Assert.InRange(whole, 60, int.MaxValue);
        Assert.Equal(whole + 20, family.Laws);
        Assert.Equal(before.Best.Parameters, Fit.Compare(Values, FitCriterion.Aic, [family], CancellationToken.None).Best.Parameters);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_bootstrap_is_cancelled_between_replicates_and_within_them(bool parametric)
    {
        using var source = new CancellationTokenSource();
        var family = new Watched(source);
        FittedLaw fit = Fit.MaximumLikelihood(family, Values);
        ParameterUncertainty Sure(CancellationToken cancellation) => parametric ? fit.ParametricBootstrap(200, 5, cancellation) : fit.Bootstrap(200, 5, cancellation);
        ParameterUncertainty before = Sure(CancellationToken.None);

        int at = family.Laws + 500;
        family.CancelAt(at);
        Assert.Throws<OperationCanceledException>(() => Sure(source.Token));

        // Each thread may be past its last check when another cancels: one law more, then that of the result and that of its likelihood.
        Assert.InRange(family.Laws, at, at + (3 * Environment.ProcessorCount));
        Assert.Equal(before.Draws, Sure(CancellationToken.None).Draws);
    }

    /// <summary>Normal laws, searched for, which counts the laws it is asked for and cancels at one of them.</summary>
    private sealed class Watched(CancellationTokenSource source) : LawFamily("watched", ("mean", false), ("standardDeviation", true))
    {
        private int laws;
        private int last = int.MaxValue;

        public int Laws => Volatile.Read(ref laws);

        public void CancelAt(int law) => last = law;

        internal override Distribution LawOf(double[] parameters)
        {
            if (Interlocked.Increment(ref laws) == last)
            {
                source.Cancel();
            }

            return Distribution.Normal(parameters[0], parameters[1]);
        }

        internal override double[]? FromMoments(SampleMoments moments) => [moments.Mean + 1, 2 * Math.Sqrt(moments.Variance)];
    }

    /// <summary>A list that cancels as it gives one of its families.</summary>
    private sealed class Cancelling(LawFamily[] families, int last, CancellationTokenSource source) : IReadOnlyList<LawFamily>
    {
        public int Given { get; private set; }

        public int Count => families.Length;

        public LawFamily this[int index] => families[index];

        public IEnumerator<LawFamily> GetEnumerator()
        {
            for (int i = 0; i < families.Length; i++)
            {
                Given++;
                if (i == last)
                {
                    source.Cancel();
                }

                yield return families[i];
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
