namespace ScalingLab.Host.Clusters;

/// <summary>How this program starts itself again, in another process or on another machine with the same disk.</summary>
internal static class ProgramCommand
{
    /// <summary>The program and its first arguments.</summary>
    public static IReadOnlyList<string> Words { get; } = Find();

    private static string[] Find()
    {
        string program = Environment.ProcessPath ?? "dotnet";
        string assembly = Path.Combine(AppContext.BaseDirectory, "slab.dll");
        return Path.GetFileNameWithoutExtension(program) == "slab" ? [program] : [program, assembly];
    }
}
