namespace ScalingLab.Numerics.Tests;

/// <summary>Robertson's autocatalytic reaction (1966) with its analytic Jacobian.</summary>
internal sealed class Robertson : IOdeJacobian
{
    public int Dimension => 3;

    public bool IsAutonomous => true;

    public void Derivative(double time, ReadOnlySpan<double> state, Span<double> derivative)
    {
        derivative[0] = -0.04 * state[0] + 1e4 * state[1] * state[2];
        derivative[2] = 3e7 * state[1] * state[1];
        derivative[1] = -derivative[0] - derivative[2];
    }

    public void Jacobian(double time, ReadOnlySpan<double> state, Span<double> jacobian)
    {
        ReadOnlySpan<double> rows =
        [
            -0.04, 1e4 * state[2], 1e4 * state[1],
            0.04, -1e4 * state[2] - 6e7 * state[1], -1e4 * state[1],
            0, 6e7 * state[1], 0,
        ];
        rows.CopyTo(jacobian);
    }
}
