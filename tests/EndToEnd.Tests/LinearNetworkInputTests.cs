namespace EndToEnd.Tests;

/// <summary>Linear networks that cannot be simulated or solved are refused before anything runs, with the number that would work.</summary>
public sealed class LinearNetworkInputTests : IDisposable
{
    private const string Text = """
        experiment: linear
        parameters: { capacity: 1.5, source: 0.5, dimension: 1000, width: 16, eta: 0.05, steps: 50, examples: 32, batch: 16, stability: refuse }
        runs:
          simulation:
            model: { use: projected-linear-net, width: "${width}", richness: 1, learning-rate: "${eta}", stability: "${stability}" }
            data:  { use: power-law-features, capacity: "${capacity}", source: "${source}", dimension: "${dimension}" }
            until: "${steps}"
            observe: test-loss
          dmft:           { like: simulation, model: { use: projected-linear-net.dmft, width: "${width}", richness: 1, learning-rate: "${eta}", stability: "${stability}" } }
          offline:        { like: simulation, model: { use: projected-linear-net.offline, width: "${width}", training-examples: "${examples}", richness: 1, learning-rate: "${eta}", stability: "${stability}" } }
          offline-theory: { like: simulation, model: { use: projected-linear-net.offline-dmft, width: "${width}", training-examples: "${examples}", richness: 1, learning-rate: "${eta}", stability: "${stability}" } }
          theory:         { like: simulation, model: { use: projected-linear-net.theory, width: "${width}", batch: "${batch}", richness: 1, learning-rate: "${eta}" } }
          two-layer:      { like: simulation, model: { use: linear-net, width: "${width}", richness: 1, learning-rate: "${eta}", stability: "${stability}" } }
        """;

    private readonly Slab _slab = new();

    public void Dispose() => _slab.Dispose();

    [Fact]
    public async Task What_can_be_run_is_not_refused()
    {
        _slab.Write("e.yaml", Text);
        await _slab.RunAsync(0, "validate", "e.yaml");
    }

    // The numbers: 2/λ₁ and less for features that learn (the edge of stability is tested against the specification in the plugin's tests); 2 B/Tr Λ of 1000 features of capacity 1.5, whose
    // sum is ζ(1.5) − 2/√1000 = 2.549; one feature less than there are, ten times as many as projections; √2.5e8.
    [Theory]
    [InlineData("capacity=1", "runs.simulation.data.capacity: 'capacity' must be greater than 1 and at most 100, but is 1.")]
    [InlineData("source=0", "runs.simulation.data.source: 'source' must be greater than 0 and at most 100, but is 0.")]
    [InlineData("width=1000", "runs.simulation.model.width", "use width: 999 at most", "runs.offline.model.width", "runs.theory.model.width", "use dimension: 10000 or more")]
    [InlineData("eta=1", "runs.simulation.model.learning-rate", "runs.dmft", "runs.offline.", "runs.offline-theory.", "runs.two-layer.", "within 50 steps; the largest safe one is 0.", "or say stability: warn")]
    [InlineData("steps=100000", "The mean-field theory of 100000 steps", "steps fit; beyond, use projected-linear-net.theory")]
    [InlineData("batch=1 eta=1 stability=warn", "runs.theory.model.learning-rate: makes the noise of batches of 1 grow without bound; use a learning-rate below 0.785, or a batch of 2.")]
    [InlineData("width=20000 dimension=100000 eta=0.01", "matrices of 20000 x 20000", "use width: 15811 at most", "A hidden layer of 20000 x 100000", "use a width of 2500")]
    [InlineData("examples=1000000 width=500", "1000000 examples of 500 projections", "use training-examples: 500000 at most")]
    public async Task What_cannot_be_run_is_refused_with_what_could(string parameters, params string[] told)
    {
        _slab.Write("e.yaml", Text);

        var run = await _slab.RunAsync(2, ["validate", "e.yaml", .. parameters.Split(' ').SelectMany(parameter => new[] { "--set", $"parameters.{parameter}" })]);

        Assert.All(told, text => Assert.Contains(text, run.Error, StringComparison.Ordinal));
        Assert.Contains("nothing was run", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_beyond_the_edge_is_run_with_a_warning_when_it_is_asked_for()
    {
        _slab.Write("e.yaml", Text);

        var run = await _slab.RunAsync(0, "run", "e.yaml", "--set", "parameters.stability=warn", "--set", "parameters.eta=0.5");

        Assert.Contains("The learning-rate 0.5 is beyond the edge of stability within 50 steps; the largest safe one is 0.", run.Error + run.Output, StringComparison.Ordinal);
        Assert.Contains("beyond the edge of stability", _slab.Read("results/linear/report.html"), StringComparison.Ordinal);
    }
}
