namespace ScalingLab.DeepNet;

/// <summary>What flows between two layers for one example: h × w positions (pixels, tokens) of f features.</summary>
internal readonly record struct Shape(int Height, int Width, int Features)
{
    public int Positions => Height * Width;

    public int Size => checked(Height * Width * Features);

    public override string ToString() => $"{Height} x {Width} x {Features}";
}
