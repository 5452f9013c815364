using Microsoft.Extensions.DependencyInjection;
using ScalingLab.Host.Components;
using ScalingLab.Host.Plugins;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Tests.Components;

public sealed class ComponentScopeTests
{
    [Fact]
    public void AnAnalysisGetsItsOptionsAndServicesAndBothEndWithTheScope()
    {
        Component component = Register();
        Fit fit;
        using (ComponentScope<IAnalysis> scope = new(component, new FitOptions { Window = 3 }))
        {
            fit = Assert.IsType<Fit>(scope.Instance);
            Assert.Equal(3, fit.Options.Window);
            Assert.False(fit.Disposed);
            Assert.False(fit.Solver.Disposed);
        }

        Assert.True(fit.Disposed);
        Assert.True(fit.Solver.Disposed);
    }

    [Fact]
    public void WithoutOptionsTheDefaultsHold()
    {
        using ComponentScope<IAnalysis> scope = new(Register());
        Assert.Equal(10, ((Fit)scope.Instance).Options.Window);
    }

    private static Component Register()
    {
        PluginRegistry registry = new(new PluginOrigin("test", "1.0", "", new ServiceCollection()));
        registry.Services.AddScoped<Solver>();
        registry.AddAnalysis<Fit, FitOptions>("fit", new FindingDescription("slope", "The slope."));
        return Assert.Single(registry.Complete());
    }

    internal sealed record FitOptions
    {
        public int Window { get; init; } = 10;
    }

    internal sealed class Solver : IDisposable
    {
        public bool Disposed { get; private set; }

        public void Dispose() => Disposed = true;
    }

    internal sealed class Fit(FitOptions options, Solver solver) : IAnalysis, IDisposable
    {
        public FitOptions Options => options;

        public Solver Solver => solver;

        public bool Disposed { get; private set; }

        public IEnumerable<Finding> Analyse(CurveFamily family) => [];

        public void Dispose() => Disposed = true;
    }
}
