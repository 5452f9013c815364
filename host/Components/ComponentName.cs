using System.Text.RegularExpressions;

namespace ScalingLab.Host.Components;

/// <summary>The form of names in an experiment file: kebab-case, and parts joined by dots (<c>committee-machine.ode</c>).</summary>
internal static partial class ComponentName
{
    public static bool IsKebabCase(string name) => Form().IsMatch(name);

    /// <exception cref="RegistrationException">It is not kebab-case.</exception>
    public static void Require(string name, string what)
    {
        if (name is null || !IsKebabCase(name))
        {
            throw new RegistrationException(
                $"'{name}' cannot be the name of {what}: a name is kebab-case, lower-case letters and digits joined by '-', such as 'test-loss'.");
        }
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
