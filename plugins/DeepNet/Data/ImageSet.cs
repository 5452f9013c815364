namespace ScalingLab.DeepNet;

/// <summary>The images that one run learns from and is measured on; all of one shape.</summary>
/// <param name="Classes">Number of classes; every label is below it.</param>
/// <param name="Train">The P examples that are learned.</param>
/// <param name="Test">Held out, for the test error and loss.</param>
/// <param name="Validation">Held out of both; empty where the task keeps none.</param>
public sealed record ImageSet(int Classes, LabelledImages Train, LabelledImages Test, LabelledImages Validation);
