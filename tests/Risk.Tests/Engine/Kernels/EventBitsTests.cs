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

    /// <summary>Every kind of logic, for batches of whole words and of less.</summary>
    [Theory]
    [Trait("Category", "Bits")]
    [InlineData(8)]
    [InlineData(64)]
    [InlineData(128)]
    [InlineData(200)]
    public void Logic_on_bits_is_logic_on_every_run(int runs)
    {
        using Column bits = new(runs);
        int bytes = runs / 8;
        byte* frame = (byte*)bits.Pointer;
        new Random(7).NextBytes(new Span<byte>(frame, 2 * bytes));
        byte[] a = new Span<byte>(frame, bytes).ToArray(), b = new Span<byte>(frame + bytes, bytes).ToArray();
        BitInstruction* operations = stackalloc BitInstruction[3];
        for (int logic = 0; logic < 3; logic++)
        {
            operations[logic] = new() { Logic = (BitLogic)logic, A = 0, B = bytes, D = (2 + logic) * bytes };
        }

        var code = new Instruction { P = operations, N = 3 };
        var batch = new Batch { Frame = frame, Runs = runs, Bytes = runs * sizeof(double) };
        Operations.CombineBits(&code, &batch);
        for (int at = 0; at < bytes; at++)
        {
            Assert.Equal((a[at], b[at]), (frame[at], frame[bytes + at]));
            Assert.Equal(
                ((byte)(a[at] & b[at]), (byte)(a[at] | b[at]), (byte)~a[at], (byte)0), (frame[(2 * bytes) + at], frame[(3 * bytes) + at], frame[(4 * bytes) + at], frame[(5 * bytes) + at]));
        }
    }
}
