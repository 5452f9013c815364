namespace ScalingLab.Host.Experiments.Options;

/// <summary>Finds the shape of a C# type.</summary>
internal static class ValueShapes
{
    private static readonly HashSet<Type> Lists =
    [
        typeof(IReadOnlyList<>), typeof(IList<>), typeof(IReadOnlyCollection<>), typeof(ICollection<>), typeof(IEnumerable<>), typeof(List<>),
    ];

    private static readonly HashSet<Type> Tables = [typeof(IReadOnlyDictionary<,>), typeof(IDictionary<,>), typeof(Dictionary<,>)];

    public static ValueShape Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum) return new ChoiceShape(type);
        if (type == typeof(string)) return new TextShape();
        if (type == typeof(bool)) return new BooleanShape();
        if (type == typeof(double) || type == typeof(float) || type == typeof(decimal)) return new NumberShape(type, IsWhole: false);
        if (IsWhole(type)) return new NumberShape(type, IsWhole: true);
        if (type is { IsArray: true } && type.GetArrayRank() == 1) return new ListShape(type, Of(type.GetElementType()!));
        if (type.IsGenericType && Lists.Contains(type.GetGenericTypeDefinition())) return new ListShape(type, Of(type.GetGenericArguments()[0]));
        if (type.IsGenericType && Tables.Contains(type.GetGenericTypeDefinition()) && type.GetGenericArguments()[0] == typeof(string))
            return new TableShape(type, Of(type.GetGenericArguments()[1]));
        return IsRecord(type) ? new RecordShape(type) : new UnsupportedShape(type);
    }

    private static bool IsWhole(Type type) => Type.GetTypeCode(type) is
        TypeCode.Int32 or TypeCode.Int64 or TypeCode.UInt32 or TypeCode.UInt64 or TypeCode.Int16 or TypeCode.UInt16 or TypeCode.Byte or TypeCode.SByte;

    private static bool IsRecord(Type type) => type is { IsClass: true, IsAbstract: false }
        && type.Namespace?.StartsWith("System", StringComparison.Ordinal) != true
        && type.GetConstructor(Type.EmptyTypes) is not null;
}
