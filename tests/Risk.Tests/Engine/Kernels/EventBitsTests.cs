using Risk.Engine.Kernels;

namespace Risk.Tests.Engine.Kernels;

public unsafe class EventBitsTests
{
    /// <summary>Masks packed as the plan packs them, for every number of runs counted and the first, a middle and the last event of a column.</summary>
    [Theory]
    [Trait("Category", "Bits")]
    [InlineData(8, 0)]
    [InlineData(64, 5)]
    [InlineData(128, 63)]
    [InlineData(256, 31)]
    public void Bits_say_what_the_masks_said_and_count_as_they_do(int runs, int place)
    {
        using Column masks = new(runs), packed = new(runs), unpacked = new(runs);
        var source = new Span<ulong>(masks.Pointer, runs);
        for (int run = 0; run < runs; run++)
        {
            source[run] = (run * 0.6180339887498949 % 1) < 0.3 ? ulong.MaxValue : 0;
        }

        var code = new Instruction { A = (nint)masks.Pointer, D = (nint)packed.Pointer, N = place };
        var batch = new Batch { Runs = runs, Bytes = runs * sizeof(double) };
        Operations<Four>.PackMask(&code, &batch);
        byte[] narrow = new Span<byte>(packed.Pointer, 64 * runs / 8).ToArray();
        Operations<Eight>.PackMask(&code, &batch);
        Assert.Equal(narrow, new Span<byte>(packed.Pointer, 64 * runs / 8).ToArray());
        byte* bits = (byte*)packed.Pointer + (place * runs / 8);
        Accumulate.Masks(bits, runs, (ulong*)unpacked.Pointer);
        Assert.True(source.SequenceEqual(new Span<ulong>(unpacked.Pointer, runs)));
        for (int counted = 0; counted <= runs; counted++)
        {
            Assert.Equal(Accumulate.CountSet((ulong*)masks.Pointer, counted), Accumulate.CountBits(bits, counted));
        }

        // Its neighbours are untouched.
        Assert.True(new Span<byte>(packed.Pointer, place * runs / 8).IndexOfAnyExcept((byte)0) < 0);
        Assert.True(new Span<byte>(bits + (runs / 8), (63 - place) * runs / 8).IndexOfAnyExcept((byte)0) < 0);
    }
}
