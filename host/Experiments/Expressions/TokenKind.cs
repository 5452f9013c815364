namespace ScalingLab.Host.Experiments.Expressions;

/// <summary>The words of the expression language.</summary>
internal enum TokenKind
{
    Number,
    Text,
    Name,
    Symbol,
    End,
}
