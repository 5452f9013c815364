using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScalingLab.Host.Experiments;
using ScalingLab.Host.Tests.Reporting;

namespace ScalingLab.Host.Tests.Experiments;

/// <summary>The JSON Schema accepts what the reader accepts, and refuses the mistakes that an editor should underline.</summary>
public sealed class SchemaTests
{
    private static readonly JsonObject Schema = ExperimentSchema.Create(FakeComponents.Catalog);

    [Fact]
    public void Is_as_committed()
    {
        string text = Schema.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        GoldenFile.Matches("schema.json", Encoding.UTF8.GetBytes(text + "\n"));
    }

    [Fact]
    public void Accepts_the_sample() => Assert.Null(JsonSchemaCheck.FirstProblem(Schema, Sample.Text));

    [Theory]
    [InlineData("learning-rate: \"${eta}\"", "learning-rte: 0.1")]
    [InlineData("learning-rate: \"${eta}\"", "learning-rate: -1")]
    [InlineData("learning-rate: \"${eta}\"", "learning-rate: fast")]
    [InlineData("hidden-units: 2, learning-rate", "hidden-units: 2.5, learning-rate")]
    [InlineData("use: committee-machine,", "use: comittee-machine,")]
    [InlineData("dimension: 1024, ", "")]
    [InlineData("activation: erf", "activation: tanh")]
    [InlineData("[test-loss, order-parameters]", "[test-los]")]
    [InlineData("like: simulation", "lke: simulation")]
    [InlineData("title:", "titel:")]
    [InlineData("experiment: plateau-length", "experiment: ../results")]
    [InlineData("window: [500, 2000]", "windw: [500, 2000]")]
    [InlineData("of: escape, ", "")]
    [InlineData("scale: log }\n    y", "scale: logarithmic }\n    y")]
    [InlineData("guide: power-law", "guide: exponential")]
    public void Refuses_mistakes(string valid, string mistake)
    {
        string text = Sample.With(valid, mistake);
        Assert.Null(Sample.Read(text).Experiment);
        Assert.NotNull(JsonSchemaCheck.FirstProblem(Schema, text));
    }

    [Theory]
    [InlineData("window: [500, 2000]", "window: [500, inf]")]
    [InlineData("dimension: 1024", "dimension: 2^10")]
    [InlineData("dimension: 1024", "dimension: \"${2^10}\"")]
    [InlineData("window: [500, 2000]", "window: \"linspace(500, 2000, 2)\"")]
    [InlineData("at: logspace(0.1, 2000, 120)", "at: [1, \"every(10)\"]")]
    [InlineData("observe: [test-loss, order-parameters]", "observe: [test-loss, { use: order-parameters, diagonal: true }]")]
    [InlineData("eigenvalues: [1, 2, 4, 8]", "zip: { eigenvalues: 2^(0..3), eta: [1, 2, 3, 4] }")]
    [InlineData("eigenvalues: [1, 2, 4, 8]", "grid: [ { list: [ { eigenvalues: 8 } ] } ]")]
    [InlineData("expect: -1, tolerance: 0.25", "expect: { exponent: -1 }, tolerance: { exponent: 0.25 }")]
    public void Accepts_other_forms(string valid, string other)
    {
        string text = Sample.With(valid, other);
        Sample.Valid(text);
        Assert.Null(JsonSchemaCheck.FirstProblem(Schema, text));
    }
}
