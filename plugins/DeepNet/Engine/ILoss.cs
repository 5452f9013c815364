using System.Numerics;

namespace ScalingLab.DeepNet;

/// <summary>What is minimised, as a sum over examples and positions.</summary>
internal interface ILoss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The loss and errors of the examples in use; the gradient of <paramref name="scale"/> times the loss goes to the slot's gradient.</summary>
    LossSum Evaluate(Frame<T> frame, int slot, Shape shape, double scale);
}

/// <summary>Sums over examples and positions.</summary>
internal readonly record struct LossSum(double Loss, long Errors, long Count)
{
    public static LossSum operator +(LossSum a, LossSum b) => new(a.Loss + b.Loss, a.Errors + b.Errors, a.Count + b.Count);

    public double MeanLoss => Loss / Count;

    public double ErrorRate => (double)Errors / Count;
}
