using System.Numerics;
using Risk.Engine;

namespace Risk.Tests.Engine.Kernels;

public class StreamKeyTests
{
    /// <summary>Made by an implementation in Python, from the formula in the remarks. A change here is a new stream version.</summary>
    [Theory]
    [InlineData(0ul, "", 0x33FE8BD4F9C57863ul)]
    [InlineData(42ul, "a", 0x8FEFEDB83B845528ul)]
    [InlineData(42ul, "customers/Payroll/migration delay", 0xFE049F4C12E4F60Dul)]
    [InlineData(18446744073709551615ul, "12345678", 0xCBE31EC458AAB88Eul)]
    [InlineData(1ul, "£m a year", 0x323E669F4EA4DE50ul)]
    [InlineData(123456789ul, "suppliers/Acme/capability", 0x49F3569A56BA44BBul)]
    public void A_key_is_the_one_for_ever(ulong seed, string name, ulong expected)
    {
        Assert.Equal(1, StreamKey.StreamVersion);
        Assert.Equal(expected, StreamKey.Of(seed, name));
    }

    [Fact]
    public void Similar_names_and_seeds_have_different_keys()
    {
        var keys = new HashSet<ulong>();
        int count = 0;
        for (ulong seed = 0; seed < 20; seed++)
        {
            for (int customer = 0; customer < 1000; customer++)
            {
                foreach (string name in (string[])[$"customers/{customer}/delay", $"customers/{customer}/cost", $"{customer}", $"{customer}\0"])
                {
                    keys.Add(StreamKey.Of(seed, name));
                    count++;
                }
            }
        }

        Assert.Equal(count, keys.Count);
    }

    /// <summary>Each of 64 bits flips in half of 2,000 pairs: a count is within 6 standard deviations (134) of 1,000 with probability above 1 − 1e-7.</summary>
    [Fact]
    public void One_bit_of_the_seed_or_the_name_changes_half_of_the_key()
    {
        int[] bySeed = new int[64], byName = new int[64];
        for (int i = 0; i < 2000; i++)
        {
            ulong key = StreamKey.Of((ulong)i, $"input {i}");
            Count(bySeed, key ^ StreamKey.Of((ulong)i ^ (1ul << (i % 64)), $"input {i}"));
            Count(byName, key ^ StreamKey.Of((ulong)i, $"inpuu {i}"));
        }

        Assert.All(bySeed.Concat(byName), flips => Assert.InRange(flips, 866, 1134));
    }

    private static void Count(int[] flips, ulong difference)
    {
        for (; difference != 0; difference &= difference - 1)
        {
            flips[BitOperations.TrailingZeroCount(difference)]++;
        }
    }
}
