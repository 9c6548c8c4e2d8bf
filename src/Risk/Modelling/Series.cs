using Risk.Modelling;

namespace Risk;

/// <summary>One uncertain number for each period of a <see cref="Timeline"/>: a cash flow, a head count, a factor.</summary>
public sealed class Series
{
    internal Series(Node node) => Node = node;

    internal Node Node { get; }

    /// <summary>The periods.</summary>
    public Timeline Timeline => Node.Timeline!;

    /// <summary>The number of periods.</summary>
    public int Count => Timeline.Count;

    /// <summary>The value of the period with index <paramref name="period"/>, counted from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such period.</exception>
    public Uncertain this[int period]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(period);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(period, Count);
            return new(Node.Element(Node, period));
        }
    }

    /// <summary>The value of the last period.</summary>
    public Uncertain Last => this[Count - 1];

    /// <summary>The total over all periods.</summary>
    public Uncertain Total => Cumulative().Last;

    /// <summary>Period by period, the total from the first period up to and with this one.</summary>
    public Series Cumulative() => new(Node.Series(Operation.Cumulative, Timeline, null, Node));

    /// <summary>Each period t, counted from 0, divided by (1 + <paramref name="rate"/>)^t.</summary>
    /// <param name="rate">A share a period: 0.035 for 3.5 %. Greater than −1.</param>
    public Series Discounted(double rate)
    {
        if (!(rate > -1 && double.IsFinite(rate)))
        {
            throw new ParameterException("FIN001", nameof(rate), rate, $"rate must be greater than -100% (was {rate})");
        }

        var factors = new double[Count];
        double factor = 1;
        for (int t = 0; t < factors.Length; t++, factor /= 1 + rate)
        {
            factors[t] = factor;
        }

        return Times(factors);
    }

    /// <summary>Each period multiplied by its own factor, such as a schedule of discount factors.</summary>
    /// <exception cref="ArgumentException">There is not one factor a period.</exception>
    public Series Times(params double[] factors) => this * Timeline.Constant(factors);

    /// <summary>Period by period sum.</summary>
    public static Series operator +(Series left, Series right) => Combine(Operation.Add, left, right);

    /// <summary>Adds the same number to each period.</summary>
    public static Series operator +(Series left, Uncertain right) => Combine(Operation.Add, left, right);

    /// <summary>Period by period difference.</summary>
    public static Series operator -(Series left, Series right) => Combine(Operation.Subtract, left, right);

    /// <summary>Takes the same number from each period.</summary>
    public static Series operator -(Series left, Uncertain right) => Combine(Operation.Subtract, left, right);

    /// <summary>The negative.</summary>
    public static Series operator -(Series value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(Node.Of(Operation.Negate, value.Node));
    }

    /// <summary>Period by period product.</summary>
    public static Series operator *(Series left, Series right) => Combine(Operation.Multiply, left, right);

    /// <summary>Each period times the same number.</summary>
    public static Series operator *(Uncertain left, Series right) => Combine(Operation.Multiply, right, left);

    /// <summary>Each period times the same number.</summary>
    public static Series operator *(Series left, Uncertain right) => Combine(Operation.Multiply, left, right);

    /// <summary>Each period divided by the same number.</summary>
    public static Series operator /(Series left, Uncertain right)
    {
        ArgumentNullException.ThrowIfNull(right);
        return left * (1.0 / right);
    }

    private static Series Combine(Operation operation, Series left, Series right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new(Node.Of(operation, left.Node, right.Node));
    }

    private static Series Combine(Operation operation, Series left, Uncertain right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new(Node.Of(operation, left.Node, right.Node));
    }
}
