namespace Risk.Modelling;

/// <summary>A law as a function of the parameters of its forms, from the innermost out.</summary>
/// <param name="Fixed">The innermost law, where it has no uncertain parameters.</param>
/// <param name="Forms">At least one where there is no <paramref name="Fixed"/>.</param>
internal sealed record LawShape(Distribution? Fixed, LawForm[] Forms)
{
    /// <summary>The laws inside each other, such as <c>Truncated of Gamma</c>.</summary>
    public string Name { get; } = string.Join(" of ", Forms.Reverse().Select(f => f.Factory).Concat(Fixed is null ? [] : [Fixed.Family]));

    /// <summary>All parameters, in the order of the forms.</summary>
    public string[] Names { get; } = [.. Forms.SelectMany(f => f.Names)];

    /// <summary>The shape of a law that waits for its name, and its parameters; null where it is not the quantile of one uniform.</summary>
    public static (LawShape Shape, Uncertain[] Parameters)? Of(Uncertain law)
    {
        if (law.Law is { } known)
        {
            return (new(known, []), []);
        }

        if (law.Call?.Drawn is not { } drawn)
        {
            return null;
        }

        if (drawn.Inside is null)
        {
            return (new(null, [drawn.Form]), drawn.Parameters);
        }

        return Of(drawn.Inside) is { } inside ? (new(inside.Shape.Fixed, [.. inside.Shape.Forms, drawn.Form]), [.. inside.Parameters, .. drawn.Parameters]) : null;
    }

    /// <summary>The law with these parameters.</summary>
    /// <exception cref="ParameterException">They break a rule.</exception>
    public Distribution Make(ReadOnlySpan<double> parameters)
    {
        Distribution? law = Fixed;
        foreach (LawForm form in Forms)
        {
            law = form.Make(law, parameters[..form.Names.Length]);
            parameters = parameters[form.Names.Length..];
        }

        return law!;
    }
}
