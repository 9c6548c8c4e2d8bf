namespace Risk.Analysis;

/// <summary>A value that two models share.</summary>
/// <param name="Name">Its name.</param>
/// <param name="FirstColumn">Its column in the first model.</param>
/// <param name="SecondColumn">Its column in the second.</param>
/// <param name="FirstMean">Its mean in the first model.</param>
/// <param name="SecondMean">Its mean in the second.</param>
/// <param name="First">Its quantiles in the first model, at <see cref="PairPlan.Probabilities"/>.</param>
/// <param name="Second">Its quantiles in the second.</param>
internal sealed record ValuePair(string Name, int FirstColumn, int SecondColumn, double FirstMean, double SecondMean, double[] First, double[] Second)
{
    /// <summary>d − d̄ of a run whose difference is d = y − x.</summary>
    public double Deviation(double x, double y) => (y - SecondMean) - (x - FirstMean);
}
