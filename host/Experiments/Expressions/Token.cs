namespace ScalingLab.Host.Experiments.Expressions;

/// <summary>A word of an expression with its place.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, double Number, int Offset, int Length);
