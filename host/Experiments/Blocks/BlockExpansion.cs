using System.ComponentModel.DataAnnotations;
using ScalingLab.Host.Experiments.Binding;
using ScalingLab.Host.Experiments.Diagnostics;
using ScalingLab.Host.Experiments.Expressions;
using ScalingLab.Host.Experiments.Parameters;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Experiments.Blocks;

/// <summary>Computes a block at each point of the sweep.</summary>
internal sealed class BlockExpansion
{
    private const int MaximumReplicas = 1_000_000;

    /// <summary>Points with problems after which a block is given up; the same place is reported once anyway.</summary>
    private const int MaximumFaultyPoints = 20;

    /// <summary>Points from which on both cores are worth their start.</summary>
    private const int ManyPoints = 1000;

    private readonly BlockTemplate _block;
    private readonly NameTable _names;
    private readonly DiagnosticBag _diagnostics;
    private readonly PointCache<object?> _model;
    private readonly PointCache<object?> _data;
    private readonly PointCache<bool> _fit;
    private readonly PointCache<bool> _horizon;
    private readonly PointCache<object?>[] _observers;
    private readonly PointCache<(double Until, double[] Times)?> _times;
    private readonly ulong _timesDependencies;
    private int _faulty;

    private BlockExpansion(BlockTemplate block, NameTable names, DiagnosticBag diagnostics)
    {
        _block = block;
        _names = names;
        _diagnostics = diagnostics;
        _model = Cache(block.Model);
        _data = Cache(block.Data);
        _fit = new PointCache<bool>(FitDependencies, names);
        _observers = [.. block.Observers.Select(observer => Cache(observer))];
        _timesDependencies = (block.Times?.Dependencies ?? 0) | (block.Until?.Dependencies ?? 0);
        _times = new PointCache<(double, double[])?>(_timesDependencies, names);
        _horizon = new PointCache<bool>(FitDependencies | _timesDependencies, names);
    }

    private ulong FitDependencies => Dependencies(_block.Model) | Dependencies(_block.Data);

    /// <summary>The block with its points; null after reporting problems. Of an incomplete block what there is is checked.</summary>
    public static Block? Expand(BlockTemplate block, NameTable names, IReadOnlyList<ParameterPoint> points, DiagnosticBag diagnostics)
    {
        if (points.Count >= ManyPoints && new BlockExpansion(block, names, new DiagnosticBag()).Compute(points, inParallel: true) is { } parallel)
            return Whole(block, parallel, diagnostics);

        // Also after a parallel attempt with problems: in order, so that always the same point is reported.
        return new BlockExpansion(block, names, diagnostics).Compute(points, inParallel: false) is { } computed ? Whole(block, computed, diagnostics) : null;
    }

    private static Block? Whole(BlockTemplate block, BlockPoint?[] points, DiagnosticBag diagnostics)
    {
        BlockPoint[] left = [.. points.OfType<BlockPoint>()];
        if (left.Length == 0)
        {
            diagnostics.Add(block.When?.Node ?? block.Node, "'when:' leaves no point of the sweep.", "Widen the condition or the sweep, or remove the block.");
            return null;
        }

        return new Block
        {
            Name = block.Name,
            Model = block.Model.Component,
            Data = block.Data?.Component,
            Observers = [.. block.Observers.Select(observer => observer.Component)],
            Points = left,
        };
    }

    private BlockPoint?[]? Compute(IReadOnlyList<ParameterPoint> points, bool inParallel)
    {
        var expanded = new BlockPoint?[points.Count];
        if (inParallel) Parallel.For(0, points.Count, Compute);
        else for (int i = 0; i < points.Count; i++) Compute(i);
        return _faulty == 0 ? expanded : null;

        void Compute(int i)
        {
            if (Volatile.Read(ref _faulty) >= MaximumFaultyPoints) return;
            var evaluation = new Evaluation(_names.At(points[i]), _names, _diagnostics);
            if (!TryExpand(points[i], evaluation, out expanded[i])) Interlocked.Increment(ref _faulty);
        }
    }

    private bool TryExpand(ParameterPoint point, Evaluation evaluation, out BlockPoint? expanded)
    {
        expanded = null;
        if (_block.When is { } when)
        {
            if (!when.TryEvaluate(evaluation, out object? holds)) return false;
            if (!(bool)holds!) return true;
        }

        object? data = _block.Data is { } generator ? _data.Get(point, () => Options(generator, evaluation)) : null;
        object? model = _model.Get(point, () => Options(_block.Model, evaluation));
        bool valid = model is not null && (_block.Data is null || data is not null);
        if (valid && model is IDataDependentOptions dependent) valid = _fit.Get(point, () => Fits(() => dependent.Validate(data), FitDependencies, evaluation));
        var observers = new object[_observers.Length];
        for (int i = 0; i < observers.Length; i++)
        {
            int index = i;
            object? options = _observers[i].Get(point, () => Options(_block.Observers[index], evaluation));
            valid &= options is not null;
            observers[i] = options!;
        }

        var times = _times.Get(point, () => Times(evaluation));
        if (valid && times is { } known && model is IHorizonDependentOptions bounded)
            valid = _horizon.Get(point, () => Fits(() => bounded.Validate(data, known.Times[^1]), FitDependencies | _timesDependencies, evaluation));
        int replicas = 1;
        var streams = StreamSharing.Shared;
        valid &= times is not null & TryReplicas(evaluation, ref replicas) & TryStreams(evaluation, ref streams);
        if (!valid) return false;
        expanded = new BlockPoint
        {
            Point = point,
            ModelOptions = model!,
            DataOptions = data,
            ObserverOptions = observers,
            Until = times!.Value.Until,
            Times = times.Value.Times,
            Replicas = replicas,
            PerPointStreams = streams == StreamSharing.PerPoint,
        };
        return true;
    }

    private static object? Options(ComponentTemplate component, Evaluation evaluation) =>
        component.Options is { } template && template.TryEvaluate(evaluation, out object? options) ? options : null;

    private static ulong Dependencies(ComponentTemplate? component) => component?.Options?.Dependencies ?? 0;

    private PointCache<object?> Cache(ComponentTemplate? component) => new(Dependencies(component), _names);

    private bool Fits(Func<IEnumerable<ValidationResult>> validate, ulong dependencies, Evaluation evaluation)
    {
        IEnumerable<ValidationResult> results;
        try
        {
            results = validate();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The check is a plugin's code; whatever it throws is a problem of these options to the user.
            results = [new ValidationResult($"the check against the block failed: {exception.Message.TrimEnd('.')}.")];
        }

        return _block.Model.Options!.Report(results, dependencies, evaluation);
    }

    private (double Until, double[] Times)? Times(Evaluation evaluation)
    {
        if (_block.Until is null || !_block.Until.TryEvaluate(evaluation, out object? value)) return null;
        double until = (double)value!;
        if (until < 0)
        {
            evaluation.Report(_block.Until.Node, _block.Until.Dependencies, $"the end {new Value(until)} is negative.", "Clocks start at 0.");
            return null;
        }

        return _block.Times?.Evaluate(until, evaluation, _timesDependencies) is { } times ? (until, times) : null;
    }

    private bool TryReplicas(Evaluation evaluation, ref int replicas)
    {
        if (_block.Replicas is not { } template) return true;
        if (!template.TryEvaluate(evaluation, out object? value)) return false;
        replicas = (int)value!;
        if (replicas is >= 1 and <= MaximumReplicas) return true;
        evaluation.Report(template.Node, template.Dependencies, $"{replicas} replicas are not possible.", "Give a number from 1 to 1,000,000.");
        return false;
    }

    private bool TryStreams(Evaluation evaluation, ref StreamSharing streams)
    {
        if (_block.Streams is not { } template) return true;
        if (!template.TryEvaluate(evaluation, out object? value)) return false;
        streams = (StreamSharing)value!;
        return true;
    }
}
