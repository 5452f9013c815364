namespace ScalingLab.Sdk.Tests.Randomness;

public sealed class RandomStreamTests
{
    /// <summary>
    /// Exact: a word w goes to ⌊w·n/2³²⌋ unless the low half of w·n is below 2³² mod n, and so every integer has ⌊2³²/n⌋ words. Words equally
    /// spaced over all 2³² hit every integer equally often up to the one at each of its two edges.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(1000)]
    public void IntegersAreUniform(int exclusiveMaximum)
    {
        const int Words = 1 << 16;
        WordStream stream = new(Enumerable.Range(0, Words).Select(i => (uint)i << 16));
        var counts = new int[exclusiveMaximum];
        try
        {
            while (true) counts[stream.NextInteger(exclusiveMaximum)]++;
        }
        catch (InvalidOperationException)
        {
            Assert.Equal((ulong)Words, stream.Position.Words);
        }

        Assert.All(counts, count => Assert.InRange(count, Words / exclusiveMaximum - 2, Words / exclusiveMaximum + 2));
    }

    /// <summary>2³² mod 3 = 1, so that of all words only w = 0, with low half 0, is rejected; the next one counts.</summary>
    [Fact]
    public void TheWordThatWouldMakeABiasIsRejected()
    {
        WordStream stream = new([0u, uint.MaxValue]);
        Assert.Equal(2, stream.NextInteger(3));
        Assert.Equal(2ul, stream.Position.Words);
    }

    [Fact]
    public void NoWordIsRejectedForAPowerOfTwo()
    {
        WordStream stream = new([0u, 0x7FFF_FFFF, 0x8000_0000, uint.MaxValue]);
        Assert.Equal([0, 0, 1, 1], Enumerable.Range(0, 4).Select(_ => stream.NextInteger(2)));
    }

    [Fact]
    public void TheLargestRangeIsReached()
    {
        WordStream stream = new([uint.MaxValue]);
        Assert.Equal(int.MaxValue - 1, stream.NextInteger(int.MaxValue));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void ARangeHasAtLeastOneInteger(int exclusiveMaximum) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new WordStream([0u]).NextInteger(exclusiveMaximum));

    [Fact]
    public void SingleNumbersComeFromTheSequences()
    {
        WordStream stream = new([]);
        Assert.Equal((0.5, 0.25), (stream.NextNormal(), stream.NextUniform()));
    }
}
