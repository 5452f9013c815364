using System.Globalization;
using System.Reflection;

namespace EndToEnd.Tests.Clusters;

/// <summary>Runs that take time without using a processor: of the plugin in TestPlugins/Patience.</summary>
internal static class PatientExperiment
{
    public static string Plugins { get; } = typeof(PatientExperiment).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "Patience").Value!;

    /// <param name="runs">Number of runs.</param>
    /// <param name="seconds">What a run takes, in four steps.</param>
    /// <param name="model">Further options of the model, after a comma.</param>
    public static string Text(int runs, double seconds = 0, string model = "") => string.Create(CultureInfo.InvariantCulture, $$"""
        experiment: patient
        runs:
          waiting:
            model: { use: patient, seconds: {{seconds / 4}}{{model}} }
            until: 4
            at: [1, 2, 3, 4]
            observe: [test-loss]
            replicas: {{runs}}
        """);
}
