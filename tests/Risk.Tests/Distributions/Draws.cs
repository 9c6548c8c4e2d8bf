namespace Risk.Tests.Distributions;

/// <summary>Numbers between bounds, from random words: one in eight stands at a bound, or equals another, so that corners are met.</summary>
internal sealed class Draws(IReadOnlyList<int> words)
{
    /// <summary>As many words as the law with the most parameters may ask for.</summary>
    public const int Words = 48;

    private int _next;

    public bool Coin() => Word() % 2 == 0;

    public int Whole(int least, int most) => least + (int)(Word() % (uint)(most - least + 1));

    public double Between(double low, double high) => Corner() switch
    {
        0 => low,
        1 => high,
        _ => low + ((high - low) * Unit()),
    };

    /// <summary>Even in the logarithm.</summary>
    public double Log(double low, double high) => Corner() switch
    {
        0 => low,
        1 => high,
        _ => Math.Exp(Math.Log(low) + ((Math.Log(high) - Math.Log(low)) * Unit())),
    };

    /// <summary>Of either sign, and 0 at times.</summary>
    public double Location() => Whole(0, 5) switch
    {
        0 => 0,
        1 or 2 => -Log(1e-3, 1e4),
        _ => Log(1e-3, 1e4),
    };

    public double Scale() => Log(1e-4, 1e5);

    /// <summary>Rising numbers from a place on, where one in sixteen equals the one before, all of them never.</summary>
    public double[] Rising(double from, double width, int count)
    {
        double[] parts = [.. Enumerable.Range(1, count - 1).Select(_ => Between(0, 1))];
        parts[Whole(0, count - 2)] += 0.05;
        double total = parts.Sum(), sum = 0;
        return [from, .. parts.Select(part => from + (width * (sum += part) / total))];
    }

    /// <summary>Not below 0, and one of them above.</summary>
    public double[] Weights(int count) => [.. Enumerable.Range(0, count).Select(i => i == 0 ? Log(0.01, 10) : Between(0, 10))];

    private int Corner() => Whole(0, 15);

    private double Unit() => (Word() + 0.5) / (1L << 31);

    private uint Word() => (uint)words[_next++];
}
