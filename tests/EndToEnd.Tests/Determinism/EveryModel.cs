namespace EndToEnd.Tests.Determinism;

/// <summary>An experiment with every shipped model that computes, small; a block a model, named so that its first word after the dot-free name tells it.</summary>
internal static class EveryModel
{
    public const string Id = "every-model";

    /// <summary>Blocks and their models.</summary>
    public static IReadOnlyDictionary<string, string> Models { get; } = new Dictionary<string, string>
    {
        ["simulation"] = "committee-machine", ["simulation-relu"] = "committee-machine", ["chain"] = "committee-machine.chain", ["ode"] = "committee-machine.ode",
        ["ode-implicit"] = "committee-machine.ode", ["linear"] = "committee-machine.linear",
        ["projected"] = "projected-linear-net", ["projected-literal"] = "projected-linear-net", ["offline"] = "projected-linear-net.offline", ["dmft"] = "projected-linear-net.dmft",
        ["offline-dmft"] = "projected-linear-net.offline-dmft", ["theory"] = "projected-linear-net.theory", ["infinite"] = "projected-linear-net.infinite",
        ["two-layer"] = "linear-net", ["two-layer-theory"] = "linear-net.theory",
        ["perceptron"] = "perceptron", ["ridge"] = "perceptron.ridge", ["descent"] = "perceptron.gradient-descent", ["replica"] = "perceptron.replica", ["bayes"] = "perceptron.bayes",
    };

    public static string Text { get; } = $$"""
        experiment: {{Id}}
        x-committee: &committee { use: gaussian-committee, dimension: 120, hidden-units: 2, eigenvalues: 4 }
        x-features: &features { use: power-law-features, capacity: 1.5, source: 0.5, dimension: 200 }
        x-teacher: &teacher { use: binary-teacher, dimension: 120, examples-per-dimension: 2 }
        runs:
          simulation:
            model: { use: committee-machine, hidden-units: 3, learning-rate: 0.7, init-scale: 0.1 }
            data: *committee
            until: 40
            at: logspace(0.1, 40, 12)
            observe: [test-loss, order-parameters]
            replicas: 2
          simulation-relu:
            like: simulation
            data: { <<: *committee, activation: relu }
            replicas: 1
          chain:
            like: simulation
            model: { use: committee-machine.chain, hidden-units: 3, learning-rate: 0.7, init-scale: 0.1 }
          ode:
            like: simulation
            model: { use: committee-machine.ode, hidden-units: 3, learning-rate: 0.7, init-scale: 0.1 }
          ode-implicit:
            like: simulation
            model: { use: committee-machine.ode, hidden-units: 3, learning-rate: 0.7, init-scale: 0.1, integrator: implicit }
          linear:
            model: { use: committee-machine.linear, hidden-units: 3, learning-rate: 0.2, init-scale: 0.1, theory: thermodynamic }
            data: { <<: *committee, activation: linear }
            until: 40
            at: logspace(0.1, 40, 12)
            observe: [test-loss]
          projected:
            model: { use: projected-linear-net, width: 37, batch: 5, richness: 0.7, learning-rate: 0.1, stability: warn }
            data: *features
            until: 100
            at: [0, 1, 7, 30, 100]
            observe: [test-loss]
            replicas: 2
          projected-literal:
            like: projected
            model: { use: projected-linear-net, width: 37, batch: 5, richness: 0.7, learning-rate: 0.1, stability: warn, sampler: literal }
          offline:
            like: projected
            model: { use: projected-linear-net.offline, width: 37, training-examples: 50, richness: 0.7, learning-rate: 0.1, stability: warn }
          dmft:
            like: projected
            model: { use: projected-linear-net.dmft, width: 37, batch: 5, richness: 0.7, learning-rate: 0.1, stability: warn }
          offline-dmft:
            like: projected
            model: { use: projected-linear-net.offline-dmft, width: 37, training-examples: 50, richness: 0.7, learning-rate: 0.1, stability: warn }
          theory:
            like: projected
            model: { use: projected-linear-net.theory, width: 37, batch: 5, richness: 0.7, learning-rate: 0.1 }
          infinite:
            like: projected
            model: { use: projected-linear-net.infinite, richness: 0.7, learning-rate: 0.1, stability: warn }
          two-layer:
            like: projected
            model: { use: linear-net, width: 37, batch: 5, richness: 0.7, learning-rate: 0.05 }
          two-layer-theory:
            like: projected
            model: { use: linear-net.theory, richness: 0.7, learning-rate: 0.05 }
          perceptron:
            model: { use: perceptron, tolerance: 1e-5 }
            data: *teacher
            until: 10
            at: logspace(0.1, 10, 6)
            observe: [test-error, overlap]
            replicas: 2
          ridge:
            like: perceptron
            model: { use: perceptron.ridge, tolerance: 1e-5 }
          descent:
            like: perceptron
            model: { use: perceptron.gradient-descent }
          replica:
            like: perceptron
            model: { use: perceptron.replica }
          bayes:
            like: perceptron
            model: { use: perceptron.bayes }
        """;
}
