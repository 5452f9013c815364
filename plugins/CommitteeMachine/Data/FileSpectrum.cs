using System.Globalization;

namespace ScalingLab.CommitteeMachine;

/// <summary>The spectrum that a file gives.</summary>
/// <param name="Eigenvalues">The positive eigenvalues, largest first.</param>
/// <param name="Directions">How many directions the file has, those without variance among them.</param>
/// <param name="Samples">The number of samples; <see langword="null"/> where the file holds none.</param>
internal sealed record FileSpectrum(double[] Eigenvalues, int Directions, int? Samples)
{
    /// <summary>Why there are fewer eigenvalues than directions; <see langword="null"/> if there are as many.</summary>
    public string? Deficiency => Eigenvalues.Length == Directions
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"only {Eigenvalues.Length} of its {Directions} directions have variance{(Samples <= Directions ? $" ({Samples} samples about their mean span at most {Samples - 1})" : "")}");
}
