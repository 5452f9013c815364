using System.Numerics;

namespace ScalingLab.DeepNet;

/// <summary>½ Σ_f (z_f − y_f)² at every position, y from <see cref="Frame{T}.Targets"/>.</summary>
internal sealed unsafe class HalfSquaredError<T> : ILoss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public LossSum Evaluate(Frame<T> frame, int slot, Shape shape, double scale)
    {
        int lanes = frame.Lanes;
        T* z = frame.Value(slot), d = frame.Gradient(slot), y = frame.Targets;
        T factor = T.CreateChecked(scale);
        double loss = 0;
        for (int i = 0; i < shape.Size; i++, z += lanes, d += lanes, y += lanes)
        {
            for (int n = 0; n < frame.Count; n++)
            {
                T error = z[n] - y[n];
                loss += 0.5 * double.CreateChecked(error) * double.CreateChecked(error);
                d[n] = factor * error;
            }

            for (int n = frame.Count; n < lanes; n++) d[n] = T.Zero;
        }

        return new LossSum(loss, 0, (long)frame.Count * shape.Positions);
    }
}
