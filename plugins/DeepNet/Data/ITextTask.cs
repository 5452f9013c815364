using ScalingLab.Sdk;

namespace ScalingLab.DeepNet;

/// <summary>Prediction of the next token of a text. <see cref="IDataGenerator.InputDimension"/> is the number of different tokens.</summary>
public interface ITextTask : IDataGenerator
{
    /// <summary>Number of different tokens; every token is below it.</summary>
    int Vocabulary { get; }

    /// <summary>The text that is learned.</summary>
    ReadOnlySpan<ushort> TrainTokens { get; }

    /// <summary>The text that is held out.</summary>
    ReadOnlySpan<ushort> TestTokens { get; }
}
