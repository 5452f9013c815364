namespace ScalingLab.Numerics.Tests;

/// <summary>
/// The Kepler problem q'' = −q / |q|^3 started at the perihelion; oracle: Kepler's equation E − e sin E = t solved to rounding.
/// </summary>
internal sealed class KeplerOrbit(double eccentricity) : IOdeSystem
{
    public int Dimension => 4;

    public double[] Initial => Exact(0);

    public void Derivative(double time, ReadOnlySpan<double> state, Span<double> derivative)
    {
        double squared = state[0] * state[0] + state[1] * state[1], cubed = squared * Math.Sqrt(squared);
        derivative[0] = state[2];
        derivative[1] = state[3];
        derivative[2] = -state[0] / cubed;
        derivative[3] = -state[1] / cubed;
    }

    public double[] Exact(double time)
    {
        double anomaly = time;
        for (int i = 0; i < 50; i++)
            anomaly -= (anomaly - eccentricity * Math.Sin(anomaly) - time) / (1 - eccentricity * Math.Cos(anomaly));
        double root = Math.Sqrt(1 - eccentricity * eccentricity), rate = 1 / (1 - eccentricity * Math.Cos(anomaly));
        return
        [
            Math.Cos(anomaly) - eccentricity,
            root * Math.Sin(anomaly),
            -Math.Sin(anomaly) * rate,
            root * Math.Cos(anomaly) * rate,
        ];
    }
}
