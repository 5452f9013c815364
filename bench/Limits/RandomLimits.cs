using MathNet.Numerics.Distributions;
using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.Bench.Limits;

/// <summary>Random numbers of the Philox streams, against MathNet's samplers on System.Random, which is xoshiro256**.</summary>
internal sealed class RandomLimits : ILimitGroup
{
    private const int Count = 1024;

    private readonly RandomStream _stream = new PhiloxStreams(1, 0).Create("limits");
    private readonly Random _random = new();
    private readonly double[] _doubles = new double[Count];
    private readonly float[] _singles = new float[Count];
    private readonly double[] _baseline = new double[Count];
    private readonly double[] _few = new double[16];

    public IEnumerable<LimitKernel> Kernels()
    {
        Action normals = () => Normal.Samples(_random, _baseline, 0, 1);
        Action uniforms = () => ContinuousUniform.Samples(_random, _baseline, 0, 1);
        yield return Of("normals double", () => _stream.FillNormal(_doubles), Count, normals) with { RatioBar = 7 };
        yield return Of("normals float", () => _stream.FillNormal(_singles), Count, normals);
        yield return Of("uniforms double", () => _stream.FillUniform(_doubles), Count, uniforms);
        yield return Of("uniforms float", () => _stream.FillUniform(_singles), Count, uniforms);
        yield return Of("normals double, one at a time", DrawOneByOne, Count, normals);
        // MathNet's chi adds up as many squares as there are degrees of freedom: a few numbers suffice for its time.
        yield return Of("chi with 1020 degrees of freedom", () => _stream.FillChi(1020, _doubles), _few.Length, () => Chi.Samples(_random, _few, 1020));
    }

    private void DrawOneByOne()
    {
        for (int i = 0; i < Count; i++)
        {
            _doubles[i] = _stream.NextNormal();
        }
    }

    private static LimitKernel Of(string name, Action ours, int baselineCount, Action baseline) =>
        new(name, "M/s", Count * 1e-6, ours, baselineCount * 1e-6, baseline) { Budget = 1 };
}
