namespace ScalingLab.Sdk;

/// <summary>A model that knows the largest eigenvalue of its tangent kernel under the input distribution.</summary>
public interface IKernelSharpness
{
    /// <summary>The sharpness S at the present time: full-batch gradient descent with step size η is locally stable while η S &lt; 2.</summary>
    double KernelSharpness { get; }
}
