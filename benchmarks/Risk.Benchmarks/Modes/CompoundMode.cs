using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using static Risk.Distribution;

namespace Risk.Benchmarks.Modes;

/// <summary>How long a compound law takes to build where sums are convolved, and how far it is from closed forms where there are some.</summary>
internal static class CompoundMode
{
    /// <summary>A count, an amount as the library does not know its sums, and as it does; null where it never does.</summary>
    private static (Distribution Count, Distribution Amount, Distribution? Known)[] Laws =>
    [
        (Poisson(3), LogNormal(0, 1.2), null),
        (Poisson(30), LogNormal(0, 1.2), null),
        (Poisson(200), LogNormal(0, 1), null),
        (Poisson(3), LogNormal(0, 0.1), null),
        (Poisson(3), Pareto(1, 1.5), null),
        (Binomial(6, 0.25), Pert(1, 2, 9), null),
        (Binomial(20, 0.5), Uniform(1, 2), null),
        (NegativeBinomial(2.5, 0.3), Mixture([0.9, 0.1], [Gamma(2, 0.4), LogNormal(1, 1)]), null),
        (GeometricFailures(0.25), Weibull(1, 3), Exponential(3)),
        (Poisson(3), Truncated(Gamma(2, 0.4), 0, double.PositiveInfinity), Gamma(2, 0.4)),
        (Poisson(3), Truncated(Gamma(0.5, 0.4), 0, double.PositiveInfinity), Gamma(0.5, 0.4)),
        (Poisson(30), Mixture([1], [Gamma(2, 0.4)]), Gamma(2, 0.4)),
        (Poisson(250), Mixture([1], [Gamma(2, 0.4)]), Gamma(2, 0.4)),
        (Binomial(4, 0.5), Truncated(InverseGaussian(3, 8), 0, double.PositiveInfinity), InverseGaussian(3, 8)),
    ];

    public static Command Command()
    {
        var rounds = new Option<int>("--rounds") { Description = "How often each law is built.", DefaultValueFactory = _ => 5 };
        var page = new Option<FileInfo>("--page") { Description = "Where the page goes; printed unless set." };
        var command = new Command("compound", "Seconds to build a compound law, and its distance from closed forms.") { rounds, page };
        command.SetAction(parsed =>
        {
            string text = Page(parsed.GetValue(rounds));
            if (parsed.GetValue(page) is { } file)
            {
                File.WriteAllText(file.FullName, text);
            }
            else
            {
                Console.Write(text);
            }
        });
        return command;
    }

    private static string Page(int rounds)
    {
        var page = new StringBuilder();
        Line(page, $"# What a compound law costs, and how near it is, {DateOnly.FromDateTime(DateTime.Now):yyyy-MM-dd}\n");
        Line(page, $"Command: `cd benchmarks/Risk.Benchmarks && dotnet run -c Release -- compound --rounds {rounds} --page ../Results/compound.md`.");
        Line(page, $"{TableMode.Machine()}. Laws in turn, {rounds} rounds, medians (least to most in brackets).\n");
        Line(page, "`Compound(count, amount)` where sums of amounts are convolved on panels. The last column is the greatest difference of the distribution function and of the survival function from those of the");
        Line(page, "closed form, at its quantiles of 1e-12 to 1 − 1e-12; an amount with a closed form is disguised, so that the library does not see it.\n");
        Line(page, "| count | amount | most that the count can be (2e-30) | seconds to build | difference from the closed form |\n|---|---|---|---|---|");
        List<double>[] seconds = [.. Laws.Select(_ => new List<double>())];
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < seconds.Length; i++)
            {
                (Distribution count, Distribution amount, _) = Laws[i];
                long start = Stopwatch.GetTimestamp();
                _ = Compound(count, amount).Cdf(amount.Mean);
                seconds[i].Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
        }

        for (int i = 0; i < seconds.Length; i++)
        {
            (Distribution count, Distribution amount, Distribution? known) = Laws[i];
            seconds[i].Sort();
            string difference = known is null ? "none is known" : Difference(Compound(count, amount), Compound(count, known)).ToString("E1", CultureInfo.InvariantCulture);
            Line(page, $"| {count} | {amount} | {count.UpperQuantile(2e-30):N0} | {seconds[i][rounds / 2]:G2} ({seconds[i][0]:G2} to {seconds[i][^1]:G2}) | {difference} |");
        }

        return page.ToString();
    }

    private static double Difference(Distribution law, Distribution known)
    {
        double worst = 0;
        for (int k = -24; k <= 24; k++)
        {
            double p = k == 0 ? 0.5 : Math.Pow(10, -Math.Abs(k) / 2.0), x = k < 0 ? known.Quantile(p) : known.UpperQuantile(p);
            worst = Math.Max(worst, Math.Max(Math.Abs(law.Cdf(x) - known.Cdf(x)), Math.Abs(law.SurvivalFunction(x) - known.SurvivalFunction(x))));
        }

        return worst;
    }

    private static void Line(StringBuilder page, FormattableString line) => page.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private static void Line(StringBuilder page, string line) => page.Append(line).Append('\n');
}
