using MathNet.Numerics.Distributions;
using NextGenerationSharedServices;

namespace Risk.Benchmarks.Models;

/// <summary>
/// The real case as a competent user of MathNet.Numerics writes it: one run at a time, months as steps, the samplers of the library, <c>Math</c>. It computes
/// less than the sample does: payback in full costs by year and the net present value, no other criterion, no reported perimeter, no observations.
/// </summary>
/// <remarks>Written from the description of the case, not from the library; agrees with it within sampling error (benchmarks/Results/efficiency.md).</remarks>
internal sealed class MathNetRealCase
{
    public const int Years = 11;

    private const int Horizon = 125;
    private const double Never = 1000, TransferShare = 0.48;

    // Names are not needed here: centre, £m a year, planned transfer and migration in months, whether free to leave.
    private static readonly (int Centre, double Saving, double Transfer, double Migration, bool Discretionary)[] Customers =
    [
        .. BaseCase.Programme().Customers.Select(c => (
            c.Supplier!.Name == "ISSC1" ? 0 : 1, c.AnnualSaving.Constant!.Value, c.PlannedTransfer.InMonths, c.PlannedMigration.InMonths, c.Discretionary)),
    ];

    private static readonly double[] BuildCost = [12, 28];
    private static readonly double[] Discount = [.. Enumerable.Range(0, Horizon).Select(m => Math.Pow(1.035, -(m + 0.5) / 12))];

    private readonly Random _random;
    private readonly double[] _saving = new double[Horizon], _cost = new double[Horizon];
    private readonly double[] _score = new double[2], _platformDelay = new double[2], _renegotiation = new double[2];
    private readonly long[] _worth = new long[Years];

    private MathNetRealCase(Random random) => _random = random;

    /// <summary>How many runs had broken even at some year-end up to each, and the net present value of every run.</summary>
    public static (long[] Worth, double[] Npv) Simulate(int runs, Random random)
    {
        var peer = new MathNetRealCase(random);
        double[] npv = new double[runs];
        for (int run = 0; run < runs; run++)
        {
            npv[run] = peer.Run();
        }

        return (peer._worth, npv);
    }

    private double Run()
    {
        Array.Clear(_saving);
        Array.Clear(_cost);
        double client = Normal.Sample(_random, 0, 1);
        for (int s = 0; s < 2; s++)
        {
            Centre(s, client);
        }

        double premium = Triangular.Sample(_random, 0, 0.5, 0.15), growth = Triangular.Sample(_random, 0.03, 0.15, 0.08);
        double erosion = Triangular.Sample(_random, 0, 0.08, 0.03), migrationCost = LogNormal.Sample(_random, Math.Log(1.5) - 0.045, 0.3);
        double first = Beta.Sample(_random, 0.91 * 15, 0.09 * 15);
        double mean = Math.Clamp(0.30 + (0.06 * (_score[0] + _score[1]) / 2), 0.08, 0.9), second = Beta.Sample(_random, mean * 8, (1 - mean) * 8);
        double last = 0;
        foreach (var c in Customers)
        {
            last = Math.Max(last, Customer(c, first, second, erosion, migrationCost, premium, growth));
        }

        double office = Math.Min(Horizon, Math.Max(30, last));
        Spread(0, office, 3.6 * office / 12);
        Spread(office, Horizon, (Horizon - office) / 12);
        return Appraise();
    }

    /// <summary>A platform: its delay, its overrun, what is claimed, and whether the contract is renegotiated.</summary>
    private void Centre(int s, double client)
    {
        double score = _score[s] = Math.Sqrt(0.5) * (client + Normal.Sample(_random, 0, 1));
        double delay = _platformDelay[s] = 15 * Math.Exp((-0.40 * score) + (0.30 * Normal.Sample(_random, 0, 1)));
        double overrun = 1.5 * Math.Exp((-0.25 * score) + (0.20 * Normal.Sample(_random, 0, 1)));
        if (_random.NextDouble() < 1.0 / 12)
        {
            overrun = Math.Max(overrun, Math.Min(8, Pareto.Sample(_random, 2, 2)));
        }

        _renegotiation[s] = _random.NextDouble() < 1 / (1 + Math.Exp(1.5 - (0.10 * (delay - 12)))) ? ContinuousUniform.Sample(_random, 24, 34) : Never;
        Spread(0, 12 + delay, BuildCost[s] * overrun);
        Spread(24, 36, 0.5 * delay * ((2 * Beta.Sample(_random, 3, 2)) - 1));
    }

    /// <summary>One customer's flows; the month in which it migrates, 0 if never.</summary>
    private double Customer(
        (int Centre, double Saving, double Transfer, double Migration, bool Discretionary) c, double first, double second, double erosion, double migrationCost, double premium, double growth)
    {
        if (c.Transfer > 0 && _random.NextDouble() < 0.10)
        {
            return 0;
        }

        double transfer = c.Transfer > 0 ? c.Transfer + Exponential.Sample(_random, 1 / 4.0) : 0;
        double ownDelay = Gamma.Sample(_random, 1.5, 1 / (4.5 * Math.Exp(-0.25 * _score[c.Centre])));
        double migration = Math.Max(c.Migration + _platformDelay[c.Centre] + ownDelay, transfer + 3);
        double exit = Exponential.Sample(_random, 0.01 / 12), renegotiated = _renegotiation[c.Centre];
        if (renegotiated < Math.Min(exit, migration) && _random.NextDouble() < (c.Discretionary ? 0.9 : 0.05))
        {
            exit = renegotiated;
        }

        exit = exit < transfer ? Never : exit;
        bool migrated = migration < exit;
        double lasting = migrated ? (1 - TransferShare) * c.Saving * second * Math.Exp(-0.04 * Math.Max(0, migration - c.Migration) / 12) : 0;
        Savings(transfer, migrated ? migration : Never, Math.Min(exit, Horizon), TransferShare * c.Saving * first, lasting, erosion);
        Spread(transfer, transfer + 3, 0.10 * c.Saving);
        if (migrated && migration < Horizon)
        {
            Spread(Math.Max(0, migration - 6), migration, 0.20 * c.Saving * migrationCost);
        }

        if (exit < Horizon)
        {
            Spread(exit, exit + 3, 1 + (0.5 * c.Saving));
        }

        Legacy(c.Migration, Math.Min(Math.Min(migration, exit), Horizon), 0.25 * c.Saving / 12, premium, growth);
        return migrated ? migration : 0;
    }

    /// <summary>Two ramps, less what erodes.</summary>
    private void Savings(double transfer, double migration, double end, double first, double second, double erosion)
    {
        int start = (int)transfer;
        double monthly = Math.Exp(-erosion / 12), kept = Math.Exp(-erosion * (start + 0.5 - transfer) / 12);
        for (int m = start; m < end; m++)
        {
            double flow = (first * (Ramp(m + 1 - transfer, 6) - Ramp(m - transfer, 6))) + (second * (Ramp(m + 1 - migration, 18) - Ramp(m - migration, 18)));
            _saving[m] += flow / 12 * (m >= transfer ? kept : 1);
            kept *= monthly;
        }
    }

    /// <summary>What a legacy system costs beyond its planned end.</summary>
    private void Legacy(double from, double until, double monthly, double premium, double growth)
    {
        double month = Math.Pow(1 + growth, 1.0 / 12), grown = Math.Sqrt(month);
        for (double m = from; m < until; m++)
        {
            double part = Math.Min(1, until - m);
            double factor = part == 1 ? grown : Math.Pow(1 + growth, (m + (part / 2) - from) / 12);
            _cost[(int)m] += monthly * part * (((1 + premium) * factor) - 1);
            grown *= month;
        }
    }

    /// <summary>The integral of a ramp from 0 to 1 over <paramref name="length"/> months.</summary>
    private static double Ramp(double x, double length) => x <= 0 ? 0 : x < length ? x * x / (2 * length) : x - (length / 2);

    private void Spread(double from, double until, double amount)
    {
        double width = Math.Max(until - from, 1e-9);
        for (int m = (int)from; m < Horizon && m < until; m++)
        {
            _cost[m] += amount * Math.Max(0, Math.Min(until, m + 1) - Math.Max(from, m)) / width;
        }
    }

    private double Appraise()
    {
        double total = 0;
        bool worth = false;
        for (int m = 0, year = 0; m < Horizon; m++)
        {
            total += (_saving[m] - _cost[m]) * Discount[m];
            if (m == 4 + (12 * year))
            {
                worth |= total >= 0;
                _worth[year++] += worth ? 1 : 0;
            }
        }

        return total;
    }
}
