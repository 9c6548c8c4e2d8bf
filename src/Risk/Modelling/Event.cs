using Risk.Modelling;

namespace Risk;

/// <summary>Something that is so in some runs and not in others. Its simulated probability is an output of the model.</summary>
public sealed class Event
{
    internal Event(Node node) => Node = node;

    internal Node Node { get; }

    /// <summary>The event, named <paramref name="name"/>, that happens with a probability that may differ from run to run.</summary>
    public static Event Occurs(string name, Uncertain probability)
    {
        ArgumentNullException.ThrowIfNull(probability);
        return Uncertain.Input(name, Distribution.Uniform(0.0, 1.0)) > 1.0 - probability;
    }

    /// <summary>Both.</summary>
    public static Event operator &(Event left, Event right) => Combine(Operation.And, left, right);

    /// <summary>Either, or both.</summary>
    public static Event operator |(Event left, Event right) => Combine(Operation.Or, left, right);

    /// <summary>Not this.</summary>
    public static Event operator !(Event value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(Node.Of(Operation.Not, value.Node));
    }

    /// <summary><paramref name="then"/> in the runs where this is so, else <paramref name="otherwise"/>.</summary>
    public Uncertain Choose(Uncertain then, Uncertain otherwise)
    {
        ArgumentNullException.ThrowIfNull(then);
        ArgumentNullException.ThrowIfNull(otherwise);
        return new Uncertain(Node.Of(Operation.Select, Node, then.Node, otherwise.Node)).WithUplifts(Uncertain.OnEither(then, otherwise));
    }

    /// <summary>1 in the runs where this is so, else 0.</summary>
    public Uncertain AsNumber() => Choose(1.0, 0.0);

    private static Event Combine(Operation operation, Event left, Event right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new(Node.Of(operation, left.Node, right.Node));
    }
}
