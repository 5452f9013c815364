using System.ComponentModel.DataAnnotations;

namespace DeepNet.Tests;

internal static class Problems
{
    /// <summary>What options say of themselves.</summary>
    public static string[] Of(IValidatableObject options) => [.. options.Validate(new ValidationContext(options)).Select(result => result.ErrorMessage!)];
}
