namespace LinearNet.Tests;

/// <summary>λ_k = k^−α, (w*_k)² λ_k = k^(−αβ−1), every mode by itself.</summary>
internal sealed class PowerLawTask : IFeatureTask
{
    private readonly double[] _eigenvalues;
    private readonly double[] _powers;

    public PowerLawTask(double capacity, double source, int dimension)
    {
        double[] ones = new double[dimension];
        Array.Fill(ones, 1);
        _eigenvalues = [.. Enumerable.Range(1, dimension).Select(k => Math.Pow(k, -capacity))];
        _powers = [.. Enumerable.Range(1, dimension).Select(k => Math.Pow(k, -(capacity * source) - 1))];
        Modes = new FeatureModes(_eigenvalues, _powers, ones);
    }

    public long InputDimension => _eigenvalues.Length;

    public FeatureModes Modes { get; }

    public void CopyModes(long first, Span<double> eigenvalues, Span<double> targetPowers)
    {
        _eigenvalues.AsSpan((int)first, eigenvalues.Length).CopyTo(eigenvalues);
        _powers.AsSpan((int)first, targetPowers.Length).CopyTo(targetPowers);
    }
}
