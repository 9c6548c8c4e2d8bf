namespace Risk.Tests.Distributions;

/// <summary>How the laws of one factory are generated.</summary>
internal sealed record LawFamily(Func<Draws, GeneratedLaw> Generate)
{
    /// <summary>The relative error of the distribution function: what the factory states, or a few roundings.</summary>
    public double Accuracy { get; init; } = 1e-13;

    /// <summary>The relative error of the moments.</summary>
    public double MomentAccuracy { get; init; } = 1e-9;

    /// <summary>True where the factory itself holds the law of c·X.</summary>
    public bool Moves { get; private init; }

    /// <summary>The least tail probability that the law knows.</summary>
    public double Reach { get; init; } = 1e-280;

    /// <summary>How many laws a check makes at most, where one takes long.</summary>
    public int Most { get; init; } = int.MaxValue;

    /// <summary>A family of numbers.</summary>
    /// <param name="kinds">A letter for each: l, a location; s, a scale; r, a rate; m, a mean of logarithms; anything else stays as it is when X becomes c·X + d.</param>
    /// <param name="draw">The numbers.</param>
    /// <param name="make">The law of the numbers.</param>
    public static LawFamily Of(string kinds, Func<Draws, double[]> draw, Func<double[], Distribution> make) => new(draws =>
    {
        double[] numbers = draw(draws);
        Distribution Moved(double c, double d) => make([.. numbers.Zip(kinds, (number, kind) => Move(number, kind, c, d))]);
        return new(make(numbers), kinds.AsSpan().ContainsAny("lsrm") ? Moved : null, kinds.Contains('l', StringComparison.Ordinal));
    }) { Moves = kinds.AsSpan().ContainsAny("lsrm") };

    /// <summary>A family of laws made of other laws, or of lists.</summary>
    public static LawFamily Of(Func<Draws, Distribution> make) => new(draws => new(make(draws)));

    private static double Move(double number, char kind, double c, double d) => kind switch
    {
        'l' => (c * number) + d,
        's' => c * number,
        'r' => number / c,
        'm' => number + Math.Log(c),
        _ => number,
    };
}
