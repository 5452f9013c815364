namespace ScalingLab.Numerics.Tests;

/// <summary>
/// The trait of tests that must also pass on lesser hardware: mark a class with <c>[Trait(AnyHardware.Trait, AnyHardware.Value)]</c>, and
/// <see cref="LesserHardwareTests"/> runs it again in a child process without AVX-512 and in one without any vector instruction. Bitwise
/// equality of the widths is tested by a committed hash of the results in such a class.
/// </summary>
internal static class AnyHardware
{
    public const string Trait = "Hardware";
    public const string Value = "Any";

    /// <summary>Set in the child process: what is switched off there.</summary>
    public const string LevelVariable = "SCALINGLAB_TEST_HARDWARE";

    public const string NoAvx512 = "no-avx512";
    public const string Scalar = "scalar";
}
