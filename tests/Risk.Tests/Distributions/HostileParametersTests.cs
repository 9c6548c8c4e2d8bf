using System.Diagnostics;
using System.Reflection;
using System.Text;
using Xunit.Abstractions;

namespace Risk.Tests.Distributions;

/// <summary>Every factory of numbers, found by reflection, with hostile numbers in every parameter: refused by a rule, or a law without a NaN.</summary>
public class HostileParametersTests(ITestOutputHelper output)
{
    private static readonly double[] Hostile =
    [
        double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e308, -1e308, double.MaxValue, double.Epsilon, -double.Epsilon, 1e-310, 1e-300, 1e-20,
        0, -0.0, 1, -1, 1.0000001, 2.5, 1e6, 1e14, 1e16, 1e100, 1e299, 1e-8, Math.BitDecrement(1), -3,
    ];

    // What never ends is found; how quick it is, on a machine that does other things, is for the benchmarks.
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(60);

    private static readonly double[] Probabilities = [5e-324, 1e-300, 1e-100, 1e-16, 1e-12, 1e-3, 0.1, 0.25, 0.5, 0.75, 0.9, 0.999, Math.BitDecrement(1)];

    public static IReadOnlyList<MethodInfo> Factories { get; } = [.. typeof(Distribution).GetMethods(BindingFlags.Public | BindingFlags.Static)
        .Where(m => m.ReturnType == typeof(Distribution) && m.GetParameters().Length > 0 && m.GetParameters().All(p => p.ParameterType == typeof(double)))];

    [Fact]
    public void Hostile_numbers_are_refused_by_a_rule_or_make_a_law_without_NaN()
    {
        var faults = new StringBuilder();
        int laws = 0, refused = 0;
        foreach (MethodInfo factory in Factories)
        {
            int faultsOfOne = 0;
            var whole = Stopwatch.StartNew();
            foreach (double[] arguments in Cases(factory))
            {
                string call = $"{factory.Name}({string.Join(", ", arguments.Select(a => a.ToString("R", System.Globalization.CultureInfo.InvariantCulture)))})";
                var clock = Stopwatch.StartNew();
                string? fault = Fault(factory, arguments, ref laws, ref refused);
                fault ??= clock.Elapsed > Hang ? $"took {clock.ElapsedMilliseconds} ms" : null;
                if (fault is not null && faultsOfOne++ < 12)
                {
                    faults.AppendLine($"{call}: {fault}");
                }
            }

            output.WriteLine($"{factory.Name}: {whole.ElapsedMilliseconds} ms");
        }

        output.WriteLine($"{Factories.Count} factories, {laws} laws, {refused} refusals");
        Assert.True(Factories.Count > 20 && laws > 500 && refused > 500, $"{Factories.Count} factories, {laws} laws, {refused} refusals");
        Assert.True(faults.Length == 0, faults.ToString());
    }

    // Hostile numbers one at a time in valid calls, and two at a time beside them.
    private static IEnumerable<double[]> Cases(MethodInfo factory)
    {
        int count = factory.GetParameters().Length;
        double[] few = [1e308, double.Epsilon, 1e-300, -1, 1e16, 1e-8, 1e14, -1e299];
        foreach (double[] valid in Valid(factory).Take(2))
        {
            for (int i = 0; i < count; i++)
            {
                foreach (double first in Hostile)
                {
                    double[] one = [.. valid];
                    one[i] = first;
                    yield return one;
                    for (int j = i + 1; j < count; j++)
                    {
                        foreach (double second in few)
                        {
                            double[] two = [.. one];
                            two[j] = second;
                            yield return two;
                        }
                    }
                }
            }
        }
    }

    private static IEnumerable<double[]> Valid(MethodInfo factory)
    {
        double[] grid = [0.3, 1, 2, 5, 9];
        int count = factory.GetParameters().Length;
        for (int code = 0; code < (int)Math.Pow(grid.Length, count); code++)
        {
            double[] arguments = new double[count];
            for (int i = count - 1, rest = code; i >= 0; i--, rest /= grid.Length)
            {
                arguments[i] = grid[rest % grid.Length];
            }

            if (Make(factory, arguments, out _) is not null)
            {
                yield return arguments;
            }
        }
    }

    private static Distribution? Make(MethodInfo factory, double[] arguments, out Exception? refusal)
    {
        refusal = null;
        try
        {
            return (Distribution)factory.Invoke(null, [.. arguments.Select(a => (object)a)])!;
        }
        catch (TargetInvocationException thrown)
        {
            refusal = thrown.InnerException;
            return null;
        }
    }

    private static string? Fault(MethodInfo factory, double[] arguments, ref int laws, ref int refused)
    {
        if (Make(factory, arguments, out Exception? refusal) is not { } law)
        {
            refused++;
            return refusal is ParameterException { Code.Length: >= 6 } rule && rule.Rule.Contains(rule.ParamName!, StringComparison.Ordinal) && arguments.Length > 0
                && factory.GetParameters().Any(p => p.Name == rule.ParamName) ? null
                : $"refused with {refusal!.GetType().Name} [{(refusal as ArgumentException)?.ParamName}]: {refusal.Message}";
        }

        laws++;
        try
        {
            return FaultOf(law, laws % 64 == 0);
        }
        catch (Exception thrown)
        {
            return $"threw {thrown.GetType().Name}: {thrown.Message}";
        }
    }

    private static string? FaultOf(Distribution law, bool moments)
    {
        if (double.IsNaN(law.Minimum) || double.IsNaN(law.Maximum) || law.Minimum > law.Maximum)
        {
            return $"support [{law.Minimum:R}, {law.Maximum:R}]";
        }

        if (moments)
        {
            _ = (law.Mean, law.Variance, law.Skewness, law.ExcessKurtosis, law.StandardDeviation, law.Warnings, law.ToString());
        }

        double last = law.Minimum;
        var points = new List<double> { law.Minimum, law.Maximum, 0, 1, -1, 1e308, -1e308, 5e-324, 0.5, 1e-5, 1e5 };
        foreach (double p in Probabilities)
        {
            double x = law.Quantile(p), y = law.UpperQuantile(p);
            if (!(x >= law.Minimum && x <= law.Maximum && y >= law.Minimum && y <= law.Maximum))
            {
                return $"quantiles {x:R}, {y:R} at {p:R} outside [{law.Minimum:R}, {law.Maximum:R}]";
            }

            if (!(x >= last))
            {
                return $"quantile {x:R} at {p:R} below {last:R}";
            }

            last = x;
            points.Add(x);
            points.Add(y);
        }

        foreach (double x in points)
        {
            double density = law.Density(x), cdf = law.Cdf(x), tail = law.SurvivalFunction(x);
            if (!(density >= 0 && cdf >= 0 && cdf <= 1 && tail >= 0 && tail <= 1) || Math.Abs(cdf + tail - 1) > 1e-9)
            {
                return $"at {x:R}: density {density:R}, cdf {cdf:R}, survival {tail:R}";
            }
        }

        return null;
    }
}
