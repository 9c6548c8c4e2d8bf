using Risk.Mathematics;

namespace Risk.Distributions;

/// <summary>Values with weights as a person gives them: in any order, some twice, some of weight 0.</summary>
internal static class WeightedValues
{
    /// <summary>The values in order, each once, with probabilities that sum to 1; those of weight 0 are left out.</summary>
    public static (double[] Values, double[] Probabilities) Sorted(IReadOnlyList<double> values, IReadOnlyList<double> weights)
    {
        for (int i = 0; i < values.Count; i++)
        {
            Require.Finite(values[i], $"values[{i}]");
            Require.Finite(weights[i], $"weights[{i}]");
            Require.Holds(weights[i] >= 0, "DIST012", $"weights[{i}]", weights[i], $"weight {i} is negative ({Require.Text(weights[i])})");
        }

        double most = weights.Max();
        Require.Holds(most > 0, "DIST012", nameof(weights), most, "at least one weight must be greater than 0");
        double total = most * CompensatedSum.Of(weights.Count, i => weights[i] / most);
        double[] order = [.. values], scaled = [.. weights];
        Array.Sort(order, scaled);
        var merged = new List<(double Value, double Weight)>(order.Length);
        for (int i = 0; i < order.Length; i++)
        {
            if (scaled[i] == 0)
            {
                continue;
            }

            if (merged.Count > 0 && merged[^1].Value == order[i])
            {
                merged[^1] = (order[i], merged[^1].Weight + scaled[i]);
            }
            else
            {
                merged.Add((order[i], scaled[i]));
            }
        }

        return ([.. merged.Select(m => m.Value)], [.. merged.Select(m => m.Weight / total)]);
    }
}
