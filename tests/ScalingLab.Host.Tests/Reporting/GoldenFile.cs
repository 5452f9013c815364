using System.Runtime.CompilerServices;
using System.Text;

namespace ScalingLab.Host.Tests.Reporting;

/// <summary>Compares an output with a committed file; SLAB_UPDATE_GOLDEN=1 rewrites the file instead, to be read before it is committed.</summary>
internal static class GoldenFile
{
    public static void Matches(string name, byte[] actual, [CallerFilePath] string caller = "")
    {
        string path = Path.Combine(Path.GetDirectoryName(caller)!, "Golden", name);
        if (Environment.GetEnvironmentVariable("SLAB_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllBytes(path, actual);
            return;
        }

        Assert.True(File.Exists(path), $"The golden file {name} is missing; set SLAB_UPDATE_GOLDEN=1 to write it.");
        Assert.Equal(Text(File.ReadAllBytes(path)), Text(actual));
    }

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes).ReplaceLineEndings("\n");
}
