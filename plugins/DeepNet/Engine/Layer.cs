using System.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.DeepNet;

/// <summary>One operation of a network, forwards and backwards, on the examples of one shard.</summary>
internal abstract unsafe class Layer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Its place among the layers.</summary>
    public int Index { get; set; }

    /// <summary>The slots it reads.</summary>
    public int[] Inputs { get; set; } = [];

    /// <summary>The slot it writes.</summary>
    public int Output { get; set; }

    /// <summary>For each input: whether somebody wants its gradient, and whether a later layer has already written one to add to.</summary>
    public InputGradient[] InputGradients { get; set; } = [];

    /// <summary>The memory of all parameters.</summary>
    public AlignedBuffer<T> Parameters { get; set; } = null!;

    public virtual IReadOnlyList<Parameter> OwnParameters => [];

    /// <summary>Elements for each lane that are kept from the way forward to the way back.</summary>
    public virtual int SavedSize => 0;

    /// <summary>Elements that are needed while it runs.</summary>
    public virtual int ScratchSize(int lanes) => 0;

    /// <summary>Whether the way back reads what it wrote, which then must not be overwritten.</summary>
    public virtual bool KeepsOutput => false;

    /// <summary>Whether the output may be written over an input that nobody else reads.</summary>
    public virtual bool ValuesInPlace => false;

    /// <summary>Whether the gradient of an input that nobody else reads may be written over that of the output.</summary>
    public virtual bool GradientsInPlace => false;

    /// <summary>Called once, when its place is known.</summary>
    /// <returns>The shape it writes.</returns>
    public abstract Shape Connect(ReadOnlySpan<Shape> inputs);

    /// <summary>Called whenever the parameters have changed, before <see cref="Forward"/>.</summary>
    public virtual void Prepare()
    {
    }

    public abstract void Forward(Frame<T> frame);

    /// <summary>Reads the gradient of the output; writes those of the inputs and of the parameters.</summary>
    public abstract void Backward(Frame<T> frame);

    /// <summary>What is beside the parameters in the state of a trained network: running statistics.</summary>
    public virtual IReadOnlyList<(string Name, T[] Values)> State => [];

    /// <summary>Streams that it draws from.</summary>
    public virtual IReadOnlyList<(string Name, RandomStream Stream)> Streams => [];

    protected T* Value(Parameter parameter) => Parameters.Pointer + parameter.Offset;
}

/// <summary>What becomes of the gradient of an input.</summary>
internal enum InputGradient
{
    /// <summary>Nobody wants it.</summary>
    None,

    /// <summary>It is written.</summary>
    Write,

    /// <summary>It is added to that of another reader.</summary>
    Add,
}
