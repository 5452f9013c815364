namespace ScalingLab.Numerics;

/// <summary>A file of numbers is not as it should be; the message names the file and the place in it, and can be shown to a user as it is.</summary>
public sealed class ArrayFileException : Exception
{
    /// <summary>States what is wrong, where, and what would be right.</summary>
    /// <param name="message">A sentence for the user.</param>
    public ArrayFileException(string message)
        : base(message)
    {
    }
}
