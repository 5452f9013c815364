namespace ScalingLab.Host.Plugins;

/// <summary>What a file named <c>.dll</c> is.</summary>
internal enum PluginFileKind
{
    /// <summary>A .NET assembly.</summary>
    Assembly,

    /// <summary>A native library.</summary>
    Native,

    /// <summary>Something else under the name of one.</summary>
    NotAnAssembly,
}
