using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ScalingLab.Numerics.Tests;

[Trait(AnyHardware.Trait, AnyHardware.Value)]
public sealed class HardwareLevelTests
{
    [Fact]
    public void The_child_process_really_lacks_the_instructions()
    {
        string? level = Environment.GetEnvironmentVariable(AnyHardware.LevelVariable);
        if (level is null) return;
        Assert.False(Vector512.IsHardwareAccelerated);
        Assert.False(DoubleLanes512.IsSupported);
        if (level == AnyHardware.Scalar)
        {
            Assert.False(Avx2.IsSupported);
            Assert.False(Fma.IsSupported);
            Assert.False(Vector128.IsHardwareAccelerated);
        }
    }
}
