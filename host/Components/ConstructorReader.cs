using System.Reflection;
using System.Runtime.Loader;
using Microsoft.Extensions.DependencyInjection;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Components;

/// <summary>Reads off a component's type what it needs and what it provides.</summary>
internal static class ConstructorReader
{
    /// <exception cref="RegistrationException">It cannot be created, or has none or several public constructors.</exception>
    public static ConstructorInfo Constructor(Type type)
    {
        if (type.IsAbstract)
            throw new RegistrationException($"{type.FullName} is abstract and cannot be created.");
        ConstructorInfo[] constructors = type.GetConstructors();
        return constructors.Length == 1
            ? constructors[0]
            : throw new RegistrationException(
                $"{type.FullName} has {constructors.Length} public constructors; it needs exactly one, which states what the component needs.");
    }

    /// <exception cref="RegistrationException">The host could not create it, or its constructor does not take it.</exception>
    public static void RequireOptions(Type options, ConstructorInfo constructor)
    {
        if (options.IsAbstract || options.GetConstructor(Type.EmptyTypes) is null)
        {
            throw new RegistrationException(
                $"The options {options.FullName} have no public parameterless constructor; declare a record with init properties and defaults.");
        }

        bool hasValues = options.GetProperties().Any(property => property.SetMethod is { IsPublic: true });
        if (hasValues && constructor.GetParameters().All(parameter => parameter.ParameterType != options))
        {
            throw new RegistrationException(
                $"The constructor of {constructor.DeclaringType!.FullName} does not take its options {options.Name}, which would have no effect.");
        }
    }

    /// <summary>The interfaces of a model or data generator that others may ask for: those of the SDK and the plugin's own.</summary>
    public static IReadOnlyList<Type> Provides(Type type) =>
        [.. type.GetInterfaces().Where(face => face != typeof(IModel) && IsCapability(face, type)).OrderBy(face => face.Name, StringComparer.Ordinal)];

    /// <summary>The constructor parameters that the model or the data generator of a block must provide.</summary>
    /// <exception cref="RegistrationException">Nothing could ever provide a parameter.</exception>
    public static IReadOnlyList<Type> Needs(ComponentKind kind, ConstructorInfo constructor, Type options, IServiceCollection services)
    {
        List<Type> needs = [];
        foreach (ParameterInfo parameter in constructor.GetParameters())
        {
            Type type = parameter.ParameterType;
            if (type == options || IsOffered(kind, type) || services.Any(service => Offers(service, type))) continue;
            bool canBeCapability = type.IsInterface && kind switch
            {
                ComponentKind.Observer => true,
                ComponentKind.Model => type != typeof(IModel),
                _ => false,
            };
            if (parameter.HasDefaultValue) continue;
            if (!canBeCapability)
            {
                throw new RegistrationException(
                    $"The constructor of {constructor.DeclaringType!.FullName} asks for {type.Name} '{parameter.Name}', which nothing offers: "
                    + Offer(kind));
            }

            if (!needs.Contains(type)) needs.Add(type);
        }

        return needs;
    }

    private static bool IsOffered(ComponentKind kind, Type type) =>
        (type == typeof(RandomStreams) && kind != ComponentKind.FigureRenderer) || (type == typeof(IModel) && kind == ComponentKind.Observer);

    private static bool Offers(ServiceDescriptor service, Type type)
    {
        if (service.IsKeyedService) return false;
        if (service.ServiceType == type) return true;
        if (!type.IsConstructedGenericType) return false;
        Type definition = type.GetGenericTypeDefinition();
        return service.ServiceType == definition
            || (definition == typeof(IEnumerable<>) && service.ServiceType == type.GenericTypeArguments[0]);
    }

    private static string Offer(ComponentKind kind) => kind switch
    {
        ComponentKind.Model => "a model may ask for its options, RandomStreams, interfaces of the data generator and the plugin's own services.",
        ComponentKind.Observer => "an observer may ask for its options, RandomStreams, interfaces of the model or the data generator and the plugin's own services.",
        ComponentKind.DataGenerator => "a data generator may ask for its options, RandomStreams and the plugin's own services.",
        ComponentKind.Analysis => "an analysis may ask for its options, RandomStreams and the plugin's own services.",
        _ => "a figure renderer may ask for the plugin's own services.",
    };

    private static bool IsCapability(Type face, Type type)
    {
        if (face.Assembly == typeof(IModel).Assembly || face.Assembly == type.Assembly) return true;
        AssemblyLoadContext? own = AssemblyLoadContext.GetLoadContext(type.Assembly);
        return own != AssemblyLoadContext.Default && own == AssemblyLoadContext.GetLoadContext(face.Assembly);
    }
}
