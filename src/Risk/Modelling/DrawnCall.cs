namespace Risk.Modelling;

/// <summary>How the draw of a law with uncertain parameters is made of one uniform.</summary>
/// <param name="Form">The law as a function of its parameters.</param>
/// <param name="Inside">The law inside of a combinator; null for other forms.</param>
/// <param name="Parameters">One for each name of the form.</param>
internal sealed record DrawnCall(LawForm Form, Uncertain? Inside, Uncertain[] Parameters)
{
    /// <summary>The draw at a uniform.</summary>
    public Node At(Node uniform) => Round(Inside is null ? uniform : DrawnLaw.At(uniform, Inside)!);

    /// <summary>The draw of the input of a name.</summary>
    public Node Named(string name) => Round(Inside is null ? Node.Input(name, Distribution.Uniform(0.0, 1.0), "a law with uncertain parameters") : Inside.Bind(name));

    private Node Round(Node inside) => Node.With(Operation.LawQuantile, Form, [inside, .. Parameters.Select(p => p.Node)]);
}
