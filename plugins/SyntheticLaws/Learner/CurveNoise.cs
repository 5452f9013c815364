using ScalingLab.Sdk;

namespace ScalingLab.SyntheticLaws;

/// <summary>
/// A stationary normal process in ln D with covariance σ² exp(−Δ²/2ℓ²), as a sum of waves with normal frequencies (Rahimi and Recht 2007). Unlike a Markov process it
/// does not depend on where it was evaluated before.
/// </summary>
internal sealed class CurveNoise
{
    private const int Waves = 256;

    private readonly double[] _frequencies = new double[Waves];
    private readonly double[] _amplitudes = new double[2 * Waves];

    public CurveNoise(RandomStream stream, double deviation, double correlationLength)
    {
        stream.FillNormal(_frequencies);
        stream.FillNormal(_amplitudes);
        for (int k = 0; k < Waves; k++) _frequencies[k] /= correlationLength;
        for (int k = 0; k < _amplitudes.Length; k++) _amplitudes[k] *= deviation / Math.Sqrt(Waves);
    }

    public double At(double examples)
    {
        if (!(examples > 0)) return 0;
        double sum = 0, log = Math.Log(examples);
        for (int k = 0; k < Waves; k++)
        {
            var (sine, cosine) = Math.SinCos(_frequencies[k] * log);
            sum += _amplitudes[2 * k] * cosine + _amplitudes[2 * k + 1] * sine;
        }

        return sum;
    }
}
