using ScalingLab.Host.Components;
using ScalingLab.Host.Experiments.Diagnostics;
using ScalingLab.Host.Experiments.Yaml;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Experiments.Analyses;

/// <summary>Reads <c>expect: predicted</c>: the model of the block that an analysis comes from says itself what should be found.</summary>
internal sealed class PredictionReader(ComponentCatalog catalog, DiagnosticBag diagnostics)
{
    public const string Keyword = "predicted";

    private readonly Dictionary<Block, BlockPredictions> _predictions = new(ReferenceEqualityComparer.Instance);

    public static bool IsMeant(YamlNode node) => node is ScalarNode { Text: Keyword };

    /// <summary>The prediction at the point of a finding; null after reporting that there is none at any point, or when the block has problems.</summary>
    public Func<ParameterPoint, Prediction>? Read(YamlNode node, string finding, Family family, Func<ParameterPoint, bool> when)
    {
        if (family.Source.Root is not { } block || family.Subject is not { } observable) return null;
        if (!Predicts(block.Model))
        {
            string[] able = [.. catalog.OfKind(ComponentKind.Model).Where(Predicts).Select(model => model.Name).Order(StringComparer.Ordinal)];
            diagnostics.Add(
                node,
                $"the model '{block.Model.Name}' of the block '{block.Name}' predicts nothing.",
                $"Give a number or an expression; models with predictions are {(able.Length > 0 ? string.Join(", ", able) : "none")}.");
            return null;
        }

        if (!_predictions.TryGetValue(block, out var predictions)) _predictions[block] = predictions = new BlockPredictions(block);
        string versus = family.X ?? family.Source.Clock!;
        try
        {
            if (predictions.AreThere(finding, observable, versus)) return point => predictions.At(point, when, finding, observable, versus);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Predicting is a plugin's code; whatever it throws is a problem of this expectation to the user.
            diagnostics.Add(node, $"the model '{block.Model.Name}' failed to predict: {exception.GetType().Name}: {exception.Message}", "Give a number or an expression.");
            return null;
        }

        string known = predictions.List();
        diagnostics.Add(
            node,
            $"the model '{block.Model.Name}' of the block '{block.Name}' does not predict the {finding} of {observable} against {versus}.",
            known.Length > 0 ? $"It predicts {known}." : "It predicts nothing for this data generator; give a number or an expression.");
        return null;
    }

    private static bool Predicts(Component model) => typeof(IPredictiveOptions).IsAssignableFrom(model.OptionsType);
}
