using System.Globalization;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Experiments.Analyses;

/// <summary>What the model of a block predicts at its points.</summary>
internal sealed class BlockPredictions(Block block)
{
    /// <summary>Values of several points that differ by no more are one prediction.</summary>
    private const double Same = 1e-9;

    private readonly Dictionary<BlockPoint, Prediction[]> _predictions = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, ILookup<ParameterPoint, BlockPoint>> _points = new(StringComparer.Ordinal);

    /// <summary>Whether there is something about this quantity at any point, be it why there is no value.</summary>
    public bool AreThere(string finding, string observable, string versus) =>
        block.Points.Any(point => Of(point).Any(prediction => IsAbout(prediction, finding, observable, versus)));

    /// <summary>What there is, for messages.</summary>
    public string List() => string.Join(", ", block.Points.Take(1).SelectMany(Of)
        .Select(prediction => $"the {prediction.Finding} of {prediction.Observable} against {prediction.Versus}").Distinct());

    /// <summary>The prediction at the point of a finding, which may stand for several points of the block.</summary>
    public Prediction At(ParameterPoint point, Func<ParameterPoint, bool> when, string finding, string observable, string versus)
    {
        Prediction[] all =
        [
            .. PointsOf(point).Where(candidate => when(candidate.Point)).SelectMany(Of)
                .Where(prediction => IsAbout(prediction, finding, observable, versus)),
        ];
        if (all.Length == 0)
            return new Prediction { Finding = finding, Observable = observable, Versus = versus, Value = double.NaN, Origin = "the model says nothing about it at this point" };
        if (all.FirstOrDefault(prediction => !prediction.IsDetermined) is { } none) return none;
        double least = all.Min(prediction => prediction.Value), most = all.Max(prediction => prediction.Value);
        return most - least > Same * Math.Max(1, Math.Abs(most))
            ? all[0].Without(string.Create(CultureInfo.InvariantCulture, $"it differs between the points that are taken together, from {least:G6} to {most:G6}"))
            : all[0] with { From = all.Max(prediction => prediction.From), To = all.Min(prediction => prediction.To) };
    }

    private static bool IsAbout(Prediction prediction, string finding, string observable, string versus) =>
        prediction.Finding == finding && prediction.Observable == observable && prediction.Versus == versus;

    private Prediction[] Of(BlockPoint point)
    {
        if (!_predictions.TryGetValue(point, out var predictions))
            _predictions[point] = predictions = [.. ((IPredictiveOptions)point.ModelOptions).Predict(point.DataOptions)];
        return predictions;
    }

    private IEnumerable<BlockPoint> PointsOf(ParameterPoint point)
    {
        HashSet<string> names = [.. point.Select(value => value.Key)];
        string key = string.Join(',', names.Order(StringComparer.Ordinal));
        if (!_points.TryGetValue(key, out var points))
            _points[key] = points = block.Points.ToLookup(candidate => new ParameterPoint(candidate.Point.Where(value => names.Contains(value.Key))));
        return points[point];
    }
}
