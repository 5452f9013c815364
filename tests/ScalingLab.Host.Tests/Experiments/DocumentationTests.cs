using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ScalingLab.Host.Experiments;

namespace ScalingLab.Host.Tests.Experiments;

/// <summary>The examples of docs/experiment-file.md are valid experiments and mean what the page says.</summary>
public sealed partial class DocumentationTests
{
    [Fact]
    public void Every_example_is_valid()
    {
        string[] examples = [.. Examples().Select(example => Sample.Valid(example).Id)];
        Assert.Equal(["plateau-length", "anchors", "expressions", "sweeps", "analyses", "figures"], examples);
    }

    [Fact]
    public void Every_example_follows_the_schema()
    {
        var schema = ExperimentSchema.Create(FakeComponents.Catalog);
        Assert.All(Examples(), example => Assert.Null(JsonSchemaCheck.FirstProblem(schema, example)));
    }

    [Fact]
    public void Merge_keys_give_each_block_its_rate()
    {
        Experiment experiment = Example("anchors");
        Assert.Equal([0.05, 0.5], experiment.Blocks.Select(block => ((CommitteeOptions)block.Points[0].ModelOptions).LearningRate));
    }

    [Fact]
    public void Expressions_have_the_values_of_the_page()
    {
        BlockPoint point = Example("expressions").Blocks[0].Points[0];
        Assert.Equal(new CommitteeOptions { HiddenUnits = 4, LearningRate = 0.025, InitScale = 1.0 / 1024 }, point.ModelOptions);
        Assert.Equal(new GaussianOptions { Dimension = 1024, HiddenUnits = 2 }, point.DataOptions);
        Assert.Equal(1000, point.Until);
    }

    [Fact]
    public void The_sweep_has_18_points() => Assert.Equal(18, Example("sweeps").Points.Count);

    private static Experiment Example(string id) => Examples().Select(text => Sample.Valid(text)).Single(experiment => experiment.Id == id);

    private static IEnumerable<string> Examples([CallerFilePath] string caller = "")
    {
        string page = File.ReadAllText(Path.Combine(Path.GetDirectoryName(caller)!, "..", "..", "..", "docs", "experiment-file.md"));
        return Fence().Matches(page).Select(match => match.Groups[1].Value);
    }

    [GeneratedRegex("```yaml\\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}
