using System.Globalization;
using Risk.Mathematics;
using Risk.Modelling;

namespace Risk;

/// <summary>
/// Reorders an imported sample so that its columns have wanted rank correlations, each column keeping its values (R. L. Iman and W. J. Conover, A distribution-free approach to
/// inducing rank correlation among input variables, Communications in Statistics B 11, 1982).
/// </summary>
/// <remarks>It works on a whole sample at once, so it stands outside the engine: inside a model use a <see cref="Copula"/>, whose draws are functions of the run alone.</remarks>
public static class ImanConover
{
    // A start of few rows is singular by chance: two columns of three rows in a third of all seeds, three of four in less than half.
    private const int MostStarts = 1000;

    /// <summary>The columns reordered.</summary>
    /// <param name="columns">As many columns as the matrix has rows, all of one length, more than there are columns.</param>
    /// <param name="target">The wanted correlations of scores; Spearman's of the result lie near.</param>
    /// <param name="seed">Chooses the order from which the reordering starts.</param>
    /// <returns>New columns; the first keeps its values in the order of their size.</returns>
    /// <exception cref="ModelException">Numbers of columns or lengths do not fit, or a value is not a number (COR005); a correlation is wanted with a column of one value (COR007).</exception>
    public static double[][] Reorder(IReadOnlyList<double[]> columns, CorrelationMatrix target, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(target);
        for (int j = 0; j < columns.Count; j++)
        {
            ArgumentNullException.ThrowIfNull(columns[j], string.Create(CultureInfo.InvariantCulture, $"columns[{j}]"));
            int missing = Array.FindIndex(columns[j], double.IsNaN);
            if (missing >= 0)
            {
                string place = string.Create(CultureInfo.InvariantCulture, $"columns[{j}][{missing}]");
                throw new ModelException(new Problem("COR005", place, $"{place} is not a number: what is missing has no rank"));
            }
        }

        int rows = columns.Count > 0 ? columns[0].Length : 0;
        if (columns.Count != target.Dimension || columns.Any(c => c.Length != rows) || rows <= columns.Count)
        {
            throw new ModelException(new Problem("COR005", "columns",
                $"matrix is {target.Dimension}x{target.Dimension} but there are {columns.Count} columns of lengths {string.Join(", ", columns.Select(c => c.Length).Distinct())}: as many columns, of one length above their number"));
        }

        for (int j = 0; j < columns.Count; j++)
        {
            if (!columns[j].AsSpan().ContainsAnyExcept(columns[j][0]) && Enumerable.Range(0, columns.Count).Any(k => k != j && target[j, k] != 0))
            {
                string place = string.Create(CultureInfo.InvariantCulture, $"columns[{j}]");
                throw new ModelException(new Problem("COR007", place, $"corr with {place} has no meaning, since all its values are {columns[j][0].ToString("R", CultureInfo.InvariantCulture)}: leave it out, or want 0"));
            }
        }

        int[][] ranks = Ranks(target, Start(columns.Count, rows, seed));
        return [.. columns.Select((column, j) =>
        {
            double[] sorted = [.. column.Order()];
            return Array.ConvertAll(ranks[j], rank => sorted[rank]);
        })];
    }

    /// <summary>The ranks, from 0, that each column is to have, from starting orders of the scores Φ⁻¹(i/(n + 1)).</summary>
    internal static int[][] Ranks(CorrelationMatrix target, int[][] orders)
    {
        int count = orders.Length, rows = orders[0].Length;
        double[][] start = Scores(orders);

        // T = M·F⁻ᵀ·Pᵀ with F·Fᵀ the correlation that the start happens to have and P·Pᵀ the wanted one.
        double[,] own = Factor(start), wanted = target.Factor;
        var result = new int[count][];
        double[][] white = new double[count][];
        for (int j = 0; j < count; j++)
        {
            white[j] = new double[rows];
            for (int r = 0; r < rows; r++)
            {
                double rest = start[j][r];
                for (int k = 0; k < j; k++)
                {
                    rest -= own[j, k] * white[k][r];
                }

                white[j][r] = own[j, j] == 0 ? 0 : rest / own[j, j];
            }
        }

        for (int j = 0; j < count; j++)
        {
            double[] placed = new double[rows];
            for (int r = 0; r < rows; r++)
            {
                for (int k = 0; k <= j; k++)
                {
                    placed[r] += wanted[j, k] * white[k][r];
                }
            }

            result[j] = RanksOf(placed);
        }

        return result;
    }

    /// <summary>Starting orders none of whose columns is a combination of those before it: such a column has nothing of its own, and no correlation but one could be given to it.</summary>
    private static int[][] Start(int count, int rows, ulong seed)
    {
        for (int attempt = 0; ; attempt++)
        {
            int[][] orders = [.. Enumerable.Range(0, count).Select(j => Order(rows, j, seed, attempt))];
            double[,] factor = Factor(Scores(orders));
            if (attempt == MostStarts || Enumerable.Range(0, count).All(j => factor[j, j] > 0))
            {
                return orders;
            }
        }
    }

    /// <summary>The score Φ⁻¹(i/(n + 1)) of each rank.</summary>
    private static double[][] Scores(int[][] orders)
    {
        int rows = orders[0].Length;
        double[] scores = [.. Enumerable.Range(1, rows).Select(i => NormalFunctions.Quantile(i / (rows + 1.0)))];
        return Array.ConvertAll(orders, order => Array.ConvertAll(order, i => scores[i]));
    }

    /// <summary>The factor of the correlations that columns of the same scores have.</summary>
    private static double[,] Factor(double[][] start)
    {
        int count = start.Length;
        double square = Product(start[0], start[0]);
        double[,] correlation = new double[count, count];
        for (int i = 0; i < count; i++)
        {
            correlation[i, i] = 1;
            for (int j = 0; j < i; j++)
            {
                correlation[i, j] = correlation[j, i] = Product(start[i], start[j]) / square;
            }
        }

        return SemidefiniteFactor.Of(correlation)!;
    }

    private static double Product(double[] a, double[] b)
    {
        double sum = 0;
        for (int r = 0; r < a.Length; r++)
        {
            sum += a[r] * b[r];
        }

        return sum;
    }

    /// <summary>The identity for the first column; for the others an order drawn by the seed.</summary>
    private static int[] Order(int rows, int column, ulong seed, int attempt)
    {
        int[] order = [.. Enumerable.Range(0, rows)];
        if (column == 0)
        {
            return order;
        }

        var model = new Model("starting order");
        model.Output("key", model.Input(attempt == 0 ? $"column {column}" : $"column {column}, attempt {attempt}", Distribution.Uniform(0.0, 1.0)));
        double[] keys = model.Simulate(new SimulationOptions { Runs = rows, Seed = seed, KeepSamples = true, Threads = 1 }).Values["key"].Samples.ToArray();
        Array.Sort(keys, order);
        return order;
    }

    private static int[] RanksOf(double[] values)
    {
        int[] order = [.. Enumerable.Range(0, values.Length).OrderBy(i => values[i]).ThenBy(i => i)];
        int[] ranks = new int[values.Length];
        for (int rank = 0; rank < order.Length; rank++)
        {
            ranks[order[rank]] = rank;
        }

        return ranks;
    }
}
