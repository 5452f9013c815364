namespace ScalingLab.Numerics.Tests;

/// <summary>Oracle: the known-answer vectors of Random123 (kat_vectors, philox4x32-10).</summary>
[Trait(AnyHardware.Trait, AnyHardware.Value)]
public sealed class PhiloxTests
{
    public static TheoryData<uint[], uint[], uint[]> KnownAnswers => new()
    {
        { [0, 0, 0, 0], [0, 0], [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8] },
        {
            [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff], [0xffffffff, 0xffffffff],
            [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd]
        },
        {
            [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0],
            [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1]
        },
    };

    [Theory]
    [MemberData(nameof(KnownAnswers))]
    public void Block_gives_the_known_answer(uint[] counter, uint[] key, uint[] expected)
    {
        PhiloxKey subsequence = new(key[0], key[1], counter[2], counter[3]);
        (uint w0, uint w1, uint w2, uint w3) = subsequence.Block(counter[0] | ((ulong)counter[1] << 32));
        Assert.Equal(expected, new uint[] { w0, w1, w2, w3 });
    }

    [Theory]
    [MemberData(nameof(KnownAnswers))]
    public void Word_kernel_gives_the_known_answer_in_its_layout(uint[] counter, uint[] key, uint[] expected)
    {
        ulong block = counter[0] | ((ulong)counter[1] << 32);
        uint[] words = new uint[WordKernel.GroupSize];
        WordKernel.Fill(new(key[0], key[1], counter[2], counter[3]), block / 16, words);
        int lane = (int)(block % 16);
        Assert.Equal(expected, new uint[] { words[lane], words[lane + 16], words[lane + 32], words[lane + 48] });
    }

    [Theory]
    [InlineData(64)]
    [InlineData(128)]
    [InlineData(192)]
    [InlineData(1024)]
    public void Word_kernel_agrees_with_single_blocks(int length)
    {
        // The block counter crosses 2^32 inside the range.
        PhiloxKey key = new(1, 2, 3, 4);
        ulong firstGroup = (1ul << 28) - 1;
        uint[] words = new uint[length];
        WordKernel.Fill(key, firstGroup, words);
        for (int i = 0; i < length / 4; i++)
        {
            (uint w0, uint w1, uint w2, uint w3) = key.Block((firstGroup * 16) + (ulong)i);
            int offset = (i / 16 * 64) + (i % 16);
            Assert.Equal(new[] { w0, w1, w2, w3 }, new[] { words[offset], words[offset + 16], words[offset + 32], words[offset + 48] });
        }
    }
}
