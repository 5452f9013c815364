using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace ScalingLab.Numerics.Tests;

public sealed partial class LesserHardwareTests
{
    [Theory]
    [InlineData(AnyHardware.NoAvx512)]
    [InlineData(AnyHardware.Scalar)]
    public async Task Marked_tests_pass_in_a_process_with_fewer_instructions(string level)
    {
        ProcessStartInfo start = new(DotNetPath)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(typeof(LesserHardwareTests).Assembly.Location);
        foreach (string argument in (string[])["-trait", $"{AnyHardware.Trait}={AnyHardware.Value}", "-noLogo", "-noColor"])
            start.ArgumentList.Add(argument);
        start.Environment[AnyHardware.LevelVariable] = level;
        // The switch's name changed with .NET 10; both are set.
        start.Environment["DOTNET_EnableAVX512"] = "0";
        start.Environment["DOTNET_EnableAVX512F"] = "0";
        if (level == AnyHardware.Scalar)
            start.Environment["DOTNET_EnableHWIntrinsic"] = "0";

        using Process child = Process.Start(start)!;
        Task<string> errors = child.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(child.ExitCode == 0, $"Exit code {child.ExitCode} with {level}.{Environment.NewLine}{output}{await errors}");
        Match total = TotalPattern().Match(output);
        Assert.True(total.Success && int.Parse(total.Groups[1].Value, CultureInfo.InvariantCulture) > 0, $"No test ran: {output}");
    }

    // The host that runs this process: a machine may have no dotnet on its path.
    private static string DotNetPath => Path.GetFullPath(Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    [GeneratedRegex(@"Total:\s*(\d+)")]
    private static partial Regex TotalPattern();
}
