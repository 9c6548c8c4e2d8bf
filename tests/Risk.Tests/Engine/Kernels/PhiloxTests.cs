using Risk.Engine;
using Risk.Engine.Kernels;

namespace Risk.Tests.Engine.Kernels;

public unsafe class PhiloxTests
{
    /// <summary>The first three are kat_vectors of Random123 1.14; the last two were made by another implementation that agrees with them.</summary>
    [Theory]
    [InlineData(new uint[] { 0, 0, 0, 0 }, new uint[] { 0, 0 }, new uint[] { 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8 })]
    [InlineData(
        new uint[] { 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff }, new uint[] { 0xffffffff, 0xffffffff },
        new uint[] { 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd })]
    [InlineData(
        new uint[] { 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344 }, new uint[] { 0xa4093822, 0x299f31d0 },
        new uint[] { 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1 })]
    [InlineData(new uint[] { 1, 0, 0, 0 }, new uint[] { 0, 0 }, new uint[] { 0xf8e4cca4, 0x5cb200db, 0xb1a574eb, 0x097eff67 })]
    [InlineData(new uint[] { 0, 1, 0, 0 }, new uint[] { 0, 0 }, new uint[] { 0x6ad0c5ec, 0xea236249, 0x73a459f5, 0x074944b3 })]
    public void A_block_is_the_published_one(uint[] c, uint[] k, uint[] expected)
    {
        (uint x0, uint x1, uint x2, uint x3) = Philox.Block(c[0], c[1], c[2], c[3], k[0], k[1]);
        Assert.Equal(expected, (uint[])[x0, x1, x2, x3]);
    }

    [Theory]
    [InlineData(0x0000000000000000ul, 1.1102230246251565e-16)]
    [InlineData(0xfffffffffffffffful, 0.9999999999999999)]
    [InlineData(0x6627e8d5e169c58dul, 0.3990464708489646)]
    [InlineData(0x8000000000000000ul, 0.5000000000000001)]
    [InlineData(0x0000000000000001ul, 1.1102230246251565e-16)]
    public void Bits_become_the_middle_of_their_cell(ulong bits, double expected) => Assert.Equal(expected, Philox.FromBits(bits));

    [Fact]
    public void A_uniform_is_read_from_the_block_as_documented()
    {
        const ulong key = 0x299f31d0a4093822;
        const ulong run = 8 * 1_000_000_007ul + 6; // w = 6: block 4g + 2, words 2 and 3
        const ulong block = 4 * 1_000_000_007ul + 2;
        (_, _, uint x2, uint x3) = Philox.Block((uint)block, (uint)(block >> 32), 5, 0, 0xa4093822, 0x299f31d0);
        Assert.Equal(Philox.FromBits(x2 | ((ulong)x3 << 32)), Philox.Uniform(key, run, 5));
    }

    [Theory]
    [InlineData(0ul, 8)]
    [InlineData(0ul, 4096)]
    [InlineData(4096ul * 77, 128)]
    [InlineData(8ul * 3, 24)]
    [InlineData((1ul << 33) - 16, 64)] // the low word of the counter carries inside the column
    [InlineData((1ul << 34) - 8, 24)]
    [InlineData((1ul << 62) + 8, 40)]
    public void A_column_holds_the_uniforms_of_its_runs(ulong firstRun, int runs)
    {
        ulong a = StreamKey.Of(42, "a"), b = StreamKey.Of(42, "b");
        using Column one = new(runs), first = new(runs), second = new(runs);
        Philox.Fill(a, firstRun, 3, one.Pointer, runs);
        Philox.Fill2(a, b, firstRun, 3, 4, first.Pointer, second.Pointer, runs);
        for (int i = 0; i < runs; i++)
        {
            Assert.Equal(StreamKey.Uniform(42, "a", firstRun + (ulong)i, 3), one.Values[i]);
            Assert.Equal(one.Values[i], first.Values[i]);
            Assert.Equal(StreamKey.Uniform(42, "b", firstRun + (ulong)i, 4), second.Values[i]);
        }
    }

    /// <summary>65,536 draws in 256 cells: χ² with 255 degrees of freedom stays within 145 and 400 with probability above 1 − 1e-7.</summary>
    [Theory]
    [InlineData("payroll", 0u)]
    [InlineData("payroll", 1u)]
    [InlineData("", 0u)]
    public void The_uniforms_are_spread_evenly(string name, uint slot)
    {
        const int n = 65536;
        using Column column = new(n);
        Philox.Fill(StreamKey.Of(7, name), 0, slot, column.Pointer, n);
        int[] cells = new int[256];
        foreach (double u in column.Values)
        {
            Assert.InRange(u, 1.1102230246251565e-16, 0.9999999999999999);
            cells[(int)(u * cells.Length)]++;
        }

        double chiSquared = cells.Sum(c => (c - 256.0) * (c - 256.0) / 256.0);
        Assert.InRange(chiSquared, 145, 400);
    }
}
