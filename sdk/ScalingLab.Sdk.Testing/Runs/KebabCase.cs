using System.Text.Json;

namespace ScalingLab.Sdk.Testing.Runs;

/// <summary>Names as experiment files write them.</summary>
internal static class KebabCase
{
    /// <summary><c>TestLoss</c> to <c>test-loss</c>, as the host does it.</summary>
    public static string Of(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);

    /// <summary>Whether it is a name such as <c>committee-machine.ode</c>.</summary>
    public static bool Is(string name) => name.Split('.', '-').All(word => word.Length > 0 && word.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter)));
}
