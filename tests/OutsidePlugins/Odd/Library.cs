#if FIRST
[assembly: System.Reflection.AssemblyVersion("1.0.0.0")]
namespace Library;

public static class Tables
{
    public static string Edition() => "first-edition";
}
#else
[assembly: System.Reflection.AssemblyVersion("2.0.0.0")]
namespace Library;

public sealed class Tables
{
    public string Edition(int printing) => $"second-edition-{printing}";
}
#endif
