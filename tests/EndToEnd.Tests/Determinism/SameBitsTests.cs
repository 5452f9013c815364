using System.Runtime.Intrinsics;

namespace EndToEnd.Tests.Determinism;

/// <summary>What <c>slab describe</c> promises about the bits of each model, on every shipped model. Oracle: one job without interruption.</summary>
public sealed class SameBitsTests(SameBitsFixture fixture) : IClassFixture<SameBitsFixture>
{
    private const string AnyWidth = "with vectors of any width";

    private readonly Slab _slab = fixture.Slab;

    [Theory]
    [InlineData("2")]
    [InlineData("8")]
    public async Task Any_number_of_jobs_gives_the_same_bytes(string jobs)
    {
        await _slab.RunAsync(0, "run", "e.yaml", "--jobs", jobs, "--out", "jobs-" + jobs);

        Assert.Equal(fixture.Expected, _slab.Read($"jobs-{jobs}/{EveryModel.Id}/curves.csv"));
    }

    [Fact]
    public async Task Shards_give_the_same_bytes()
    {
        foreach (string shard in (string[])["2/3", "1/3", "3/3"]) await _slab.RunAsync(0, "run", "e.yaml", "--shard", shard, "--out", "shards");
        await _slab.RunAsync(0, "collect", "e.yaml", "--out", "shards");

        Assert.Equal(fixture.Expected, _slab.Read($"shards/{EveryModel.Id}/curves.csv"));
    }

    [Theory]
    [InlineData("no-avx512")]
    [InlineData("scalar")]
    public async Task Narrower_vectors_give_the_same_bytes_where_it_is_promised(string level)
    {
        Assert.SkipUnless(Vector256.IsHardwareAccelerated, "this processor has no vectors that could be switched off");
        Dictionary<string, string?> variables = new(_slab.Variables) { ["DOTNET_EnableAVX512"] = "0", ["DOTNET_EnableAVX512F"] = "0" };
        if (level == "scalar") variables["DOTNET_EnableHWIntrinsic"] = "0";
        var run = await ScalingLab.Testing.ProcessRun.RunAsync(
            ScalingLab.Testing.ProcessRun.Dotnet, [Path.Combine(ScalingLab.Testing.HostOutput.Folder, "slab.dll"), "run", "e.yaml", "--out", level], _slab.WorkingDirectory, variables);
        Assert.True(run.ExitCode == 0, run.Error);
        var curves = SameBitsFixture.ByBlock(_slab.Read($"{level}/{EveryModel.Id}/curves.csv"));
        var expected = SameBitsFixture.ByBlock(fixture.Expected);
        List<string> same = [], promised = [];
        foreach (var (block, model) in EveryModel.Models)
        {
            if (curves[block] == expected[block]) same.Add(block);
            if (await fixture.IsPromisedAsync(model, AnyWidth)) promised.Add(block);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{level}: same bits of {string.Join(", ", same)}");
        Assert.Empty(promised.Except(same));
        Assert.NotEmpty(promised);
    }
}
