using ScalingLab.Sdk;

namespace ScalingLab.CommitteeMachine;

/// <summary>A spectrum whose blocks are trained or frozen as a whole: the block in which the last trained direction lies is split in two.</summary>
internal sealed class TrainableSpectrum
{
    private TrainableSpectrum(CovarianceSpectrum spectrum, int trainedBlocks)
    {
        Spectrum = spectrum;
        TrainedBlocks = trainedBlocks;
        Fractions = [.. spectrum.Multiplicities.ToArray().Select(count => (double)count / spectrum.Dimension)];
        Rates = [.. spectrum.Eigenvalues.ToArray().Select((value, l) => l < trainedBlocks ? value : 0)];
    }

    /// <summary>The blocks, two of which may have the same eigenvalue.</summary>
    public CovarianceSpectrum Spectrum { get; }

    /// <summary>The first so many blocks are trained.</summary>
    public int TrainedBlocks { get; }

    /// <summary>f_l = n_l/N.</summary>
    public double[] Fractions { get; }

    /// <summary>λ_l, or 0 where frozen.</summary>
    public double[] Rates { get; }

    /// <summary>Splits a spectrum after its first directions.</summary>
    public static TrainableSpectrum Create(CovarianceSpectrum spectrum, int trainableDirections)
    {
        List<double> eigenvalues = [];
        List<int> multiplicities = [];
        int start = 0, trained = 0;
        for (int l = 0; l < spectrum.Count; l++)
        {
            int count = spectrum.Multiplicities[l], inside = Math.Clamp(trainableDirections - start, 0, count);
            foreach (int part in (ReadOnlySpan<int>)[inside, count - inside])
            {
                if (part == 0)
                    continue;
                eigenvalues.Add(spectrum.Eigenvalues[l]);
                multiplicities.Add(part);
            }

            trained += inside > 0 ? 1 : 0;
            start += count;
        }

        return new TrainableSpectrum(new CovarianceSpectrum(eigenvalues, multiplicities), trained);
    }
}
