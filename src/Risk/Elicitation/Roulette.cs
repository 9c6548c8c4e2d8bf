using Risk.Distributions;
using Risk.Mathematics;

namespace Risk.Elicitation;

/// <summary>Chips in bins as a distribution function at the edges.</summary>
internal static class Roulette
{
    public static double[] Cumulative(IReadOnlyList<double> edges, IReadOnlyList<double> chips)
    {
        ArgumentNullException.ThrowIfNull(edges);
        ArgumentNullException.ThrowIfNull(chips);
        Require.Holds(edges.Count >= 2, "DIST011", nameof(edges), edges.Count, "at least two edges are required");
        Require.Holds(edges.Count == chips.Count + 1, "DIST013", nameof(chips), chips.Count, $"{edges.Count} edges make {edges.Count - 1} bins, but there are {chips.Count} counts of chips");
        for (int i = 0; i < edges.Count; i++)
        {
            Require.Location(edges[i], $"edges[{i}]");
            Require.Holds(i == 0 || edges[i] > edges[i - 1], "DIST005", $"edges[{i}]", edges[i], $"edges must increase ({Require.Text(edges[i])} after {Require.Text(i == 0 ? 0 : edges[i - 1])})");
        }

        Require.Weights(chips, chips.Count, "bin", nameof(chips), "number of chips");
        double total = CompensatedSum.Of(chips.Count, i => chips[i]), sum = 0;
        double[] cumulative = new double[edges.Count];
        int last = Enumerable.Range(0, chips.Count).Last(i => chips[i] > 0);
        for (int i = 0; i < chips.Count; i++)
        {
            sum += chips[i];
            cumulative[i + 1] = i >= last ? 1 : sum / total;
        }

        return cumulative;
    }
}
