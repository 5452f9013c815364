namespace ScalingLab.Numerics;

/// <summary>Reads files of numbers by the ending of their names.</summary>
public static class NumericArrayFile
{
    /// <summary>
    /// Reads a .npy file (<see cref="NpyReader"/>) or a table of text, .csv, .tsv or .txt (<see cref="NumericTableReader"/>), whose numbers must be finite.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <returns>The array; a table of text always has two dimensions.</returns>
    /// <exception cref="ArrayFileException">The file cannot be read, is of another kind, damaged or empty, or has a number that is not finite.</exception>
    public static NumericArray Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string name = Path.GetFileName(path);
        try
        {
            using var stream = File.OpenRead(path);
            var array = Path.GetExtension(path).ToLowerInvariant() switch
            {
                ".npy" => NpyReader.Read(stream, name),
                ".csv" or ".tsv" or ".txt" => NumericTableReader.Read(stream, name),
                var other => throw new ArrayFileException($"{name}: files that end in '{other}' are not read; .npy, .csv, .tsv and .txt are."),
            };
            if (array.Values.Length == 0)
                throw new ArrayFileException($"{name} holds no numbers.");
            int wrong = Array.FindIndex(array.Values, value => !double.IsFinite(value));
            return wrong < 0 ? array : throw new ArrayFileException(FormattableString.Invariant($"{name}: number {Place(array, wrong)} is {array.Values[wrong]}; all must be finite."));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArrayFileException($"{name} cannot be read: {exception.Message}");
        }
    }

    /// <summary>The indices of an element, from 1.</summary>
    private static string Place(NumericArray array, int position)
    {
        var indices = new string[array.Shape.Count];
        for (int d = indices.Length - 1; d >= 0; d--)
        {
            indices[d] = FormattableString.Invariant($"{(position % array.Shape[d]) + 1}");
            position /= array.Shape[d];
        }

        return $"({string.Join(", ", indices)})";
    }
}
