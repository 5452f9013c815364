namespace ScalingLab.ProjectedLinearNet;

/// <summary>The state of a drive at a time τ: residual h and noise variance n at every node, the norm ρ = |w|²/N, ln s and the excess ε of the noise.</summary>
internal sealed class DriveState(int nodes)
{
    public double[] Real { get; } = Filled(nodes, 1);

    public double[] Imaginary { get; } = new double[nodes];

    public double[] NoiseReal { get; } = new double[nodes];

    public double[] NoiseImaginary { get; } = new double[nodes];

    public double Tau { get; set; }

    public double LogScale { get; set; }

    public double Norm { get; set; }

    public double Excess { get; set; }

    public void CopyFrom(DriveState other)
    {
        other.Real.CopyTo(Real, 0);
        other.Imaginary.CopyTo(Imaginary, 0);
        other.NoiseReal.CopyTo(NoiseReal, 0);
        other.NoiseImaginary.CopyTo(NoiseImaginary, 0);
        (Tau, LogScale, Norm, Excess) = (other.Tau, other.LogScale, other.Norm, other.Excess);
    }

    private static double[] Filled(int count, double value)
    {
        double[] array = new double[count];
        Array.Fill(array, value);
        return array;
    }
}
