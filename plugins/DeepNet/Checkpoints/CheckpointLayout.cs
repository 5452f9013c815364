using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.DeepNet;

/// <summary>What the tensors of a series of checkpoints are.</summary>
/// <param name="Layers">The layers in the order in which they act.</param>
/// <param name="Parameters">Names of the trained tensors that are no layer.</param>
/// <param name="Tensors">All tensors that are read, as in the first checkpoint.</param>
internal sealed record CheckpointLayout(CheckpointLayer[] Layers, string[] Parameters, IReadOnlyDictionary<string, SafetensorsTensor> Tensors)
{
    private static readonly string[] BufferEndings = ["running_mean", "running_var", "num_batches_tracked"];

    /// <summary>The layout of the first checkpoint, which all others and the initial weights must have.</summary>
    /// <exception cref="ArrayFileException">A file is damaged, a tensor has no role or does not fit its role, or a file has other tensors.</exception>
    public static CheckpointLayout OfSeries(CheckpointFile[] files, CheckpointsOptions options)
    {
        using var first = SafetensorsFile.Open(files[0].Path);
        var layout = Of(first, Path.GetFileName(files[0].Path), options);
        foreach (string path in files.Skip(1).Select(file => file.Path).Append(options.Initial).OfType<string>())
        {
            using var file = SafetensorsFile.Open(path);
            layout.Check(file, Path.GetFileName(path), Path.GetFileName(files[0].Path));
        }

        return layout;
    }

    private static CheckpointLayout Of(SafetensorsFile file, string name, CheckpointsOptions options)
    {
        NamePattern[] patterns = [.. options.Layers.Select(layer => new NamePattern(layer.Tensor))];
        var tensors = file.Tensors.Values.OrderBy(tensor => tensor.Name, NaturalOrder.Instance)
            .Select(tensor => (Tensor: tensor, Entry: Array.FindIndex(patterns, pattern => pattern.Match(tensor.Name) is not null))).ToArray();
        int unused = Enumerable.Range(0, patterns.Length).Except(tensors.Select(tensor => tensor.Entry)).DefaultIfEmpty(-1).First();
        if (unused >= 0)
        {
            throw new ArrayFileException(
                $"{name} has no tensor '{options.Layers[unused].Tensor}', or earlier entries have taken all of them; its tensors are {string.Join(", ", tensors.Select(tensor => tensor.Tensor.Name))}.");
        }

        List<(int Entry, CheckpointLayer Layer)> layers = [];
        List<string> parameters = [];
        foreach (var (tensor, entry) in tensors)
        {
            switch (entry < 0 ? Unlisted(tensor, name) : options.Layers[entry].Role)
            {
                case TensorRole.Buffer:
                    break;
                case TensorRole.Parameter:
                    RequireReal(tensor, name);
                    parameters.Add(tensor.Name);
                    break;
                case var role:
                    RequireReal(tensor, name);
                    string? batchNorm = options.Layers[entry].BatchNorm is { } pattern ? patterns[entry].Match(tensor.Name)!.Fill(pattern) : null;
                    if (batchNorm is not null) CheckBatchNorm(file, name, tensor, batchNorm, options.Layers[entry]);
                    layers.AddRange(LayersOf(tensor, name, options.Layers[entry], RoleOf(role), batchNorm).Select(layer => (entry, layer)));
                    break;
            }
        }

        if (parameters.Sum(parameter => file.Tensors[parameter].Count) > Array.MaxLength) throw new ArrayFileException($"{name}: the tensors with the role parameter do not fit into memory.");
        if (layers.Count == 0) throw new ArrayFileException($"{name}: no entry under 'layers' is a layer; at least one needs the role stem, body, attention, shortcut or head.");
        var ordered = options.Order == LayerOrder.Listed
            ? layers.OrderBy(layer => layer.Entry)
            : layers.OrderBy(layer => layer.Layer.Layer.Role switch { LayerRole.Stem => 0, LayerRole.Head => 2, _ => 1 });
        return new CheckpointLayout(InBlocks([.. ordered.Select(layer => layer.Layer)], options.Blocks), [.. parameters], file.Tensors);
    }

    private static LayerRole RoleOf(TensorRole role) => role switch
    {
        TensorRole.Stem => LayerRole.Stem,
        TensorRole.Attention => LayerRole.Attention,
        TensorRole.Shortcut => LayerRole.Shortcut,
        TensorRole.Head => LayerRole.Head,
        _ => LayerRole.Body,
    };

    private static TensorRole Unlisted(SafetensorsTensor tensor, string name)
    {
        if (!tensor.IsReal || BufferEndings.Any(ending => tensor.Name == ending || tensor.Name.EndsWith("." + ending, StringComparison.Ordinal))) return TensorRole.Buffer;
        return tensor.Shape.Count <= 1
            ? TensorRole.Parameter
            : throw new ArrayFileException(
                $"{name}: the role of '{tensor.Name}' ({tensor.ShapeText}) is not known; an entry under 'layers' gives it one: stem, body, attention, shortcut, head, parameter or buffer.");
    }

    private static void RequireReal(SafetensorsTensor tensor, string name)
    {
        if (!tensor.IsReal) throw new ArrayFileException($"{name}: '{tensor.Name}' holds {tensor.Type}; F64, F32, F16 and BF16 are read as weights, and others can only have the role buffer.");
    }

    private static IEnumerable<CheckpointLayer> LayersOf(SafetensorsTensor tensor, string name, LayerPattern pattern, LayerRole role, string? batchNorm)
    {
        if (string.IsNullOrWhiteSpace(tensor.Name)) throw new ArrayFileException($"{name}: a tensor without a name cannot be a layer.");
        if (tensor.Count == 0 || tensor.Shape.Count is not (2 or 4) || (pattern.Transposed && tensor.Shape.Count != 2))
        {
            string wanted = pattern.Transposed ? "a transposed layer is a matrix, inputs x outputs" : "a layer is a matrix, outputs x inputs, or a kernel, outputs x inputs x height x width";
            throw new ArrayFileException($"{name}: '{tensor.Name}' has the shape {tensor.ShapeText}; {wanted}.");
        }

        if (pattern.Grid is not null && tensor.Shape.Count != 4) throw new ArrayFileException($"{name}: '{tensor.Name}' ({tensor.ShapeText}) is not a convolution, so that it has no grid.");
        int[] shape = [.. tensor.Shape.Select(extent => (int)extent)];
        int outputs = pattern.Transposed ? shape[1] : shape[0], inputs = pattern.Transposed ? shape[0] : shape[1], positions = shape.Length == 4 ? shape[2] * shape[3] : 1;
        if (outputs % pattern.Split != 0) throw new ArrayFileException($"{name}: the {outputs} outputs of '{tensor.Name}' cannot be cut into {pattern.Split} equal layers.");
        ConvolutionGeometry? geometry = null;
        if (pattern.Grid is { } grid)
        {
            try
            {
                geometry = new ConvolutionGeometry(grid[0], grid[1], shape[2], shape[3], pattern.Stride, pattern.Padding);
            }
            catch (ArgumentException exception)
            {
                throw new ArrayFileException($"{name}: '{tensor.Name}': {exception.Message}");
            }
        }

        bool isKernelAlone = positions > 1 && geometry is null;
        for (int part = 0; part < pattern.Split; part++)
        {
            string layerName = pattern.Split == 1 ? tensor.Name : FormattableString.Invariant($"{tensor.Name}[{part + 1}]");
            WeightLayer layer = new(layerName, role, outputs / pattern.Split, geometry is null ? inputs * positions : inputs, geometry)
            {
                ActivationSlope = pattern.Slope, HasBatchNorm = batchNorm is not null, IsKernelAlone = isKernelAlone,
            };
            yield return new CheckpointLayer(layer, tensor.Name, part, pattern.Transposed, batchNorm);
        }
    }

    private static void CheckBatchNorm(SafetensorsFile file, string name, SafetensorsTensor tensor, string batchNorm, LayerPattern pattern)
    {
        long outputs = tensor.Shape.Count == 0 ? 0 : tensor.Shape[pattern.Transposed && tensor.Shape.Count == 2 ? 1 : 0];
        foreach (string part in (string[])["weight", "running_var"])
        {
            if (!file.Tensors.TryGetValue($"{batchNorm}.{part}", out var found))
            {
                if (part == "weight") continue;
                throw new ArrayFileException($"{name} has no tensor '{batchNorm}.{part}', which the batch norm behind '{tensor.Name}' needs.");
            }

            if (!found.IsReal || found.Count != outputs)
                throw new ArrayFileException($"{name}: '{found.Name}' has {found.ShapeText} elements of {found.Type}, but the batch norm behind '{tensor.Name}' needs {outputs} real numbers.");
        }
    }

    private static CheckpointLayer[] InBlocks(CheckpointLayer[] layers, string[] blocks)
    {
        NamePattern[] patterns = [.. blocks.Select(block => new NamePattern(block))];
        Dictionary<(int Pattern, string Key), int> numbers = [];
        HashSet<int> closed = [];
        int previous = 0;
        for (int index = 0; index < layers.Length; index++)
        {
            var layer = layers[index];
            var keys = patterns.Select((pattern, number) => (Pattern: number, pattern.Match(layer.Tensor)?.Key)).Where(found => found.Key is not null).ToArray();
            int number = 0;
            if (keys.Length > 0)
            {
                var key = (keys[0].Pattern, keys[0].Key!);
                if (!numbers.TryGetValue(key, out number)) numbers[key] = number = numbers.Count + 1;
            }

            if (number != previous && previous != 0) closed.Add(previous);
            if (closed.Contains(number))
                throw new ArrayFileException($"The layers of the residual block of '{layer.Tensor}' ('{blocks[keys[0].Pattern]}') do not stand together in the order of layers; order: listed lets you give it.");
            layers[index] = layer with { Layer = layer.Layer with { ResidualBlock = number } };
            previous = number;
        }

        return layers;
    }

    private void Check(SafetensorsFile file, string name, string first)
    {
        var needed = Layers.Select(layer => layer.Tensor).Concat(Parameters).Concat(Layers.SelectMany(BatchNormTensors)).Distinct();
        foreach (var tensor in needed.Select(needed => Tensors[needed]))
        {
            if (!file.Tensors.TryGetValue(tensor.Name, out var found)) throw new ArrayFileException($"{name} has no tensor '{tensor.Name}', but {first} has; all checkpoints are of one network.");
            if (!found.Shape.SequenceEqual(tensor.Shape)) throw new ArrayFileException($"{name}: '{tensor.Name}' has the shape {found.ShapeText}, but in {first} it has {tensor.ShapeText}; all checkpoints are of one network.");
            RequireReal(found, name);
        }
    }

    private IEnumerable<string> BatchNormTensors(CheckpointLayer layer) => layer.BatchNorm is null
        ? []
        : new[] { $"{layer.BatchNorm}.weight", $"{layer.BatchNorm}.running_var" }.Where(Tensors.ContainsKey);
}
