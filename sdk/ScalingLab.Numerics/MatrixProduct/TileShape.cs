namespace ScalingLab.Numerics;

/// <summary>A number known when the machine code is made, so that a kernel drops the rows and registers it does not have.</summary>
internal interface ICount
{
    static abstract int Value { get; }
}

/// <summary>Where a kernel reads A and B: packed (the strides are constants) or in place.</summary>
internal interface IPanels
{
    static abstract bool IsLeftPacked { get; }

    static abstract bool IsRightPacked { get; }
}

internal readonly struct One : ICount
{
    public static int Value => 1;
}

internal readonly struct Two : ICount
{
    public static int Value => 2;
}

internal readonly struct Three : ICount
{
    public static int Value => 3;
}

internal readonly struct Four : ICount
{
    public static int Value => 4;
}

internal readonly struct Eight : ICount
{
    public static int Value => 8;
}

internal readonly struct BothPacked : IPanels
{
    public static bool IsLeftPacked => true;

    public static bool IsRightPacked => true;
}

internal readonly struct LeftPacked : IPanels
{
    public static bool IsLeftPacked => true;

    public static bool IsRightPacked => false;
}

internal readonly struct InPlace : IPanels
{
    public static bool IsLeftPacked => false;

    public static bool IsRightPacked => false;
}
