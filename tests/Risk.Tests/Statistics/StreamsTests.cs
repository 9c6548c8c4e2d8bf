namespace Risk.Tests.Statistics;

/// <summary>The streams of a programme, whose names differ by a letter and whose seeds by one, are independent of each other.</summary>
public class StreamsTests
{
    private const int Runs = 1 << 14;

    [Fact]
    public void Streams_of_neighbouring_names_are_uncorrelated()
    {
        string[] names = [.. Enumerable.Range(0, 26).SelectMany(c => new[] { "annual saving", "migration cost", "migration delay", "transfer delay", "exit" }.Select(p => $"customers/C{c}/{p}"))];

        Uncorrelated([.. Columns(names, 42)]);
    }

    [Fact]
    public void Streams_of_neighbouring_seeds_are_uncorrelated() =>
        Uncorrelated([.. Enumerable.Range(0, 64).SelectMany(seed => Columns(["x"], (ulong)seed)), .. Enumerable.Range(0, 60).SelectMany(bit => Columns(["x"], 1UL << bit | 1UL << 63))]);

    [Fact]
    public void A_stream_is_uncorrelated_with_itself_later()
    {
        double[] u = Columns(["x"], 42, 1 << 20).Single();

        Uncorrelated([.. Enumerable.Range(0, 64).Select(i => u[(i * Runs)..((i + 1) * Runs)])]);
    }

    /// <summary>All pairs: the largest correlation is that of so many normals, and their squares add up to χ². False positive rate 2·10⁻⁶ a call.</summary>
    private static void Uncorrelated(double[][] streams)
    {
        double[] z = [.. Enumerable.Range(1, streams.Length - 1).AsParallel().SelectMany(i => Enumerable.Range(0, i).Select(j => Battery.Correlation(streams[i], streams[j])))];

        Assert.InRange(z.Select(PValue.Normal).Min(), 1e-6 / z.Length, 1);
        Assert.InRange(PValue.ChiSquare(z.Sum(x => x * x), z.Length), 1e-6, 1);
    }

    private static double[][] Columns(string[] names, ulong seed, int runs = Runs)
    {
        var model = new Model("streams");
        foreach (string name in names)
        {
            model.Output(name, model.Input(name, Distribution.Uniform(0, 1)));
        }

        ModelResult result = model.Simulate(runs, seed);
        return [.. names.Select(name => result.Values[name].Samples.ToArray())];
    }
}
