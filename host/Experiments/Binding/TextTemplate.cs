using ScalingLab.Host.Experiments.Expressions;
using ScalingLab.Host.Experiments.Yaml;

namespace ScalingLab.Host.Experiments.Binding;

/// <summary>A scalar with expressions in it.</summary>
internal sealed class TextTemplate(ScalarNode node, ulong dependencies, InterpolatedText text, ScalarConversion conversion) : Template(node, dependencies)
{
    public override bool TryEvaluate(Evaluation evaluation, out object? value)
    {
        try
        {
            value = conversion.FromValue(text.Evaluate(evaluation.Scope), node.Text.Length);
            return true;
        }
        catch (ExpressionException exception)
        {
            evaluation.Report(node, Dependencies, exception);
            value = null;
            return false;
        }
    }
}
