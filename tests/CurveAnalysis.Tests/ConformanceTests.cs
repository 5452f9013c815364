using ScalingLab.CurveAnalysis;
using ScalingLab.Sdk.Testing;

namespace CurveAnalysis.Tests;

/// <summary>The contract of the SDK, by its conformance kit.</summary>
public sealed class ConformanceTests
{
    [Fact]
    public void ThePluginKeepsTheContract() => PluginConformance.Check(
        new CurveAnalysisPlugin(),
        new ModelCase
        {
            Use = "measured-curves",
            Options = new MeasuredCurvesOptions
            {
                File = Path.Combine(AppContext.BaseDirectory, "ReferenceData", "chinchilla-runs.csv"), Y = "loss", ModelSize = "parameters", DataSize = "tokens",
            },
            Times = [1, 2, 50, 200],
        });
}
