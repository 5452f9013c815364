namespace ScalingLab.DeepNet;

/// <summary>The element types of a .safetensors file that are known here, in little-endian.</summary>
internal static class SafetensorsType
{
    /// <summary>Bytes of an element; 0 for an unknown type.</summary>
    public static int Size(string type) => type switch
    {
        "F64" or "I64" or "U64" => 8,
        "F32" or "I32" or "U32" => 4,
        "F16" or "BF16" or "I16" or "U16" => 2,
        "I8" or "U8" or "BOOL" or "F8_E4M3" or "F8_E5M2" => 1,
        _ => 0,
    };

    /// <summary>Whether elements are read as weights.</summary>
    public static bool IsReal(string type) => type is "F64" or "F32" or "F16" or "BF16";
}
