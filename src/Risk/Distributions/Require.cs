using System.Globalization;
using System.Runtime.CompilerServices;
using Risk.Mathematics;

namespace Risk.Distributions;

/// <summary>The rules of parameters, each with its code. Every condition is written so that NaN fails it.</summary>
internal static class Require
{
    public static double Finite(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsNaN(value) ? throw new ParameterException("DIST001", name, value, $"{name} is not a number")
        : double.IsInfinity(value) ? throw new ParameterException("DIST001", name, value, $"{name} must be finite (was {Text(value)})")
        : value;

    /// <summary>Finite and above 0.</summary>
    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        Finite(value, name) > 0 ? value : throw new ParameterException("DIST003", name, value, $"{name} must be greater than 0 (was {Text(value)})");

    /// <summary>Finite and within ±1e300, so that differences of two such numbers are finite.</summary>
    public static double Location(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        Holds(Math.Abs(Finite(value, name)) <= 1e300, "DIST006", name, value, $"{name} must lie within ±1e300 (was {Text(value)})");
        return value;
    }

    /// <summary>Above 0 and within what leaves room for a tail: 1e-300 to 1e300.</summary>
    public static double Scale(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        Holds(Positive(value, name) is >= 1e-300 and <= 1e300, "DIST006", name, value, $"{name} must lie in [1e-300, 1e300] (was {Text(value)})");
        return value;
    }

    /// <summary>Above 0 and such that the law is numerically not one or two points: 1e-9 to 1e15.</summary>
    public static double Shape(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        Holds(Positive(value, name) is >= 1e-9 and <= 1e15, "DIST006", name, value,
            $"{name} must lie in [1e-9, 1e15]: beyond, the law is numerically one or two points (was {Text(value)})");
        return value;
    }

    /// <summary>The shape ξ of an extreme-value law: 0, or 1e-12 to 1e3 with either sign.</summary>
    public static double TailIndex(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        Holds(Math.Abs(Finite(value, name)) is 0 or (>= 1e-12 and <= 1e3), "DIST006", name, value,
            $"{name} must be 0 or lie in ±[1e-12, 1e3] (was {Text(value)})");
        return value;
    }

    /// <summary>Finite and above 0, where 0 would be a certain value.</summary>
    public static double Spread(double value, string centre, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value == 0
            ? throw new ParameterException("DIST003", name, value, $"{name} is 0: use Constant({centre}); {name} must be greater than 0")
            : Positive(value, name);

    /// <summary>A probability, ends included.</summary>
    public static double Probability(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsNaN(value) ? throw new ParameterException("DIST001", name, value, $"{name} is not a number")
        : value is >= 0 and <= 1 ? value
        : throw new ParameterException("DIST009", name, value, $"{name} must be in [0,1] (was {Text(value)})");

    /// <summary>Finite bounds in order, with a width that a double holds.</summary>
    public static void Interval(double minimum, double maximum)
    {
        Finite(minimum);
        Finite(maximum);
        Holds(minimum < maximum, "DIST002", nameof(minimum), minimum,
            $"minimum must be less than maximum (minimum={Text(minimum)}, maximum={Text(maximum)}); for a fixed value use Constant");
        Holds(double.IsFinite(maximum - minimum), "DIST006", nameof(maximum), maximum,
            $"maximum - minimum overflows a double (minimum={Text(minimum)}, maximum={Text(maximum)})");
    }

    /// <summary>Minimum ≤ mode ≤ maximum, not all equal. All three are named, so that a swap shows.</summary>
    public static void ThreePoints(double minimum, double mode, double maximum)
    {
        Location(minimum);
        Location(mode);
        Location(maximum);
        Holds(!(minimum == mode && mode == maximum), "DIST002", nameof(mode), mode, $"minimum = mode = maximum: use Constant({Text(mode)}) {Values()}");
        Holds(minimum <= mode && mode <= maximum, "DIST005", nameof(mode), mode, $"mode must lie in [minimum,maximum] {Values()}");
        Interval(minimum, maximum);

        string Values() => $"(minimum={Text(minimum)}, mode={Text(mode)}, maximum={Text(maximum)})";
    }

    /// <summary>One of the numbers called <paramref name="name"/>, such as a weight, for each of <paramref name="count"/> things of the kind <paramref name="thing"/>.</summary>
    public static void AsMany(int count, string thing, int given, string name, string one) =>
        Holds(given == count, "DIST013", name, given, $"{PlainText.Counted(count, thing)} but {PlainText.Counted(given, one, name)}");

    /// <summary>A weight ≥ 0 for each of <paramref name="count"/> things of the kind <paramref name="thing"/>, not all 0.</summary>
    public static int[] Weights(IReadOnlyList<double> weights, int count, string thing, string name = "weights", string one = "weight")
    {
        AsMany(count, thing, weights.Count, name, one);
        for (int i = 0; i < weights.Count; i++)
        {
            Finite(weights[i], $"{name}[{i}]");
            Holds(weights[i] >= 0, "DIST012", $"{name}[{i}]", weights[i], $"{one} {i} is negative ({Text(weights[i])})");
        }

        int[] held = [.. Enumerable.Range(0, count).Where(i => weights[i] > 0)];
        Holds(held.Length > 0, "DIST012", name, 0, $"at least one {one} must be greater than 0");
        double total = CompensatedSum.Of(count, i => weights[i]);
        Holds(double.IsFinite(total), "DIST012", name, total, $"the {name} must have a finite sum (was {Text(total)})");
        return held;
    }

    public static void Holds(bool condition, string code, string parameter, object? value, string rule)
    {
        if (!condition)
        {
            throw new ParameterException(code, parameter, value, rule);
        }
    }

    /// <summary>The same with words that are put together, and a value that is put in a box, only where the rule is broken.</summary>
    public static void Holds<T>(bool condition, string code, string parameter, T value, [InterpolatedStringHandlerArgument(nameof(condition))] BrokenRule rule)
    {
        if (!condition)
        {
            throw new ParameterException(code, parameter, value, rule.Words());
        }
    }

    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
