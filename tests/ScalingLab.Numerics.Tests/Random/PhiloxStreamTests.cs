using ScalingLab.Sdk;

namespace ScalingLab.Numerics.Tests;

[Trait(AnyHardware.Trait, AnyHardware.Value)]
public sealed class PhiloxStreamTests
{
    private const int Length = 100_003;

    private static RandomStream NewStream() => new PhiloxStreams(20240917, 3).Create("data");

    // The hashes fix the streams for good: every vector width must give them, and a change of the numbers changes every result ever stored.
    [Fact]
    public void Normals_have_the_committed_bits() => AssertBits(NewStream().FillNormal, new double[Length], "121CC8224A1D2799");

    [Fact]
    public void Single_normals_have_the_committed_bits() => AssertBits(NewStream().FillNormal, new float[Length], "038D6B8A3793EA96");

    [Fact]
    public void Uniforms_have_the_committed_bits() => AssertBits(NewStream().FillUniform, new double[Length], "9AC179FEA890F085");

    [Fact]
    public void Single_uniforms_have_the_committed_bits() => AssertBits(NewStream().FillUniform, new float[Length], "B3DEADE2E2F6509A");

    [Fact]
    public void Signs_have_the_committed_bits() => AssertBits(NewStream().FillSigns, new sbyte[Length], "88D3640C25C05B1A");

    [Fact]
    public void Words_have_the_committed_bits() => AssertBits(NewStream().FillWords, new uint[Length], "37555254A432E792");

    private static void AssertBits<T>(FillDestination<T> fill, T[] values, string expected)
        where T : unmanaged
    {
        fill(values);
        Assert.Equal(expected, StreamBits.Hash<T>(values));
    }

    [Fact]
    public void Chunks_do_not_matter()
    {
        AssertChunksDoNotMatter<double>(stream => stream.FillNormal);
        AssertChunksDoNotMatter<float>(stream => stream.FillNormal);
        AssertChunksDoNotMatter<double>(stream => stream.FillUniform);
        AssertChunksDoNotMatter<float>(stream => stream.FillUniform);
        AssertChunksDoNotMatter<sbyte>(stream => stream.FillSigns);
        AssertChunksDoNotMatter<uint>(stream => stream.FillWords);
        AssertChunksDoNotMatter<double>(stream => destination => stream.FillGamma(0.7, destination));
        AssertChunksDoNotMatter<double>(stream => destination => stream.FillChi(1020, destination));
    }

    private static void AssertChunksDoNotMatter<T>(Func<RandomStream, FillDestination<T>> kind)
    {
        T[] whole = new T[9000];
        kind(NewStream())(whole);
        T[] pieces = new T[whole.Length];
        FillDestination<T> fill = kind(NewStream());
        int start = 0;
        for (int size = 0; start < pieces.Length; size = ((size * 5) + 1) % 2311)
        {
            int count = Math.Min(size, pieces.Length - start);
            fill(pieces.AsSpan(start, count));
            start += count;
        }

        Assert.Equal(whole, pieces);
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(13, 4)]
    [InlineData(64, 2)]
    [InlineData(100, 3)]
    public void Rows_with_standard_deviations_are_the_same_normals_times_them(int modes, int rows)
    {
        // Oracle: one product at a time; a double product rounds once, so the bits agree.
        double[] deviations = [.. Enumerable.Range(1, modes).Select(mode => Math.Pow(mode, -0.75))];
        double[] normals = new double[modes * rows], inputs = new double[modes * rows];
        NewStream().FillNormal(normals);
        RandomStream stream = NewStream();
        stream.FillNormal(inputs, deviations);
        Assert.Equal(normals.Select((normal, i) => normal * deviations[i % modes]), inputs);
        Assert.Equal((ulong)inputs.Length, stream.Position.Normals);
    }

    [Theory]
    [InlineData(10, 4)]
    [InlineData(10, 0)]
    public void Rows_with_standard_deviations_must_be_whole(int normals, int modes)
    {
        var error = Assert.Throws<ArgumentException>(() => NewStream().FillNormal(new double[normals], new double[modes]));
        Assert.StartsWith($"10 normals are not whole rows of {modes} standard deviations.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0ul)]
    [InlineData(1ul)]
    [InlineData(63ul)]
    [InlineData(64ul)]
    [InlineData(4097ul)]
    public void Setting_the_position_skips_ahead_and_back(ulong position)
    {
        double[] all = new double[5000];
        NewStream().FillNormal(all);
        RandomStream stream = NewStream();
        stream.FillNormal(new double[2500]);
        stream.Position = new(position, 0, 0, 0, 0, 0);
        Assert.Equal(all[(int)position], stream.NextNormal());
        Assert.Equal(position + 1, stream.Position.Normals);
    }

    [Fact]
    public void Skipping_far_costs_nothing_and_lands_in_the_right_place()
    {
        const ulong Far = (1ul << 60) + 5;
        RandomStream stream = NewStream();
        stream.Position = new(0, 0, 0, 0, 0, Far);
        uint[] words = new uint[3];
        stream.FillWords(words);
        RandomStream other = NewStream();
        other.Position = new(0, 0, 0, 0, 0, Far - 5);
        uint[] more = new uint[8];
        other.FillWords(more);
        Assert.Equal(more[5..], words);
    }

    [Fact]
    public void Kinds_do_not_shift_each_other()
    {
        double[] alone = new double[100];
        NewStream().FillNormal(alone);
        RandomStream stream = NewStream();
        double[] among = new double[100];
        for (int i = 0; i < among.Length; i++)
        {
            among[i] = stream.NextNormal();
            stream.NextUniform();
            stream.FillNormal(new float[3]);
            stream.FillUniform(new float[1]);
            stream.FillSigns(new sbyte[5]);
            stream.NextInteger(10);
        }

        Assert.Equal(alone, among);
        Assert.Equal(new RandomStreamPosition(100, 300, 100, 100, 500, 100), stream.Position);
    }

    [Fact]
    public void Each_kind_has_numbers_of_its_own()
    {
        uint[] words = new uint[64];
        float[] uniforms = new float[64];
        RandomStream stream = NewStream();
        stream.FillWords(words);
        stream.FillUniform(uniforms);
        Assert.DoesNotContain(true, words.Zip(uniforms, (word, uniform) => (word >> 9) == (uint)(uniform * (1 << 23))));
    }

    [Fact]
    public void Normals_are_the_box_muller_transform_of_the_words()
    {
        // Oracle: the formula with System.Math. The direction is stated to 6e-11, r² to 2e-11; the largest value is near 6.
        PhiloxKey key = new(11, 22, PhiloxKind.Normal, 33);
        double[] normals = new double[1 << 20];
        NormalKernel.Fill(key, 5, normals);
        int refined = 0;
        for (int i = 0; i < normals.Length; i += 64)
        {
            for (int j = 0; j < 32; j++)
            {
                int first = i + (j / 16 * 32) + (j % 16);
                ulong block = ((5 + ((ulong)i / 64)) * 16) + ((ulong)j % 16);
                (double cosine, double sine, bool tail) = Reference(key, block, j / 16);
                refined += tail ? 1 : 0;
                Assert.Equal(cosine, normals[first], 4e-10);
                Assert.Equal(sine, normals[first + 16], 4e-10);
            }
        }

        // Probability 2^-16 each, 2^19 pairs: 8 expected.
        Assert.InRange(refined, 1, 24);
    }

    [Fact]
    public void Single_normals_are_the_box_muller_transform_of_the_words()
    {
        PhiloxKey key = new(11, 22, PhiloxKind.SingleNormal, 33);
        float[] normals = new float[1 << 20];
        SingleNormalKernel.Fill(key, 0, normals);
        for (int i = 0; i < normals.Length; i += 64)
        {
            for (int j = 0; j < 32; j++)
            {
                int first = i + (j / 16 * 32) + (j % 16);
                (double cosine, double sine, _) = Reference(key, ((ulong)i / 4) + ((ulong)j % 16), j / 16);
                Assert.Equal(cosine, normals[first], 3e-6);
                Assert.Equal(sine, normals[first + 16], 3e-6);
            }
        }
    }

    private static (double First, double Second, bool Tail) Reference(PhiloxKey key, ulong block, int pair)
    {
        (uint w0, uint w1, uint w2, uint w3) = key.Block(block);
        (uint more0, uint more1, _, _) = key.Refinement.Block(block);
        (uint word, uint angle, uint more) = pair == 0 ? (w0, w1, more0) : (w2, w3, more1);
        bool tail = word < 65536;
        double u = (word + (tail ? (more + 0.5) / 4294967296.0 : 0.5)) / 4294967296.0;
        double radius = Math.Sqrt(-2 * Math.Log(u));
        double x = (angle & 0x3FFFFFFE) + 1 - 536870912.0;
        (double sine, double cosine) = Math.SinCos(Math.PI / 2 * x / 1073741824.0);
        cosine = angle >> 31 == 0 ? cosine : -cosine;
        return (angle >> 30 & 1) == 0 ? (radius * cosine, radius * sine, tail) : (radius * sine, radius * cosine, tail);
    }

    [Fact]
    public void The_tail_reaches_beyond_nine_standard_deviations()
    {
        BoxMuller.RefinedPair(0, 0, 0x20000000, out double first, out double second);
        double expected = Math.Sqrt(-2 * Math.Log(0.5 * Math.Pow(2, -64)));
        Assert.InRange(expected, 9.45, 9.55);
        Assert.Equal(expected, Math.Sqrt((first * first) + (second * second)), 6e-10);

        // A word that the refinement takes as its own resolution: 8 standard deviations are u = 1.27e-14, where the step is 2e-19.
        BoxMuller.RefinedPair(0, (uint)(Math.Exp(-32) * Math.Pow(2, 64)), 0x20000000, out first, out second);
        Assert.Equal(8, Math.Sqrt((first * first) + (second * second)), 1e-6);
    }

    [Fact]
    public void Streams_differ_by_seed_replica_discriminator_and_name()
    {
        RandomStream[] streams =
        [
            new PhiloxStreams(1, 0).Create("data"),
            new PhiloxStreams(2, 0).Create("data"),
            new PhiloxStreams(1, 1).Create("data"),
            new PhiloxStreams(1, 0).Create("init"),
            new PhiloxStreams(1, 0, "a").Create("data"),
            new PhiloxStreams(1, 0, "ad").Create("ata"),
            new PhiloxStreams(1, 0, "adata").Create("x"),
        ];
        Assert.Equal(streams.Length, streams.Select(stream => stream.NextNormal()).Distinct().Count());
        Assert.Equal(new PhiloxStreams(1, 0).Create("data").NextNormal(), new PhiloxStreams(1, 0, "").Create("data").NextNormal());
    }

    [Fact]
    public void Wrong_arguments_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PhiloxStreams(1, -1));
        Assert.Throws<ArgumentException>(() => new PhiloxStreams(1, 0).Create(""));
        RandomStream stream = NewStream();
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.NextGamma(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.NextChiSquare(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.NextChi(double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.FillHaarOrthogonal(0, []));
        string message = Assert.Throws<ArgumentException>(() => stream.FillHaarRotation(3, new double[8])).Message;
        Assert.Contains("9 elements", message, StringComparison.Ordinal);
        Assert.Contains("has 8", message, StringComparison.Ordinal);
    }

    private delegate void FillDestination<T>(Span<T> destination);
}
