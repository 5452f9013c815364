namespace EndToEnd.Tests;

/// <summary>A committee machine small enough to run in a second, simulation and theory.</summary>
internal static class SmallExperiment
{
    public const string Id = "small";

    public static string Text(string eigenvalues = "[1, 2]", string extra = "") => $$"""
        experiment: {{Id}}
        parameters: { eta: 0.5 }
        sweep: { eigenvalues: {{eigenvalues}} }
        runs:
          simulation:
            model: { use: committee-machine, hidden-units: 2, learning-rate: "${eta}", init-scale: 0.1 }
            data: { use: gaussian-committee, dimension: 64, hidden-units: 2, activation: erf, eigenvalues: "${eigenvalues}", spectrum-exponent: 1 }
            until: 100
            at: logspace(0.1, 100, 30)
            observe: [test-loss, order-parameters]
            replicas: 2
          theory:
            like: simulation
            model: { use: committee-machine.ode, hidden-units: 2, learning-rate: "${eta}", init-scale: 0.1 }
        analyses:
          fall: { use: power-law, of: theory, observable: test-loss, window: [1, 10] }
        figures:
          curves:
            x: { scale: log }
            y: { scale: log }
            series: [ { of: simulation, observable: test-loss, by: eigenvalues, style: markers }, { of: theory, observable: test-loss, by: eigenvalues } ]
        {{extra}}
        """;
}
