using System.Globalization;

namespace Risk;

/// <summary>What it would be worth to know one input before deciding.</summary>
public sealed class InputInformation
{
    internal InputInformation(string input, Distribution law, Estimate value, IReadOnlyList<TurningPoint> turns) => (Input, Law, Value, Turns) = (input, law, value, turns);

    /// <summary>The name of the input.</summary>
    public string Input { get; }

    /// <summary>Its law. Alternatives that draw it from laws of their own agree in how far up the law it lies, which is then what is known: this is the law of the first that has it, or of the first where it is continuous.</summary>
    public Distribution Law { get; }

    /// <summary>
    /// The expected value of knowing it, in the unit of the output, never below 0. It is that of a rule learnt from other runs than it is valued in, which in the mean is worth no more
    /// than the best rule: what it falls short by is well within the standard error, docs/methods.md (42), which also says what its interval leaves out.
    /// </summary>
    public Estimate Value { get; }

    /// <summary>Where the input turns the decision, the least value first: at most two places. None are told where <see cref="IsClear"/> is false, where there are more, or where alternatives have laws of their own.</summary>
    public IReadOnlyList<TurningPoint> Turns { get; }

    /// <summary>True where the interval excludes 0. Of twenty inputs that cannot change the decision, at most one or so passes at 95 %.</summary>
    public bool IsClear => Value.Low > 0;

    /// <summary>What to do, by the input, such as <c>leave it below 4.2, Payroll above</c>; empty where no turn is told.</summary>
    public string Rule => Turns.Count == 0 ? "" : $"{string.Join(", ", Turns.Select(t => $"{t.Below} below {Shown(t.At)}"))}, {Turns[^1].Above} above";

    /// <summary>The input and what it is worth to know it.</summary>
    public override string ToString() => $"{Input}: {Value}{(Turns.Count == 0 ? "" : $"; {Rule}")}";

    private static string Shown(double at) => at.ToString(Math.Abs(at) is >= 100 and < 1e9 ? "#,0" : "G3", CultureInfo.InvariantCulture);
}
