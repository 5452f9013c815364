using ScalingLab.Sdk;

namespace ScalingLab.Host.Analysis;

/// <summary>
/// An analysis of findings one by one instead of against an abscissa: each group of its family is one finding at its point, a curve of the single point (0, value).
/// </summary>
internal interface IPointwiseAnalysis : IAnalysis;
