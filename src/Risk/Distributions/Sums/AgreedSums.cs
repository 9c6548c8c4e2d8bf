namespace Risk.Distributions;

/// <summary>Sums on finer and finer grids, until two agree: their difference is the error of the coarser, and the finer is taken.</summary>
internal static class AgreedSums
{
    // Of the distribution function.
    private const double Promised = 1e-10;

    private const double FirstWidth = 2, Finer = 0.7, MostWork = 3e9;
    private const int MostTries = 5;

    /// <param name="law">The law of one amount.</param>
    /// <param name="shift">What is taken off each amount.</param>
    /// <param name="counts">Counts, rising, and their probabilities.</param>
    /// <exception cref="ParameterException">CMP002: no two grids agree with the work allowed.</exception>
    public static GriddedSums Of(Distribution law, double shift, (int N, double Weight)[] counts)
    {
        int most = counts[^1].N;
        GriddedSums? coarse = null;
        double width = FirstWidth, error = 0;
        for (int i = 0; i < MostTries; i++, width *= Finer)
        {
            var grid = new ConvolutionGrid(new ConvolutionPanels(law, shift, most, i % 2 == 0 ? 0.5 : 0.45).Edges(width));
            if ((double)grid.Nodes.Length * grid.Nodes.Length * (most + 200.0) > MostWork)
            {
                break;
            }

            var fine = new GriddedSums(law, shift, counts, grid);
            if (coarse is not null && (error = fine.DifferenceFrom(coarse)) <= Promised / 2)
            {
                fine.Join();
                return fine;
            }

            coarse = fine;
        }

        throw new ParameterException("CMP002", "severity", error,
            $"sums of up to {most} amounts of the law {law.Family} are not found within {Require.Text(Promised)} in probability with the work allowed ({(error > 0 ? $"reached {error:G2}" : "none of it suffices")}): draw them with SumOfDraws(count, severity)");
    }
}
