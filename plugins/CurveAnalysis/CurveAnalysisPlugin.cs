using ScalingLab.Sdk;

namespace ScalingLab.CurveAnalysis;

/// <summary>Reduces curves to numbers: exponents with intervals, escape times.</summary>
public sealed class CurveAnalysisPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry registry)
    {
    }
}
