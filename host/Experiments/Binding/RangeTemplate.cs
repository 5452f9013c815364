using ScalingLab.Host.Experiments.Expressions;
using ScalingLab.Host.Experiments.Options;
using ScalingLab.Host.Experiments.Yaml;

namespace ScalingLab.Host.Experiments.Binding;

/// <summary>A range that stands for the numbers of a list, or for some of them; evaluates to <see cref="RangeValues"/>.</summary>
internal sealed class RangeTemplate(ScalarNode node, ulong dependencies, RangeExpression range, NumberShape number) : Template(node, dependencies)
{
    public override bool TryEvaluate(Evaluation evaluation, out object? value)
    {
        try
        {
            value = new RangeValues(Array.ConvertAll(range.Evaluate(evaluation.Scope), item => ScalarConversion.FromNumber(item, number, node.Text.Length, "Use a list of whole numbers or a range such as 1..8 or 2^(0..5).")));
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
