using ScalingLab.Host.Experiments.Parameters;

namespace ScalingLab.Host.Experiments.Expressions;

/// <summary>Computes a part of an expression.</summary>
internal delegate Value Evaluator(Scope scope);
