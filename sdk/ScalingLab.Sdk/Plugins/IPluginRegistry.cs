using Microsoft.Extensions.DependencyInjection;

namespace ScalingLab.Sdk;

/// <summary>
/// Where a plugin announces its components. Names are kebab-case and unique over all loaded plugins.
/// <para>
/// A component states what it needs in its (single public) constructor. For each run the host offers: the component's own options
/// record, <see cref="RandomStreams"/>, the data generator and the model under every interface they implement, and the plugin's
/// <see cref="Services"/>. The host reads the constructor by reflection, so that a missing capability is reported before anything runs.
/// </para>
/// </summary>
/// <remarks>
/// Every method throws <see cref="ArgumentException"/> when the name is not kebab-case, is registered twice by this plugin, or when the
/// component does not have exactly one public constructor.
/// </remarks>
public interface IPluginRegistry
{
    /// <summary>
    /// Services of this plugin alone. They are offered to this plugin's components only. A scoped service lives as long as a run and may ask for
    /// its <see cref="RandomStreams"/>; a singleton is shared by all runs, which go in parallel, and may not.
    /// </summary>
    IServiceCollection Services { get; }

    /// <summary>Announces a model: a simulation, a theory solver, or a reader of measured curves.</summary>
    /// <typeparam name="TModel">The model; created once per run.</typeparam>
    /// <typeparam name="TOptions">Its options record, see <see cref="NoOptions"/>.</typeparam>
    /// <param name="name">Name in <c>model: { use: name }</c>. A theory of the model <c>x</c> is called <c>x.ode</c>, <c>x.dmft</c>, ...</param>
    /// <param name="clock">What it advances along: <c>step</c>, <c>alpha</c>, <c>time</c>, <c>lambda</c>, <c>epoch</c>, ...</param>
    IPluginRegistry AddModel<TModel, TOptions>(string name, string clock)
        where TModel : class, IModel
        where TOptions : class;

    /// <summary>Announces a data generator.</summary>
    /// <typeparam name="TData">The data generator; created once per run.</typeparam>
    /// <typeparam name="TOptions">Its options record, see <see cref="NoOptions"/>.</typeparam>
    /// <param name="name">Name in <c>data: { use: name }</c>.</param>
    IPluginRegistry AddDataGenerator<TData, TOptions>(string name)
        where TData : class, IDataGenerator
        where TOptions : class;

    /// <summary>Announces an observer and every observable it can record.</summary>
    /// <typeparam name="TObserver">The observer; created once per run.</typeparam>
    /// <typeparam name="TOptions">Its options record, see <see cref="NoOptions"/>.</typeparam>
    /// <param name="name">Name in <c>observe: [name]</c>.</param>
    /// <param name="observables">What it records; recording anything else fails the run.</param>
    IPluginRegistry AddObserver<TObserver, TOptions>(string name, params ObservableDescription[] observables)
        where TObserver : class, IObserver
        where TOptions : class;

    /// <summary>Announces an analysis and the findings it can yield.</summary>
    /// <typeparam name="TAnalysis">The analysis; created once per evaluation.</typeparam>
    /// <typeparam name="TOptions">Its options record, see <see cref="NoOptions"/>.</typeparam>
    /// <param name="name">Name in <c>use: name</c> of an entry under <c>analyses:</c>.</param>
    /// <param name="findings">What it yields; the first is the one that <c>expect:</c> judges.</param>
    IPluginRegistry AddAnalysis<TAnalysis, TOptions>(string name, params FindingDescription[] findings)
        where TAnalysis : class, IAnalysis
        where TOptions : class;

    /// <summary>Announces a figure renderer.</summary>
    /// <typeparam name="TRenderer">The renderer; created once per report.</typeparam>
    /// <param name="name">Name in <c>slab run --renderer name</c>.</param>
    IPluginRegistry AddFigureRenderer<TRenderer>(string name)
        where TRenderer : class, IFigureRenderer;
}
