using ScalingLab.Numerics;
using Reference = MathNet.Numerics.SpecialFunctions;

namespace ScalingLab.Bench.Limits;

/// <summary>Special functions of 1024 normal arguments, against MathNet's where it has them and the scalar form of the base library elsewhere.</summary>
internal sealed class SpecialFunctionLimits : ILimitGroup
{
    private const int Count = 1024;

    private readonly double[] _x = new double[Count];
    private readonly double[] _positive;
    private readonly float[] _singles;
    private readonly double[] _result = new double[Count];
    private readonly double[] _second = new double[Count];
    private readonly float[] _singleResult = new float[Count];

    public SpecialFunctionLimits()
    {
        new PhiloxStreams(1, 0).Create("arguments").FillNormal(_x);
        _positive = Array.ConvertAll(_x, Math.Abs);
        _singles = Array.ConvertAll(_x, x => (float)x);
    }

    public IEnumerable<LimitKernel> Kernels()
    {
        yield return Of("erf double", () => SpecialFunctions.Erf(_x, _result), Each(Reference.Erf)) with { RatioBar = 12 };
        yield return Of("erf float", () => SpecialFunctions.Erf(_singles, _singleResult), Each(Reference.Erf));
        yield return Of("erfc double", () => SpecialFunctions.Erfc(_x, _result), Each(Reference.Erfc));
        yield return Of("log-normal-cdf double", () => SpecialFunctions.LogNormalCdf(_x, _result), Each(x => Math.Log(Reference.Erfc(-x * Math.Sqrt(0.5)) / 2)));
        yield return Of("exp double", () => SpecialFunctions.Exp(_x, _result), Each(Math.Exp));
        yield return Of("log double", () => SpecialFunctions.Log(_positive, _result), Each(x => Math.Log(Math.Abs(x))));
        yield return Of("sin and cos double", () => SpecialFunctions.SinCos(_x, _result, _second), Each(x => Math.SinCos(x).Sin));
        yield return Of("tanh double", () => SpecialFunctions.Tanh(_x, _result), Each(Math.Tanh));
        yield return Of("softplus double", () => SpecialFunctions.Softplus(_x, _result), Each(x => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)))));
        yield return Of("sigmoid double", () => SpecialFunctions.Sigmoid(_x, _result), Each(x => 1 / (1 + Math.Exp(-x))));
    }

    private Action Each(Func<double, double> function) => () =>
    {
        for (int i = 0; i < Count; i++)
        {
            _result[i] = function(_x[i]);
        }
    };

    private static LimitKernel Of(string name, Action ours, Action baseline) =>
        new(name, "M/s", Count * 1e-6, ours, Count * 1e-6, baseline) { Budget = 1 };
}
