using ScalingLab.Numerics;

namespace ScalingLab.DeepNet;

/// <summary>
/// Images in NumPy arrays n × h × w, n × c × h × w or n × h × w × c of one or several files. Each run reads those that it takes, so that files may be larger
/// than memory.
/// </summary>
internal sealed record ArrayImages : RawImages
{
    private readonly ArrayFile[] _files;
    private readonly int[] _ends;
    private readonly bool _channelsLast;
    private readonly double _offset;
    private readonly double _scale;

    private ArrayImages(ArrayFile[] files, int[] ends, (int Channels, int Height, int Width) size, byte[] labels, bool channelsLast, double[]? range)
        : base(size.Channels, size.Height, size.Width, labels)
    {
        (_files, _ends, _channelsLast) = (files, ends, channelsLast);
        (_offset, _scale) = range is null ? (0, 1) : ((range[0] + range[1]) / 2, 2 / (range[1] - range[0]));
    }

    /// <summary>Reads the shapes and the labels.</summary>
    /// <param name="images">The images.</param>
    /// <param name="labels">Their labels, a file for each.</param>
    /// <param name="channelsLast">Whether the last index is the channel.</param>
    /// <param name="range">Values that become −1 and 1; none where pixels are taken as they are.</param>
    /// <exception cref="ArrayFileException">A file is damaged, or they do not fit together.</exception>
    public static ArrayImages Open(ArrayFile[] images, ArrayFile[] labels, bool channelsLast, double[]? range)
    {
        List<byte[]> all = [];
        (int Channels, int Height, int Width) size = default;
        for (int file = 0; file < images.Length; file++)
        {
            var shape = images[file].Shape();
            var found = SizeOf(shape, images[file].FileName, channelsLast);
            if (file > 0 && found != size) throw new ArrayFileException($"{images[file].FileName} has images of {Text(found)}, but those of {images[0].FileName} are {Text(size)}.");
            size = found;
            byte[] own = ReadLabels(labels[file]);
            if (own.Length != shape[0]) throw new ArrayFileException($"{images[file].FileName} has {shape[0]} images, but {labels[file].FileName} has {own.Length} labels.");
            all.Add(own);
        }

        int end = 0;
        int[] ends = [.. all.Select(own => end = checked(end + own.Length))];
        return new ArrayImages(images, ends, size, [.. all.SelectMany(own => own)], channelsLast, range);
    }

    protected override void Copy(ReadOnlySpan<int> indices, float[] pixels)
    {
        // Where each wanted image goes, by the file and the row that it is in.
        var places = new Dictionary<int, int>(indices.Length);
        for (int i = 0; i < indices.Length; i++) places.Add(indices[i], i);
        for (int file = 0; file < _files.Length; file++)
        {
            int start = file == 0 ? 0 : _ends[file - 1], last = places.Keys.Where(index => index >= start && index < _ends[file]).DefaultIfEmpty(-1).Max();
            if (last < 0) continue;
            string name = _files[file].FileName;
            _files[file].ReadRows(_ => { }, (row, values) =>
            {
                if (values.Length != Size) throw new ArrayFileException($"{name} has changed while it was used.");
                if (places.TryGetValue(start + row, out int place)) Convert(values, pixels.AsSpan(place * Size, Size), name, row);
                return start + row < last;
            });
        }
    }

    private void Convert(ReadOnlySpan<double> values, Span<float> pixels, string name, int row)
    {
        int plane = Height * Width;
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i])) throw new ArrayFileException(FormattableString.Invariant($"{name}: a pixel of image {row + 1} is {values[i]}."));
            int target = _channelsLast ? (i % Channels * plane) + (i / Channels) : i;
            pixels[target] = (float)((values[i] - _offset) * _scale);
        }
    }

    private static (int Channels, int Height, int Width) SizeOf(IReadOnlyList<int> shape, string name, bool channelsLast)
    {
        string text = string.Join(" x ", shape.Select(extent => FormattableString.Invariant($"{extent}")));
        if (shape.Count is not (3 or 4) || shape.Any(extent => extent < 1))
            throw new ArrayFileException($"{name} has the shape {text}; images are an array n x height x width, n x channels x height x width or, with channels-last, n x height x width x channels.");
        if (shape.Count == 3) return (1, shape[1], shape[2]);
        if (!channelsLast && shape[3] <= 4 && shape[1] > 4) throw new ArrayFileException($"{name} has the shape {text}, whose last index looks like the channel; say channels-last: true.");
        var size = channelsLast ? (shape[3], shape[1], shape[2]) : (shape[1], shape[2], shape[3]);
        return (long)shape[1] * shape[2] * shape[3] <= Array.MaxLength ? size : throw new ArrayFileException($"{name} has the shape {text}; such images do not fit into memory.");
    }

    private static string Text((int Channels, int Height, int Width) size) => FormattableString.Invariant($"{size.Channels} x {size.Height} x {size.Width}");

    private static byte[] ReadLabels(ArrayFile file)
    {
        List<byte> labels = [];
        file.ReadRows(
            shape =>
            {
                if (shape.Skip(1).Any(extent => extent != 1)) throw new ArrayFileException($"{file.FileName} has the shape {string.Join(" x ", shape.Select(extent => FormattableString.Invariant($"{extent}")))}; labels are a vector of whole numbers.");
            },
            (row, values) =>
            {
                if (!(values[0] >= 0 && values[0] <= byte.MaxValue && values[0] == Math.Floor(values[0])))
                    throw new ArrayFileException(FormattableString.Invariant($"{file.FileName}: label {row + 1} is {values[0]}, which is none of 0 to {byte.MaxValue}."));
                labels.Add((byte)values[0]);
                return true;
            });
        return [.. labels];
    }
}
