using System.Globalization;
using System.Text;

namespace Risk;

/// <summary>The valid correlation matrix nearest to one that is not.</summary>
public sealed class NearestCorrelation
{
    private readonly double[,] _values;

    internal NearestCorrelation(double[,] values, double distance, double leastEigenvalue, int steps) =>
        (_values, Distance, LeastEigenvalue, Steps) = (values, distance, leastEigenvalue, steps);

    /// <summary>The matrix; to be used it is passed to <see cref="CorrelationMatrix"/>, so that the change is a decision.</summary>
    public double[,] Values => (double[,])_values.Clone();

    /// <summary>The Frobenius norm of the difference: the root of the sum of its squares.</summary>
    public double Distance { get; }

    /// <summary>The least eigenvalue of the matrix as given, below 0 where it was not valid.</summary>
    public double LeastEigenvalue { get; }

    /// <summary>How many projections it took.</summary>
    public int Steps { get; }

    /// <summary>The rows, to four places.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("[");
        for (int i = 0; i < _values.GetLength(0); i++)
        {
            text.Append(i > 0 ? "; " : "");
            for (int j = 0; j < _values.GetLength(1); j++)
            {
                text.Append(CultureInfo.InvariantCulture, $"{(j > 0 ? " " : "")}{Math.Round(_values[i, j], 4)}");
            }
        }

        return text.Append(']').ToString();
    }
}
