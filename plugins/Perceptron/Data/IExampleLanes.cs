using System.Runtime.Intrinsics;

namespace ScalingLab.Perceptron;

/// <summary>How components of examples are stored and read.</summary>
internal interface IExampleLanes<T>
    where T : unmanaged
{
    /// <summary>Draws one example times its label.</summary>
    static abstract void Draw(Sdk.IBinaryTeacherTask task, Sdk.RandomStream stream, Span<T> row);

    /// <summary>Eight components, exactly.</summary>
    static abstract Vector512<double> Load(ref T components, nuint offset);
}
