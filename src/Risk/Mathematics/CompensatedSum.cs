namespace Risk.Mathematics;

/// <summary>Neumaier's sum (1974): the rounding of every addition is kept and added at the end.</summary>
internal static class CompensatedSum
{
    public static double Of(int count, Func<int, double> term)
    {
        double sum = 0, lost = 0;
        for (int i = 0; i < count; i++)
        {
            Add(ref sum, ref lost, term(i));
        }

        return double.IsFinite(sum) ? sum + lost : sum;
    }

    /// <summary>Adds a term and returns the sum so far.</summary>
    public static double Add(ref double sum, ref double lost, double term)
    {
        double next = sum + term;
        lost += DoubleDouble.SumError(sum, term, next);
        sum = next;
        return sum + lost;
    }
}
