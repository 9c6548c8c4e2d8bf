using Risk.Distributions;
using Risk.Modelling;

namespace Risk;

public abstract partial class Distribution
{
    private const int MostDraws = 10_000;

    /// <summary>The total of a random number of independent amounts, each drawn in its own right: N, then X₁ … X_N, in every run.</summary>
    /// <param name="count">How many: a discrete law of whole numbers from 0.</param>
    /// <param name="severity">Each amount: any law.</param>
    /// <remarks>
    /// For an input <c>claims</c> the draws are named <c>claims/count</c>, <c>claims/1</c>, <c>claims/2</c>, …, so each is a pure function of seed, name and run, and no law is
    /// discretised. There are as many terms as the count can be in a draw (its upper quantile at 2⁻⁵⁴), each at the cost of a draw: for counts of hundreds prefer <see cref="Compound"/>
    /// where it knows the severity.
    /// </remarks>
    /// <exception cref="ParameterException">A count that is not discrete or can be below 0 (DIST010), or that can be above 10,000 (LIM011).</exception>
    public static Uncertain SumOfDraws(Distribution count, Distribution severity)
    {
        ArgumentNullException.ThrowIfNull(severity);
        return SumOfDraws(count, (Uncertain)severity);
    }

    /// <summary>The total of a random number of amounts whose law has uncertain parameters: given those, which all amounts of a run share, the amounts are independent.</summary>
    /// <param name="count">How many: a discrete law of whole numbers from 0. Its own parameters are numbers, for they say how many draws there are to prepare.</param>
    /// <param name="severity">Each amount: any law.</param>
    /// <remarks>Draws are named as in <see cref="SumOfDraws(Distribution, Distribution)"/>.</remarks>
    /// <exception cref="ParameterException">A count that is not discrete or can be below 0 (DIST010), or that can be above 10,000 (LIM011).</exception>
    /// <exception cref="ArgumentException"><paramref name="severity"/> is not a law.</exception>
    public static Uncertain SumOfDraws(Distribution count, [Law] Uncertain severity)
    {
        ArgumentNullException.ThrowIfNull(count);
        ArgumentNullException.ThrowIfNull(severity);
        ListedCall.CheckIsLaw(severity, nameof(severity));
        Require.Holds(count.IsDiscrete && count.Minimum >= 0, "DIST010", nameof(count), count.Family, $"the count must be a law of whole numbers from 0 (was {count.Family}, from {Require.Text(count.Minimum)})");
        double most = count.UpperQuantile(5.5511151231257827e-17);
        Require.Holds(most <= MostDraws, "LIM011", nameof(count), most, $"the count can be {Require.Text(most)}: at most {MostDraws} amounts are drawn one by one");
        return Uncertain.Waiting(new(nameof(SumOfDraws), [(nameof(count), count), (nameof(severity), severity)]), name =>
        {
            Uncertain number = new(Node.Input(name + "/count", count));
            Uncertain Amount(int i) => new(severity.Bind(FormattableString.Invariant($"{name}/{i}")));
            Uncertain[] terms = [.. Enumerable.Range(1, (int)most).Select(i => i <= count.Minimum ? Amount(i) : (number >= i).Choose(Amount(i), 0.0))];

            // Added in pairs, so that the graph is as deep as the logarithm of their number.
            while (terms.Length > 1)
            {
                terms = [.. terms.Chunk(2).Select(pair => pair.Length == 2 ? pair[0] + pair[1] : pair[0])];
            }

            return terms.Length == 0 ? Node.Number(0) : terms[0].Node;
        });
    }
}
