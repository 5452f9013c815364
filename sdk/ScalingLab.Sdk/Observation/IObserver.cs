namespace ScalingLab.Sdk;

/// <summary>
/// Reads observables off a model at each observation time. It asks for the capabilities it needs in its constructor and so works with every
/// model that has them. Created once per run.
/// </summary>
public interface IObserver
{
    /// <summary>Called once per observation time, in increasing order.</summary>
    /// <param name="recorder">Takes the numbers.</param>
    void Observe(IRecorder recorder);
}
