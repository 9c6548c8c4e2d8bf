namespace Risk.Modelling;

/// <summary>A draw of a law with uncertain parameters, taken apart: what gives the uniform, the forms from the innermost out, and all their parameters in that order.</summary>
/// <param name="Source">A node that is the uniform; or, where the innermost law has no uncertain parameters and stands under no copula, the input of that law.</param>
/// <param name="Fixed">The innermost law, where it has no uncertain parameters.</param>
/// <param name="Forms">At least one.</param>
/// <param name="Parameters">A node each.</param>
internal sealed record DrawnLaw(Node Source, Distribution? Fixed, LawForm[] Forms, Node[] Parameters)
{
    /// <summary>The law without its nodes.</summary>
    public LawShape Shape { get; } = new(Fixed, Forms);

    /// <summary>The laws inside each other, such as <c>Truncated of Gamma</c>.</summary>
    public string Name => Shape.Name;

    /// <summary>The input that is drawn, for messages.</summary>
    public string Input => Source.Payload switch { InputLaw input => input.Name, ScoreLaw score => score.Input, _ => "of a formula" };

    /// <summary>From a node of <see cref="Operation.LawQuantile"/>.</summary>
    public static DrawnLaw Of(Node node)
    {
        var forms = new List<LawForm>();
        var parameters = new List<Node[]>();
        Node at = node;
        while (true)
        {
            var form = (LawForm)at.Payload!;
            forms.Add(form);
            parameters.Add(at.Arguments[1..]);
            at = at.Arguments[0];
            if (!form.TakesLaw || at.Operation != Operation.LawQuantile)
            {
                forms.Reverse();
                parameters.Reverse();
                bool isQuantile = form.TakesLaw && at.Operation == Operation.Quantile;
                Distribution? inside = !form.TakesLaw ? null : isQuantile ? (Distribution)at.Payload! : ((InputLaw)at.Payload!).Law;
                return new(isQuantile ? at.Arguments[0] : at, inside, [.. forms], [.. parameters.SelectMany(p => p)]);
            }
        }
    }

    /// <summary>The law inside of the outermost <paramref name="count"/> forms left.</summary>
    public DrawnLaw Innermost(int count) => count == Forms.Length ? this : new(Source, Fixed, Forms[..count], Parameters[..Forms[..count].Sum(f => f.Names.Length)]);

    /// <summary>The draw of a law that waits for its name, at a uniform that something else gives; null where it is not the quantile of one uniform.</summary>
    public static Node? At(Node uniform, Uncertain law) => law.Law is { } known ? Node.With(Operation.Quantile, known, uniform) : law.Call?.Drawn?.At(uniform);

    /// <summary>True where a combinator can be put round it.</summary>
    public static bool IsLaw(Node node) => node.Operation is Operation.LawQuantile or Operation.Input;

    /// <summary>The law with these parameters.</summary>
    /// <exception cref="ParameterException">They break a rule.</exception>
    public Distribution Make(ReadOnlySpan<double> parameters) => Shape.Make(parameters);
}
