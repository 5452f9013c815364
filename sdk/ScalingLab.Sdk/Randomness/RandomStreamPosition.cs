namespace ScalingLab.Sdk;

/// <summary>How many numbers of each kind a <see cref="RandomStream"/> has given.</summary>
/// <param name="Normals">Standard normals in double precision.</param>
/// <param name="SingleNormals">Standard normals in single precision.</param>
/// <param name="Uniforms">Uniforms in double precision.</param>
/// <param name="SingleUniforms">Uniforms in single precision.</param>
/// <param name="Signs">Rademacher signs.</param>
/// <param name="Words">32-bit words.</param>
public readonly record struct RandomStreamPosition(
    ulong Normals, ulong SingleNormals, ulong Uniforms, ulong SingleUniforms, ulong Signs, ulong Words);
