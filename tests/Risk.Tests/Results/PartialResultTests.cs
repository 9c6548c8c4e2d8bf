using System.Text;
using Risk.Engine;
using Risk.Tests.Engine;

namespace Risk.Tests.Results;

public class PartialResultTests
{
    // 13 leaves, the last of them short.
    private const int Runs = (12 * 4096) + 1234;
    private static readonly FakeProgram Program = FakeProgram.Standard();

    [Theory]
    [InlineData(true, 1, 12)]
    [InlineData(false, 1, 12)]
    [InlineData(true, 4, 8, 12)]
    [InlineData(false, 3, 5, 6)]
    [InlineData(true, 2, 7, 11, 12)]
    [InlineData(false, 2, 7, 11, 12)]
    public void Shards_merged_in_any_order_have_the_bits_of_the_whole(bool keep, params int[] cuts)
    {
        string whole = SimulatorTests.Bits(Part(keep, 0, 13).ToResult());
        PartialResult[] shards = [.. cuts.Prepend(0).Zip(cuts.Append(13), (a, b) => Part(keep, a, b))];

        foreach (PartialResult[] order in Permutations(shards))
        {
            Assert.Equal(whole, SimulatorTests.Bits(PartialResult.Merge(order).ToResult()));
            Assert.Equal(whole, SimulatorTests.Bits(order.Aggregate((a, b) => PartialResult.Merge(a, b)).ToResult()));
        }
    }

    [Fact]
    public void Shards_that_kept_samples_merge_with_shards_that_counted()
    {
        string whole = SimulatorTests.Bits(Part(false, 0, 13).ToResult());

        PartialResult mixed = PartialResult.Merge(Part(true, 5, 13), Part(false, 0, 5));

        Assert.False(mixed.HasSamples);
        Assert.Equal(whole, SimulatorTests.Bits(mixed.ToResult()));
    }

    [Fact]
    public void A_contiguous_range_holds_few_subtrees()
    {
        SimulationOptions options = SimulatorTests.Options(1000 * 4096, 3) with { KeepSamples = false, Checksum = false };

        PartialResult part = Simulator.RunLeaves(new FakeProgram().Value("x", run => run), SimulatorTests.Identity, options, 77, 999);

        Assert.InRange(part.Tree.Roots.Count, 1, 2 * 10);
        Assert.Equal([new LeafRange(77, 999)], part.Leaves);
        Assert.Equal("77..998", part.Leaves[0].ToString());
    }

    [Fact]
    public void Merging_a_leaf_twice_names_the_leaf()
    {
        ArgumentException e = Assert.Throws<ArgumentException>(() => PartialResult.Merge(Part(true, 0, 7), Part(true, 6, 13)));

        Assert.StartsWith("leaf 6 is in two of the partial results", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gap_is_an_error_only_in_a_result()
    {
        PartialResult gap = PartialResult.Merge(Part(true, 0, 4), Part(true, 5, 13));

        Assert.Equal(4, gap.FirstMissingLeaf);
        Assert.Equal([new(0, 4), new(5, 13)], gap.Leaves);
        Assert.Contains("leaf 4 is missing", Assert.Throws<InvalidOperationException>(() => gap.ToResult()).Message, StringComparison.Ordinal);
        Assert.Null(PartialResult.Merge(gap, Part(true, 4, 5)).FirstMissingLeaf);
        Assert.Equal(0, Part(true, 5, 13).FirstMissingLeaf);
    }

    [Fact]
    public void Parts_of_different_simulations_do_not_merge()
    {
        SimulationIdentity id = SimulatorTests.Identity;
        PartialResult first = Part(true, 0, 4);

        void Refused(SimulationIdentity other, string why) => Assert.Contains(
            why, Assert.Throws<ArgumentException>(() => PartialResult.Merge(first, Part(true, 4, 5, other))).Message, StringComparison.Ordinal);

        Refused(id with { Seed = 43 }, "seed 42 and 43 [CKP005]");
        Refused(id with { ModelHash = "model-2" }, "model model-1 and model-2 [CKP004]");
        Refused(id with { Design = "Sobol" }, "sampling design Monte Carlo and Sobol [CKP006]");
        Refused(id with { StreamVersion = 2 }, "partial result uses stream v2, the first uses v1 [CKP003]");
        Refused(id with { LibraryVersion = "9.9.9" }, "9.9.9 [CKP007]");
    }

    [Fact]
    public void More_runs_continue_a_simulation_of_whole_leaves()
    {
        SimulationOptions few = SimulatorTests.Options(4 * 4096, 1);
        PartialResult start = Simulator.RunLeaves(Program, SimulatorTests.Identity, few, 0, 4);

        Assert.Equal(
            SimulatorTests.Bits(Part(true, 0, 13).ToResult()),
            SimulatorTests.Bits(PartialResult.Merge(start, Part(true, 4, 13)).ToResult()));
    }

    [Fact]
    public void A_short_leaf_cannot_be_continued()
    {
        PartialResult cut = Simulator.RunLeaves(Program, SimulatorTests.Identity, SimulatorTests.Options(5000, 1), 0, 2);

        ArgumentException e = Assert.Throws<ArgumentException>(() => PartialResult.Merge(cut, Part(true, 2, 13)));

        Assert.Equal($"leaf 1 holds 904 runs in a simulation of 5000, but 4096 in one of {Runs}", e.Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_part_survives_writing_and_reading(bool keep)
    {
        PartialResult gaps = PartialResult.Merge(Part(keep, 1, 3), Part(keep, 7, 13));

        PartialResult read = PartialResult.ReadFrom(new MemoryStream(Written(gaps)));

        Assert.Equal(gaps.Leaves, read.Leaves);
        Assert.Equal((gaps.Seed, gaps.Design, gaps.ModelHash, gaps.StreamVersion, gaps.LibraryVersion, gaps.Runs, gaps.Elapsed, gaps.Checksum),
            (read.Seed, read.Design, read.ModelHash, read.StreamVersion, read.LibraryVersion, read.Runs, read.Elapsed, read.Checksum));
        Assert.Equal(
            SimulatorTests.Bits(Part(keep, 0, 13).ToResult()),
            SimulatorTests.Bits(PartialResult.Merge(Part(keep, 0, 1), read, Part(keep, 3, 7)).ToResult()));
    }

    [Fact]
    public void A_part_that_kept_counts_does_not_grow_with_the_runs()
    {
        long few = Written(Simulator.RunLeaves(Program, SimulatorTests.Identity, SimulatorTests.Options(100 * 4096, 2) with { KeepSamples = false }, 0, 10)).Length;
        long many = Written(Simulator.RunLeaves(Program, SimulatorTests.Identity, SimulatorTests.Options(100 * 4096, 2) with { KeepSamples = false }, 0, 100)).Length;

        Assert.InRange(many, few, 2 * few);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_damaged_file_is_refused(bool keep)
    {
        var program = new FakeProgram();
        program.Value("x", run => run).Event("e", run => run == 3);
        byte[] good = Written(Simulator.RunLeaves(program, SimulatorTests.Identity, SimulatorTests.Options(50, 1) with { KeepSamples = keep }, 0, 1));

        for (int i = 0; i < good.Length; i++)
        {
            byte[] bad = [.. good];
            bad[i] ^= 0x41;
            Assert.Throws<InvalidDataException>(() => PartialResult.ReadFrom(new MemoryStream(bad)));
            Assert.Throws<InvalidDataException>(() => PartialResult.ReadFrom(new MemoryStream(good[..i])));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    public void A_file_that_tells_of_more_than_it_holds_is_refused_before_it_costs_memory(int outputs)
    {
        // A head that is right in all its parts, 2³¹ runs and their samples told of, and nothing behind: it must not allocate 16 GiB an output.
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write("RISKPART"u8);
        writer.Write(1);
        writer.Write("0.1.0");
        writer.Write(1);
        writer.Write("model");
        writer.Write("Monte Carlo");
        writer.Write(42UL);
        writer.Write(1L << 30);
        writer.Write(0L);
        writer.Write(outputs);
        for (int i = 0; i < outputs; i++)
        {
            writer.Write($"x{i}");
        }

        writer.Write(0);
        writer.Write(1);
        writer.Write(0L);
        writer.Write(18);
        writer.Write(1L << 30);
        writer.Write(new byte[outputs * 48]);
        writer.Write(false);
        writer.Write(true);
        writer.Write(1);
        writer.Write(0L);
        writer.Write(1L << 18);
        stream.Position = 0;
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Contains("[CKP001]", Assert.Throws<InvalidDataException>(() => PartialResult.ReadFrom(stream)).Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
    }

    [Fact]
    public void A_file_with_a_stretch_twice_is_refused_though_its_digest_is_right()
    {
        PartialResult gaps = PartialResult.Merge(Part(true, 1, 3), Part(true, 7, 9));
        byte[] bytes = Written(gaps);

        // The second stretch begins with its leaves, 7 and 9; now it tells of the first stretch again.
        int second = bytes.Length - 32 - (2 * 8192 * 8) - 16;
        Assert.Equal((7L, 9L), (BitConverter.ToInt64(bytes, second), BitConverter.ToInt64(bytes, second + 8)));
        BitConverter.TryWriteBytes(bytes.AsSpan(second), 1L);
        BitConverter.TryWriteBytes(bytes.AsSpan(second + 8), 3L);
        System.Security.Cryptography.SHA256.HashData(bytes.AsSpan(0, bytes.Length - 32), bytes.AsSpan(bytes.Length - 32));

        Assert.Contains("held before [CKP001]", Assert.Throws<InvalidDataException>(() => PartialResult.ReadFrom(new MemoryStream(bytes))).Message, StringComparison.Ordinal);
    }

    /// <summary>The digest is no signature: who changes a weight can make it anew. The figures would then be of weights in one half and of their sums in the other.</summary>
    [Theory]
    [InlineData(-5)]
    [InlineData(1e6)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(0, true)]
    public void Weights_other_than_those_of_their_sums_are_refused_though_the_digest_is_right(double weight, bool all = false)
    {
        var model = new Model("weighted");
        model.Output("x", model.Input("x", Distribution.Normal(0, 1)));
        byte[] bytes = Written(model.Simulate(new SimulationOptions { Runs = 5000, Seed = 1, Design = SamplingDesign.Importance(("x", Distribution.Normal(1, 1.2))) }).Whole);
        Assert.Equal(5000, PartialResult.ReadFrom(new MemoryStream(bytes)).RunsDone);
        for (int back = 1; back <= (all ? 5000 : 1); back++)
        {
            BitConverter.TryWriteBytes(bytes.AsSpan(bytes.Length - 32 - (8 * back)), weight);
        }

        System.Security.Cryptography.SHA256.HashData(bytes.AsSpan(0, bytes.Length - 32), bytes.AsSpan(bytes.Length - 32));

        Assert.Equal("the weights are not those of their sums [CKP001]", Assert.Throws<InvalidDataException>(() => PartialResult.ReadFrom(new MemoryStream(bytes))).Message);
    }

    [Fact]
    public void Parts_that_cannot_be_are_refused_in_the_callers_words()
    {
        var model = new Model("parts");
        model.Output("x", model.Input("x", Distribution.Normal(0, 1)));
        var options = new SimulationOptions { Runs = 5000, Seed = 1 };
        foreach ((long first, long leaves, string parameter) in new (long, long, string)[] { (-1, 1, "firstLeaf"), (2, 1, "firstLeaf"), (long.MaxValue, 1, "firstLeaf"), (0, 0, "leaves"), (0, -1, "leaves"), (0, 3, "leaves"), (1, long.MaxValue, "leaves") })
        {
            ArgumentOutOfRangeException e = Assert.Throws<ArgumentOutOfRangeException>(() => model.SimulatePart(options, first, leaves));
            Assert.Equal(parameter, e.ParamName);
            Assert.StartsWith("a simulation of 5000 runs has the leaves 0..1", e.Message, StringComparison.Ordinal);
        }

        PartialResult part = model.SimulatePart(options, 0, 1);
        Assert.StartsWith("partial result 1 of 2 is null", Assert.Throws<ArgumentException>(() => PartialResult.Merge(part, null!)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => PartialResult.Merge([null!]));
    }

    [Fact]
    public void A_stream_that_gives_a_byte_at_a_time_is_read_the_same()
    {
        byte[] bytes = Written(Part(false, 0, 2));

        PartialResult read = PartialResult.ReadFrom(new Trickle(bytes));

        Assert.Equal(2 * 4096, read.RunsDone);
    }

    [Fact]
    public void Another_format_is_named()
    {
        byte[] bytes = Written(Part(true, 0, 1));
        bytes[8] = 9;

        Assert.Equal("format version 9: this library reads 1 to 4 [CKP002]", Assert.Throws<InvalidDataException>(() => PartialResult.ReadFrom(new MemoryStream(bytes))).Message);
        Assert.StartsWith(
            "not a partial result",
            Assert.Throws<InvalidDataException>(() => PartialResult.ReadFrom(new MemoryStream(Encoding.UTF8.GetBytes("{\"runs\": 1000}")))).Message,
            StringComparison.Ordinal);
    }

    /// <summary>The warnings of the model, of its options and of their design, and those that are read from the weights of all runs.</summary>
    [Theory]
    [InlineData("Monte Carlo", "DIST008")]
    [InlineData("Latin hypercube", "DIST008 RUN017")]
    [InlineData("Sobol", "DIST008 RUN011")]
    [InlineData("importance sampling", "DIST008 RUN031 RUN032")]
    public void Merged_parts_have_the_warnings_of_the_whole(string design, string codes)
    {
        var model = new Model("warned");
        model.Output("x", model.Input("x", Distribution.Normal(0, 1)));
        model.Warn(new("DIST008", "inputs/x", "line 1\nline 2 – “ü”", Severity.Warning, "cap it"));
        SimulationOptions options = new()
        {
            Runs = 10_001, Seed = 5,
            Design = design switch
            {
                "Monte Carlo" => SamplingDesign.MonteCarlo,
                "Latin hypercube" => SamplingDesign.LatinHypercube,
                "Sobol" => SamplingDesign.Sobol,
                _ => SamplingDesign.Importance(("x", Distribution.Normal(6, 0.3))),
            },
        };

        ModelResult whole = model.Simulate(options);
        PartialResult[] parts = [model.SimulatePart(options, 2, 1), model.SimulatePart(options, 0, 2)];
        PartialResult[] read = [.. parts.Select(p => PartialResult.ReadFrom(new MemoryStream(Written(p))))];

        Assert.Equal(codes, string.Join(' ', whole.Warnings.Select(w => w.Code).Where(c => codes.Contains(c, StringComparison.Ordinal)).Order()));
        Assert.Equal(whole.Warnings, PartialResult.Merge(parts).ToResult().Warnings);
        Assert.Equal(whole.Warnings, PartialResult.Merge(read).ToResult().Warnings);
        Assert.Equal(whole.Warnings, PartialResult.Merge(read[1], read[0]).ToResult().Warnings);
        Assert.Equal(whole.Warnings, whole.Whole.ToResult().Warnings);
        Assert.Equal(Written(parts[0]), Written(read[0]));
    }

    /// <summary>A part without warnings is written as before there were any, and so are those that earlier versions wrote; longer simulations have warnings of their own.</summary>
    [Fact]
    public void Parts_without_warnings_are_read_and_merge_as_before()
    {
        Assert.Equal(1, Written(Part(true, 0, 1))[8]);
        var model = new Model("warned");
        model.Output("x", model.Input("x", Distribution.Normal(0, 1)));
        SimulationOptions few = new() { Runs = 4097, Seed = 5, Design = SamplingDesign.Antithetic }, many = few with { Runs = 12_289 };
        PartialResult part = model.SimulatePart(few, 0, 1), more = model.SimulatePart(many, 1, 3), old = PartialResult.ReadFrom(new MemoryStream(Written(part.Bearing([]))));
        Assert.Equal((3, 1), (Written(part)[8], Written(part.Bearing([]))[8]));
        Assert.Empty(old.Warnings);
        Assert.StartsWith("12289 runs become 12290", Assert.Single(PartialResult.Merge(part, more).ToResult().Warnings).Message, StringComparison.Ordinal);
        Assert.Equal(model.Simulate(many).Warnings, PartialResult.Merge(more, old).ToResult().Warnings);
    }

    private static PartialResult Part(bool keep, int first, int end, SimulationIdentity? identity = null) =>
        Simulator.RunLeaves(Program, identity ?? SimulatorTests.Identity, SimulatorTests.Options(Runs, 2) with { KeepSamples = keep }, first, end);

    private static byte[] Written(PartialResult part)
    {
        using var stream = new MemoryStream();
        part.WriteTo(stream);
        return stream.ToArray();
    }

    private static IEnumerable<PartialResult[]> Permutations(PartialResult[] parts) => parts.Length <= 1
        ? [parts]
        : parts.SelectMany((part, i) => Permutations([.. parts[..i], .. parts[(i + 1)..]]).Select(rest => (PartialResult[])[part, .. rest]));

    /// <summary>A stream as a network gives it.</summary>
    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(1, buffer.Length)]);
    }
}
