namespace Risk.Files.Sipmath;

/// <summary>
/// Hubbard Decision Research's counter-based generator, "HDR 2.0" (D. W. Hubbard, "A multi-dimensional, counter-based pseudo random number generator as a
/// standard for Monte Carlo simulations", WSC 2019), as spreadsheets compute it. The two halves A and B are joined as (7440893·A + B)·1343: the form that printed
/// help elsewhere gives for it does not make the published numbers.
/// </summary>
/// <param name="Entity">Who simulates.</param>
/// <param name="VarId">Which variable.</param>
/// <param name="Seed3">A further key.</param>
/// <param name="Seed4">A further key.</param>
internal sealed record HdrStream(ulong Entity, ulong VarId, ulong Seed3, ulong Seed4)
{
    /// <summary>The greatest key, so that no product overflows.</summary>
    public const ulong MaximumKey = 100_000_000;

    private const ulong Prime = 999_999_999_999_989;

    /// <summary>The uniform of a trial, in (0, 1); trials count from 1.</summary>
    public double At(ulong trial)
    {
        ulong a = Prime % (((trial * 2_499_997) + (VarId * 1_800_451) + (Entity * 2_000_371) + (Seed3 * 1_796_777) + (Seed4 * 2_299_603)) % 7_450_589 * 4_658 + 7_450_581) * 383 % 99_991;
        ulong b = Prime % (((trial * 2_246_527) + (VarId * 2_399_993) + (Entity * 2_100_869) + (Seed3 * 1_918_303) + (Seed4 * 1_624_729)) % 7_450_987 * 7_580 + 7_560_584) * 17_669 % 7_440_893;
        return ((((a * 7_440_893) + b) * 1_343 % 4_294_967_296) + 0.5) / 4_294_967_296;
    }
}
