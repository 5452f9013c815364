using ScalingLab.Host.Cli;

namespace ScalingLab.Host.Tests.Cli;

/// <summary>A command line that cannot be carried out is answered with what was probably meant.</summary>
public sealed class CommandLineMistakesTests
{
    [Theory]
    [InlineData("rnu e.yaml", "'slab' has no command 'rnu'. Did you mean 'run'?")]
    [InlineData("new model Foo", "'slab new' has no command 'model'. Its commands are plugin.")]
    [InlineData("run e.yaml --job 3", "'slab run' has no option '--job'. Did you mean '--jobs'?")]
    [InlineData("run -j 3 e.yaml", "'slab run' has no option '-j'.")]
    [InlineData("run e.yaml --plugin mine", "'slab run' has no option '--plugin'. Did you mean '--plugins'?")]
    [InlineData("export e.yaml --format npz", "'slab export' has no option '--format'.")]
    [InlineData("export e.yaml --to xlsx", "Argument 'xlsx' not recognized. Must be one of: 'npz' 'csv'")]
    [InlineData("run e.yaml --jobs -1", "--jobs takes a number from 1 on, not '-1'.")]
    public void Are_told(string arguments, string expected) =>
        Assert.Equal([expected], CommandLineMistakes.Of(SlabCommandLine.Create(Terminal.System).Parse(arguments.Split(' '))));

    [Theory]
    [InlineData("run e.yaml --set a=-1 --jobs 2")]
    [InlineData("run -- --job")]
    [InlineData("submit e.yaml --slurm --sbatch=--account=theory --sbatch --hold")]
    [InlineData("validate e.yaml f.yaml --plugins mine")]
    public void Are_none(string arguments) => Assert.Empty(CommandLineMistakes.Of(SlabCommandLine.Create(Terminal.System).Parse(arguments.Split(' '))));
}
