using System.Diagnostics;

namespace ScalingLab.Numerics.Tests;

/// <summary>The tests of the integrators again, in child processes on narrower vector hardware and on none.</summary>
public sealed class OdeWithoutSimdTests
{
    [Theory]
    [InlineData("DOTNET_EnableAVX512F")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public async Task Integrators_pass_the_same_tests(string disabled)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(typeof(OdeWithoutSimdTests).Assembly.Location);
        foreach (Type type in new[] { typeof(OdeVectorsTests), typeof(OdeLinearSolverTests), typeof(OdeIntegratorContractTests) })
        {
            start.ArgumentList.Add("-class");
            start.ArgumentList.Add(type.FullName!);
        }

        start.Environment[disabled] = "0";
        using var child = Process.Start(start)!;
        Task<string> errors = child.StandardError.ReadToEndAsync();
        string output = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        Assert.True(child.ExitCode == 0, output + await errors);
        Assert.Contains("Failed: 0", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Total: 0", output, StringComparison.Ordinal);
    }
}
