using ScalingLab.Sdk;

namespace ScalingLab.Host.Components;

/// <summary>The components of one run, used by one thread and disposed after it.</summary>
internal sealed class RunScope(IModel model, IDataGenerator? data, IReadOnlyList<IObserver> observers, RunLifetime lifetime) : IDisposable
{
    public IModel Model => model;

    public IDataGenerator? Data => data;

    /// <summary>In the order of the block.</summary>
    public IReadOnlyList<IObserver> Observers => observers;

    /// <exception cref="AggregateException">A component failed to dispose itself; the others are disposed all the same.</exception>
    public void Dispose() => lifetime.Dispose();
}
