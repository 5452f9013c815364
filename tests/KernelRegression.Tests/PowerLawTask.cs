using ScalingLab.Sdk;

namespace KernelRegression.Tests;

/// <summary>M modes with eigenvalues and target powers k^-(1 + exponent).</summary>
internal sealed class PowerLawTask : IFeatureTask
{
    private readonly double[] _powers;

    public PowerLawTask(int modes, double exponent)
    {
        _powers = [.. Enumerable.Range(1, modes).Select(k => Math.Pow(k, -1 - exponent))];
        double[] once = new double[modes];
        Array.Fill(once, 1);
        Modes = new FeatureModes(_powers, _powers, once);
    }

    public long InputDimension => _powers.Length;

    public FeatureModes Modes { get; }

    public void CopyModes(long first, Span<double> eigenvalues, Span<double> targetPowers)
    {
        _powers.AsSpan((int)first, eigenvalues.Length).CopyTo(eigenvalues);
        _powers.AsSpan((int)first, eigenvalues.Length).CopyTo(targetPowers);
    }
}
