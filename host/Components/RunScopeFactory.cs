using ScalingLab.Host.Experiments;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Components;

/// <summary>Creates the components of the runs of one block. Thread-safe.</summary>
internal sealed class RunScopeFactory(Block block)
{
    private readonly ComponentActivator? _data = block.Data is null ? null : new(block.Data);
    private readonly ComponentActivator _model = new(block.Model, data: block.Data);
    private readonly ComponentActivator[] _observers =
        [.. block.Observers.Select(observer => new ComponentActivator(observer, block.Model, block.Data))];

    /// <summary>Creates the data generator, the model on it and the observers. What a constructor throws is passed on as it is.</summary>
    /// <param name="point">A point of the block.</param>
    /// <param name="streams">The randomness of the run.</param>
    public RunScope Create(BlockPoint point, RandomStreams streams)
    {
        RunLifetime lifetime = new(streams);
        try
        {
            var data = (IDataGenerator?)lifetime.Own(_data?.Create(new()
            {
                Options = point.DataOptions,
                Streams = streams,
                Services = lifetime.Services(block.Data!.Plugin),
            }));
            ConstructorOffer offer = new() { Streams = streams, Data = data };
            var model = (IModel)lifetime.Own(_model.Create(offer with
            {
                Options = point.ModelOptions,
                Services = lifetime.Services(block.Model.Plugin),
            }));
            offer = offer with { Model = model };
            var observers = new IObserver[_observers.Length];
            for (int i = 0; i < observers.Length; i++)
            {
                observers[i] = (IObserver)lifetime.Own(_observers[i].Create(offer with
                {
                    Options = point.ObserverOptions[i],
                    Services = lifetime.Services(block.Observers[i].Plugin),
                }));
            }

            return new RunScope(model, data, observers, lifetime);
        }
        catch (Exception failure)
        {
            try
            {
                lifetime.Dispose();
            }
            catch (AggregateException later)
            {
                throw new AggregateException([failure, .. later.InnerExceptions]);
            }

            throw;
        }
    }
}
