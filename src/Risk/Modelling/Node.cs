namespace Risk.Modelling;

/// <summary>One value of the graph. Nodes are compared by reference: an input used twice is one column.</summary>
internal sealed class Node
{
    private static readonly Node[] None = [];

    private Node(Operation operation, Shape shape, Timeline? timeline, object? payload, double constant, Node[] arguments) =>
        (Operation, Shape, Timeline, Payload, Constant, Arguments) = (operation, shape, timeline, payload, constant, arguments);

    public Operation Operation { get; }

    public Shape Shape { get; }

    /// <summary>The periods of a series; null for the other shapes.</summary>
    public Timeline? Timeline { get; }

    public object? Payload { get; }

    /// <summary>The input of a group joined by a copula that this is; null for any other.</summary>
    public JoinedInput? Joined { get; private init; }

    /// <summary>The value of a constant.</summary>
    public double Constant { get; }

    public Node[] Arguments { get; }

    public bool IsConstant => Operation == Operation.Constant;

    /// <summary>The same value, known as an input of a group.</summary>
    public Node As(JoinedInput joined) => new(Operation, Shape, Timeline, Payload, Constant, Arguments) { Joined = joined };

    public static Node Number(double value) => new(Operation.Constant, Shape.Number, null, null, value, None);

    public static Node Input(string name, Distribution law, string? serves = null) =>
        new(Operation.Input, Shape.Number, null, new InputLaw(name, law, serves), 0, None);

    public static Node Of(Operation operation, params Node[] arguments) => With(operation, null, arguments);

    public static Node With(Operation operation, object? payload, params Node[] arguments) =>
        new(operation, IsComparison(operation) ? Shape.Event : ShapeOf(arguments), TimelineOf(arguments), payload, 0, arguments);

    public static Node Series(Operation operation, Timeline timeline, object? payload, params Node[] arguments) =>
        new(operation, Shape.Series, timeline, payload, 0, arguments);

    public static Node Element(Node series, int period) => series.Operation == Operation.SeriesOf
        ? series.Arguments[period]
        : new(Operation.Element, Shape.Number, null, period, 0, [series]);

    private static bool IsComparison(Operation operation) => operation is >= Operation.Less and <= Operation.Not;

    private static Shape ShapeOf(Node[] arguments) =>
        Array.Exists(arguments, a => a.Shape == Shape.Series) ? Shape.Series : Shape.Number;

    private static Timeline? TimelineOf(Node[] arguments)
    {
        Timeline? timeline = null;
        foreach (Node argument in arguments)
        {
            if (argument.Timeline is { } other)
            {
                if (timeline is not null && !timeline.Equals(other))
                {
                    throw new ArgumentException($"series over different periods cannot be combined: {timeline} and {other}");
                }

                timeline = other;
            }
        }

        return timeline;
    }
}
