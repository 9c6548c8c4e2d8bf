namespace Risk.Distributions;

/// <summary>Moments of a law as integrals of its quantile.</summary>
internal static class QuantileMoments
{
    /// <summary>Those of a law, of which one that the integral does not find, since values beyond the range of a double still count, is NaN, but where another way is given.</summary>
    /// <param name="law">The law.</param>
    /// <param name="beyond">E ((X − centre)/unit)^power by another way, from the power, the centre and the unit, where the integral finds none.</param>
    public static IMoments Of(Distribution law, Func<int, double, double, double> beyond) => new LazyMoments((power, centre, unit) =>
    {
        double moment = QuantileIntegral.Of(law, x => CentralPower.Of((x - centre) / unit, power), power == 1 ? double.NaN : centre);
        return !double.IsFinite(moment) && beyond(power, centre, unit) is double other && !double.IsNaN(other) ? other : moment;
    });
}
