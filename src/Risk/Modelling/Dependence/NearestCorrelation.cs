using System.Globalization;
using System.Text;
using Risk.Mathematics;

namespace Risk;

/// <summary>The valid correlation matrix nearest to one that is not, in the kind that was given.</summary>
public sealed class NearestCorrelation
{
    private readonly double[,] _values;
    private readonly CorrelationKind _kind;

    internal NearestCorrelation(double[,] values, CorrelationKind kind, double distance, double leastEigenvalue, int steps) =>
        (_values, _kind, Distance, LeastEigenvalue, Steps) = (values, kind, distance, leastEigenvalue, steps);

    /// <summary>The matrix, in the kind that was given; to be used it is passed to <see cref="CorrelationMatrix"/>, so that the change is a decision.</summary>
    public double[,] Values => (double[,])_values.Clone();

    /// <summary>The Frobenius norm of the difference of the scores' matrices, the root of the sum of its squares, which is least.</summary>
    public double Distance { get; }

    /// <summary>The least eigenvalue of the scores' matrix as given, below 0 where it was not valid.</summary>
    public double LeastEigenvalue { get; }

    /// <summary>How many steps of Newton's method it took; 0 where the matrix was valid as given.</summary>
    public int Steps { get; }

    /// <summary>The matrix as people write it: rounded, and a little less correlated where rounding alone would make it invalid again. Of Pearson's kind it is rounded only.</summary>
    /// <param name="places">Decimals, from 0 to 15.</param>
    public double[,] Rounded(int places = 4)
    {
        int n = _values.GetLength(0);
        double[,] rounded = new double[n, n];
        for (double less = 0; ; less = Math.Max(2 * less, Elementary.Pow(10, -places)))
        {
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    rounded[i, j] = i == j ? 1 : Math.Round(_values[i, j] * Math.Max(0, 1 - less), places);
                }
            }

            if (_kind == CorrelationKind.Pearson || CorrelationMatrix.IsValid(rounded, _kind))
            {
                return rounded;
            }
        }
    }

    /// <summary>The rows of <see cref="Rounded"/>, to four places.</summary>
    public override string ToString()
    {
        double[,] rounded = Rounded();
        var text = new StringBuilder("[");
        for (int i = 0; i < rounded.GetLength(0); i++)
        {
            text.Append(i > 0 ? "; " : "");
            for (int j = 0; j < rounded.GetLength(1); j++)
            {
                text.Append(CultureInfo.InvariantCulture, $"{(j > 0 ? " " : "")}{rounded[i, j]}");
            }
        }

        return text.Append(']').ToString();
    }
}
