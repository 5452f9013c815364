using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace ScalingLab.Testing;

/// <summary>The public API of an assembly as text: one block per type, one line per member, sorted by name, with nullability.</summary>
internal static class PublicApiText
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Comparer<(string Name, string Text)> MemberOrder = Comparer<(string Name, string Text)>.Create((left, right) =>
        string.CompareOrdinal(left.Name, right.Name) is var byName and not 0 ? byName : string.CompareOrdinal(left.Text, right.Text));

    public static string Of(Assembly assembly)
    {
        StringBuilder text = new();
        foreach (Type type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Declaration(type)).Append('\n');
            foreach ((_, string member) in Members(type).OrderBy(member => member, MemberOrder)) text.Append("    ").Append(member).Append('\n');
            text.Append('\n');
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static string Declaration(Type type)
    {
        IEnumerable<Type> faces = type.GetInterfaces().Where(face => face.IsVisible && !IsInherited(type, face));
        Type? parent = type.BaseType is { } b && b != typeof(object) && b != typeof(ValueType) && b != typeof(Enum) ? b : null;
        string[] bases = [.. new[] { parent }.OfType<Type>().Select(Name), .. faces.Select(Name).Order(StringComparer.Ordinal)];
        string kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => IsReadOnly(type) ? "readonly struct" : "struct",
            _ when type.IsAssignableTo(typeof(Delegate)) => "delegate",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract " + Class(type),
            { IsSealed: true } => "sealed " + Class(type),
            _ => Class(type),
        };
        string name = $"{type.Namespace}.{Name(type)}";
        return string.Concat(Attributes(type).Select(attribute => attribute + "\n"))
            + (bases.Length == 0 ? $"{kind} {name}" : $"{kind} {name} : {string.Join(", ", bases)}");
    }

    private static IEnumerable<(string Name, string Text)> Members(Type type)
    {
        if (type.IsEnum)
        {
            return type.GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(field => (Value: Convert.ToInt64(field.GetRawConstantValue(), CultureInfo.InvariantCulture), field.Name))
                .Select(member => (string.Create(CultureInfo.InvariantCulture, $"{member.Value:D3}"), string.Create(CultureInfo.InvariantCulture, $"{member.Name} = {member.Value}")));
        }

        return
        [
            .. type.GetConstructors(Declared).Where(IsVisible).Select(constructor => ("", $"{Scope(constructor)}new({Parameters(constructor)})")),
            .. type.GetFields(Declared).Where(field => (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !IsGenerated(field))
                .Select(field => (field.Name, Field(field))),
            .. type.GetProperties(Declared).Where(property => property.GetAccessors(true).Any(IsVisible))
                .Select(property => (property.Name, Property(property))),
            .. type.GetEvents(Declared).Where(e => IsVisible(e.AddMethod!)).Select(e => (e.Name, $"event {Name(e.EventHandlerType!)} {e.Name}")),
            .. type.GetMethods(Declared).Where(method => IsVisible(method) && !IsGenerated(method) && !IsAccessor(method))
                .Select(method => (method.Name, Method(method))),
        ];
    }

    private static string Field(FieldInfo field)
    {
        string modifier = field.IsLiteral ? "const " : (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "");
        string value = field.IsLiteral ? $" = {Convert.ToString(field.GetRawConstantValue(), CultureInfo.InvariantCulture)}" : "";
        return $"{modifier}{Name(field.FieldType, new NullabilityInfoContext().Create(field))} {field.Name}{value}";
    }

    private static string Property(PropertyInfo property)
    {
        NullabilityInfo nullability = new NullabilityInfoContext().Create(property);
        MethodInfo any = property.GetAccessors(true).First(IsVisible);
        string required = property.GetCustomAttribute<RequiredMemberAttribute>() is null ? "" : "required ";
        string index = property.GetIndexParameters() is { Length: > 0 } parameters ? $"[{string.Join(", ", parameters.Select(Parameter))}]" : "";
        string get = property.GetMethod is { } getter && IsVisible(getter) ? "get; " : "";
        string set = property.SetMethod is { } setter && IsVisible(setter)
            ? setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init; " : "set; "
            : "";
        return $"{Scope(any)}{Modifier(any)}{required}{Name(property.PropertyType, nullability)} {property.Name}{index} {{ {get}{set}}}";
    }

    private static string Method(MethodInfo method)
    {
        string generic = method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(type => type.Name))}>" : "";
        string constraints = method.IsGenericMethodDefinition ? string.Concat(method.GetGenericArguments().Select(Constraint)) : "";
        string result = method.ReturnType == typeof(void) ? "void" : Name(method.ReturnType, new NullabilityInfoContext().Create(method.ReturnParameter));
        return $"{Scope(method)}{Modifier(method)}{result} {method.Name}{generic}({Parameters(method)}){constraints}";
    }

    private static string Constraint(Type parameter)
    {
        List<string> constraints = [];
        if (parameter.GenericParameterAttributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint)) constraints.Add("class");
        if (parameter.GenericParameterAttributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint)) constraints.Add("struct");
        constraints.AddRange(parameter.GetGenericParameterConstraints().Where(type => type != typeof(ValueType)).Select(Name));
        return constraints.Count == 0 ? "" : $" where {parameter.Name} : {string.Join(", ", constraints)}";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        bool isParams = parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute));
        string modifier = isParams ? "params "
            : parameter.IsOut ? "out "
            : parameter.ParameterType.IsByRef ? parameter.IsIn ? "in " : "ref "
            : "";
        string value = !parameter.HasDefaultValue ? "" : parameter.DefaultValue switch
        {
            null => parameter.ParameterType.IsValueType ? " = default" : " = null",
            string text => $" = \"{text}\"",
            bool truth => truth ? " = true" : " = false",
            var other => " = " + Convert.ToString(other, CultureInfo.InvariantCulture),
        };
        return $"{modifier}{Name(parameter.ParameterType, new NullabilityInfoContext().Create(parameter))} {parameter.Name}{value}";
    }

    private static IEnumerable<string> Attributes(Type type) =>
        type.GetCustomAttribute<AttributeUsageAttribute>(inherit: false) is { } usage
            ? [$"[AttributeUsage({usage.ValidOn}, AllowMultiple = {usage.AllowMultiple}, Inherited = {usage.Inherited})]"]
            : [];

    private static string Scope(MethodBase method) => (method.IsFamily || method.IsFamilyOrAssembly ? "protected " : "") + (method.IsStatic ? "static " : "");

    private static string Modifier(MethodInfo method)
    {
        if (method.DeclaringType!.IsInterface) return method.IsAbstract || method.IsStatic ? "" : "default ";
        if (method.IsAbstract) return "abstract ";
        bool overrides = method.GetBaseDefinition() != method;
        return overrides ? "override " : method is { IsVirtual: true, IsFinal: false } ? "virtual " : "";
    }

    private static string Class(Type type) => type.GetMethod("<Clone>$") is null ? "class" : "record";

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsGenerated(MemberInfo member) => member.IsDefined(typeof(CompilerGeneratedAttribute));

    private static bool IsAccessor(MethodInfo method) => method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static bool IsReadOnly(Type type) => type.GetCustomAttributes().Any(attribute => attribute.GetType().Name == "IsReadOnlyAttribute");

    private static bool IsInherited(Type type, Type face) =>
        type.BaseType?.GetInterfaces().Contains(face) == true
        || type.GetInterfaces().Any(other => other != face && other.GetInterfaces().Contains(face));

    private static string Name(Type type) => Name(type, null);

    private static string Name(Type type, NullabilityInfo? nullability)
    {
        if (type.IsByRef) return Name(type.GetElementType()!, nullability);
        if (Nullable.GetUnderlyingType(type) is { } value) return Name(value) + "?";
        string mark = nullability is { ReadState: NullabilityState.Nullable } or { WriteState: NullabilityState.Nullable } && !type.IsValueType ? "?" : "";
        if (type.IsArray) return $"{Name(type.GetElementType()!, nullability?.ElementType)}[{new string(',', type.GetArrayRank() - 1)}]{mark}";
        if (type.IsPointer) return Name(type.GetElementType()!) + "*";
        string outer = type is { IsNested: true, IsGenericParameter: false } ? Name(type.DeclaringType!) + "." : "";
        if (!type.IsGenericType) return outer + Simple(type) + mark;
        string[] arguments =
            [.. type.GetGenericArguments().Select((argument, i) => Name(argument, nullability?.GenericTypeArguments.ElementAtOrDefault(i)))];
        return $"{outer}{type.Name.Split('`')[0]}<{string.Join(", ", arguments)}>{mark}";
    }

    private static string Simple(Type type) => type.IsEnum ? type.Name : Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => "bool",
        TypeCode.SByte => "sbyte",
        TypeCode.Byte => "byte",
        TypeCode.Int16 => "short",
        TypeCode.UInt16 => "ushort",
        TypeCode.Int32 => "int",
        TypeCode.UInt32 => "uint",
        TypeCode.Int64 => "long",
        TypeCode.UInt64 => "ulong",
        TypeCode.Single => "float",
        TypeCode.Double => "double",
        TypeCode.String => "string",
        _ => type == typeof(object) ? "object" : type == typeof(void) ? "void" : type.Name,
    };
}
