using System.Globalization;
using System.Runtime;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ScalingLab.Numerics;

namespace ScalingLab.Host.Doctor;

/// <summary>The runtime, the processor and the memory.</summary>
internal static class MachineChecks
{
    private const double LittleMemory = 2e9;

    public static IEnumerable<CheckResult> Run()
    {
        string runtime = $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.RuntimeIdentifier}{(GCSettings.IsServerGC ? ", server garbage collector" : "")}";
        yield return Environment.Version.Major >= 10
            ? CheckResult.Good(".NET", runtime)
            : CheckResult.Problem(".NET", runtime, "Install the .NET 10 runtime.");
        yield return Processor();
        yield return Memory();
        yield return OpenBlas.TryLoad(out string? reason)
            ? CheckResult.Good("OpenBLAS", "found; used where an option asks for it, never by itself")
            : CheckResult.Note("OpenBLAS", "not used: " + reason, "Nothing needs it: the managed kernels give the same verdicts.");
    }

    private static CheckResult Processor()
    {
        (string name, int width) = Vector512.IsHardwareAccelerated ? ("AVX-512", 512) : Vector256.IsHardwareAccelerated ? ("AVX2", 256)
            : Vector128.IsHardwareAccelerated ? ("128-bit", 128) : ("no", 0);
        string text = string.Create(CultureInfo.InvariantCulture, $"{RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} cores for this process, {name} vectors");
        if (width >= 256 || RuntimeInformation.ProcessArchitecture != Architecture.X64) return CheckResult.Good("processor", text);
        return CheckResult.Note(
            "processor", text, "Simulations are several times slower than with AVX2. Is DOTNET_EnableAVX2=0 or DOTNET_EnableHWIntrinsic=0 set, or does a virtual machine hide the processor's features?");
    }

    private static CheckResult Memory()
    {
        double bytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        string text = string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.#} GB for this process");
        return bytes >= LittleMemory
            ? CheckResult.Good("memory", text)
            : CheckResult.Note("memory", text, "Large experiments may not fit. A limit of the container or of the job (--mem) can be raised; fewer --jobs need less.");
    }
}
