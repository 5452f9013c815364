namespace DeepNet.Tests;

public sealed class TokenReaderTests
{
    [Fact]
    public void BytesAreTokensAsTheyAre()
    {
        var (tokens, vocabulary) = TokenReader.Tokens([0, 255, 10], "a.txt", Tokenizer.Byte);

        Assert.Equal([0, 255, 10], tokens);
        Assert.Equal(256, vocabulary);
    }

    [Fact]
    public void CharactersAreNumberedInTheirOrder()
    {
        var (tokens, vocabulary) = TokenReader.Tokens("bañ😀ab"u8, "a.txt", Tokenizer.Character);

        Assert.Equal([1, 0, 2, 3, 0, 1], tokens);
        Assert.Equal(4, vocabulary);
    }

    [Fact]
    public void WhatIsNotUtf8IsToldWithItsPlace()
    {
        Assert.Equal(
            "a.txt: byte 2 is not UTF-8; save the text in UTF-8, or let tokenizer: byte read it.",
            Assert.Throws<ArrayFileException>(() => TokenReader.Tokens([97, 98, 0xE9, 99], "a.txt", Tokenizer.Character)).Message);
        Assert.Equal("a.txt is empty.", Assert.Throws<ArrayFileException>(() => TokenReader.Tokens([], "a.txt", Tokenizer.Byte)).Message);
    }

    [Fact]
    public void TheEndOfTheTextIsHeldOut()
    {
        using TemporaryFolder folder = new();
        TextTask task = new(new TextTaskOptions { File = folder.Write("a.txt", "abcdefghij"), TestFraction = 0.25 });

        Assert.Equal([.. "abcdefg".Select(character => (ushort)character)], task.TrainTokens.ToArray());
        Assert.Equal([.. "hij".Select(character => (ushort)character)], task.TestTokens.ToArray());
        Assert.Equal(256, task.InputDimension);
        Assert.Contains("too few", Assert.Throws<RunFailedException>(() => new TextTask(new TextTaskOptions { File = folder.Write("b.txt", "abc") })).Message);
    }
}
