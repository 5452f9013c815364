using ScalingLab.Sdk;

namespace ScalingLab.DeepNet;

/// <summary>Angles with their targets as examples.</summary>
internal sealed unsafe class CircleSource(ICircleTask task, int count) : IBatchSource<float>
{
    private readonly double[] _targets = new double[count];

    public double[] Angles { get; } = new double[count];

    /// <summary>Fresh angles, uniform on the circle.</summary>
    public void Draw(RandomStream stream)
    {
        stream.FillUniform(Angles);
        foreach (ref double angle in Angles.AsSpan()) angle *= 2 * Math.PI;
        Measure();
    }

    /// <summary>Evenly spaced angles, on which the mean square of fewer harmonics than half of them is exact.</summary>
    public void Spread()
    {
        for (int i = 0; i < count; i++) Angles[i] = 2 * Math.PI * i / count;
        Measure();
    }

    public void Fill(Frame<float> frame, int first)
    {
        for (int n = 0; n < frame.Lanes; n++)
        {
            bool used = n < frame.Count;
            frame.Input[n] = used ? (float)Math.Cos(Angles[first + n]) : 0;
            frame.Input[frame.Lanes + n] = used ? (float)Math.Sin(Angles[first + n]) : 0;
            frame.Targets[n] = used ? (float)_targets[first + n] : 0;
        }
    }

    private void Measure() => task.CopyTargets(Angles, _targets);
}
