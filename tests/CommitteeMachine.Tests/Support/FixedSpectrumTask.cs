namespace CommitteeMachine.Tests;

/// <summary>A task of which only the spectrum matters, for theories with an explicit start.</summary>
internal sealed class FixedSpectrumTask(double[] eigenvalues, int[] multiplicities, int teacherUnits, Activation activation = Activation.Erf) : ICommitteeTask
{
    public long InputDimension => Spectrum.Dimension;

    public int TeacherUnits => teacherUnits;

    public Activation Activation => activation;

    public CovarianceSpectrum Spectrum { get; } = new(eigenvalues, multiplicities);

    public ReadOnlySpan<double> TeacherWeights => throw new NotSupportedException();

    public void DrawInputs(RandomStream stream, Span<double> inputs) => throw new NotSupportedException();
}
