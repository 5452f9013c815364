using System.Reflection;
using System.Runtime.ExceptionServices;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Components;

/// <summary>
/// Creates a component by its constructor. Where each argument comes from is settled once, not for each run.
/// </summary>
internal sealed class ComponentActivator
{
    private readonly ConstructorInvoker _invoker;
    private readonly Func<ConstructorOffer, object?>[] _arguments;

    /// <param name="component">What is created.</param>
    /// <param name="model">The model it may ask, for an observer.</param>
    /// <param name="data">The data generator it may ask, for a model or an observer.</param>
    public ComponentActivator(Component component, Component? model = null, Component? data = null)
    {
        ConstructorInfo constructor = ConstructorReader.Constructor(component.Type);
        _invoker = ConstructorInvoker.Create(constructor);
        _arguments = [.. constructor.GetParameters().Select(parameter => Source(parameter, component, model, data))];
    }

    /// <exception cref="InvalidOperationException">Nothing offers a parameter. What the constructor throws is passed on as it is.</exception>
    public object Create(ConstructorOffer offer)
    {
        var values = new object?[_arguments.Length];
        for (int i = 0; i < values.Length; i++) values[i] = _arguments[i](offer);
        try
        {
            return _invoker.Invoke(values.AsSpan());
        }
        catch (TargetInvocationException e) when (e.InnerException is { } thrown)
        {
            ExceptionDispatchInfo.Throw(thrown);
            throw;
        }
    }

    private static Func<ConstructorOffer, object?> Source(ParameterInfo parameter, Component component, Component? model, Component? data)
    {
        Type type = parameter.ParameterType;
        if (type == component.OptionsType) return offer => offer.Options ?? throw Unavailable(parameter, component);
        if (type == typeof(RandomStreams)) return offer => offer.Streams ?? throw Unavailable(parameter, component);
        if (model is not null && (type == typeof(IModel) || model.Provides.Contains(type))) return offer => offer.Model;
        if (data is not null && data.Provides.Contains(type)) return offer => offer.Data;
        object? otherwise = parameter.HasDefaultValue ? parameter.DefaultValue : null;
        return offer => offer.Services?.GetService(type)
            ?? (parameter.HasDefaultValue ? otherwise : throw Unavailable(parameter, component));
    }

    private static InvalidOperationException Unavailable(ParameterInfo parameter, Component component) =>
        new($"'{component.Name}' asks for {parameter.ParameterType.Name} '{parameter.Name}', which nothing here provides.");
}
