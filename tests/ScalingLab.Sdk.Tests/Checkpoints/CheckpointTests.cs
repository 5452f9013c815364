namespace ScalingLab.Sdk.Tests.Checkpoints;

public sealed class CheckpointTests
{
    [Fact]
    public void Numbers_come_back_with_every_bit()
    {
        double[] doubles = [0, -0.0, double.Epsilon, double.NaN, BitConverter.UInt64BitsToDouble(0xFFF8_0000_0000_0001), double.NegativeInfinity, Math.PI];
        var reader = Reader(writer =>
        {
            writer.Write("doubles", doubles);
            writer.Write("single", 1.5f);
            writer.Write("signs", (ReadOnlySpan<sbyte>)[-1, 1]);
            writer.Write("words", new[] { uint.MaxValue, 0u });
            writer.Write("count", long.MinValue);
            writer.Write("yes", true);
            writer.Write("text", "α = p/N");
        });

        Assert.Equal(doubles.Select(BitConverter.DoubleToInt64Bits), reader.ReadArray<double>("doubles").Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal(1.5f, reader.Read<float>("single"));
        Assert.Equal([-1, 1], reader.ReadArray<sbyte>("signs"));
        uint[] words = new uint[2];
        reader.Read("words", words.AsSpan());
        Assert.Equal([uint.MaxValue, 0u], words);
        Assert.Equal(long.MinValue, reader.Read<long>("count"));
        Assert.True(reader.ReadBoolean("yes"));
        Assert.Equal("α = p/N", reader.ReadText("text"));
    }

    [Fact]
    public void More_numbers_than_go_in_one_chunk_come_back()
    {
        double[] many = [.. Enumerable.Range(0, 300_001).Select(i => i * 0.1)];

        Assert.Equal(many, Reader(writer => writer.Write("many", many)).ReadArray<double>("many"));
    }

    [Fact]
    public void Random_streams_and_parts_come_back()
    {
        RandomStream stream = new PositionedStream { Position = new(1, 2, 3, 4, 5, ulong.MaxValue) };
        Part part = new() { Value = 7 };
        var reader = Reader(writer =>
        {
            writer.Write("part", part);
            writer.Write("stream", stream);
        });
        Part restored = new();
        RandomStream moved = new PositionedStream();

        reader.Read("part", restored);
        reader.Read("stream", moved);

        Assert.Equal(7, restored.Value);
        Assert.Equal(stream.Position, moved.Position);
    }

    [Fact]
    public void Another_entry_than_was_written_is_named()
    {
        void Writing(CheckpointWriter writer)
        {
            writer.Write("weights", new double[3]);
            writer.Write("step", 5L);
        }

        Assert.Contains("'weights' (Double), but 'readout' (Double)", Failure(reader => reader.ReadArray<double>("readout")), StringComparison.Ordinal);
        Assert.Contains("'weights' (Double), but 'weights' (Single)", Failure(reader => reader.ReadArray<float>("weights")), StringComparison.Ordinal);
        Assert.Contains("3 numbers, but 4 are expected", Failure(reader => reader.Read("weights", new double[4])), StringComparison.Ordinal);
        Assert.Contains("before the end of 'more'", Failure(reader =>
        {
            reader.ReadArray<double>("weights");
            reader.Read<long>("step");
            reader.ReadBoolean("more");
        }), StringComparison.Ordinal);

        string Failure(Action<CheckpointReader> read) => Assert.Throws<CheckpointException>(() => read(Reader(Writing))).Message;
    }

    [Fact]
    public void A_part_that_reads_less_than_it_wrote_is_noticed() => Assert.Contains(
        "'value' (Double), but 'part' (the end of a part)",
        Assert.Throws<CheckpointException>(() => Reader(writer => writer.Write("part", new Part())).Read("part", new Forgetful())).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_checkpoint_cut_anywhere_says_so_and_never_throws_anything_else()
    {
        MemoryStream whole = new();
        Save(new CheckpointWriter(whole));

        for (int length = 0; length < whole.Length; length++)
        {
            CheckpointReader reader = new(new MemoryStream(whole.ToArray(), 0, length));
            Assert.Throws<CheckpointException>(() =>
            {
                reader.ReadText("text");
                reader.ReadArray<double>("numbers");
                reader.Read("part", new Part());
            });
        }

        static void Save(CheckpointWriter writer)
        {
            writer.Write("text", "abc");
            writer.Write("numbers", new double[2]);
            writer.Write("part", new Part());
        }
    }

    [Fact]
    public void A_length_that_is_not_there_is_not_allocated()
    {
        MemoryStream stream = new();
        new CheckpointWriter(stream).Write("numbers", new double[2]);
        byte[] bytes = stream.ToArray();
        BitConverter.TryWriteBytes(bytes.AsSpan("numbers".Length + 2), (long)Array.MaxLength);

        Assert.Contains("which are not there", Assert.Throws<CheckpointException>(() => new CheckpointReader(new MemoryStream(bytes)).ReadArray<double>("numbers")).Message, StringComparison.Ordinal);
    }

    private static CheckpointReader Reader(Action<CheckpointWriter> write)
    {
        MemoryStream stream = new();
        write(new CheckpointWriter(stream));
        stream.Position = 0;
        return new CheckpointReader(stream);
    }

    private sealed class Part : ICheckpointable
    {
        public double Value { get; set; }

        public void Save(CheckpointWriter writer) => writer.Write("value", Value);

        public void Load(CheckpointReader reader) => Value = reader.Read<double>("value");
    }

    private sealed class PositionedStream : RandomStream
    {
        public override RandomStreamPosition Position { get; set; }

        public override void FillNormal(Span<double> destination) => destination.Clear();

        public override void FillNormal(Span<float> destination) => destination.Clear();

        public override void FillUniform(Span<double> destination) => destination.Clear();

        public override void FillUniform(Span<float> destination) => destination.Clear();

        public override void FillSigns(Span<sbyte> destination) => destination.Clear();

        public override void FillWords(Span<uint> destination) => destination.Clear();
    }

    private sealed class Forgetful : ICheckpointable
    {
        public void Save(CheckpointWriter writer)
        {
        }

        public void Load(CheckpointReader reader)
        {
        }
    }
}
