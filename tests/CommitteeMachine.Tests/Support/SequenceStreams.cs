using System.Security.Cryptography;
using System.Text;

namespace CommitteeMachine.Tests;

/// <summary>Reproducible normals from System.Random by the polar method, one sequence per name. A double: only normals can be drawn.</summary>
internal sealed class SequenceStreams(int seed) : RandomStreams
{
    public override RandomStream Create(string name) =>
        new Sequence(BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{name}"))));

    private sealed class Sequence(int seed) : RandomStream
    {
        private readonly Random _random = new(seed);
        private double? _spare;

        public override RandomStreamPosition Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void FillNormal(Span<double> destination)
        {
            foreach (ref double value in destination)
            {
                if (_spare is { } spare)
                {
                    value = spare;
                    _spare = null;
                    continue;
                }

                double u, v, s;
                do
                {
                    u = (2 * _random.NextDouble()) - 1;
                    v = (2 * _random.NextDouble()) - 1;
                    s = (u * u) + (v * v);
                }
                while (s is >= 1 or 0);
                double scale = Math.Sqrt(-2 * Math.Log(s) / s);
                value = u * scale;
                _spare = v * scale;
            }
        }

        public override void FillNormal(Span<float> destination) => throw new NotSupportedException();

        public override void FillUniform(Span<double> destination) => throw new NotSupportedException();

        public override void FillUniform(Span<float> destination) => throw new NotSupportedException();

        public override void FillSigns(Span<sbyte> destination) => throw new NotSupportedException();

        public override void FillWords(Span<uint> destination) => throw new NotSupportedException();
    }
}
