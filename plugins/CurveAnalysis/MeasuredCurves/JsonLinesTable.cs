using System.Text.Json;

namespace ScalingLab.CurveAnalysis;

/// <summary>Reads one JSON object a line, as training scripts log; the columns are all keys, nested ones as <c>outer.inner</c>.</summary>
internal static class JsonLinesTable
{
    public static MeasuredTable Read(string path)
    {
        string name = Path.GetFileName(path);
        List<string> columns = [];
        Dictionary<string, int> index = [];
        List<Dictionary<int, string>> sparse = [];
        List<int> lines = [];
        int line = 0;
        foreach (string text in File.ReadLines(path))
        {
            line++;
            if (string.IsNullOrWhiteSpace(text)) continue;
            Dictionary<int, string> cells = [];
            try
            {
                using var document = JsonDocument.Parse(text);
                if (document.RootElement.ValueKind != JsonValueKind.Object)
                    throw new MeasuredFileException($"{name}, line {line}: expected a JSON object.");
                Add(document.RootElement, "", cells);
            }
            catch (JsonException exception)
            {
                throw new MeasuredFileException($"{name}, line {line}, column {exception.BytePositionInLine + 1}: this is not JSON.");
            }

            sparse.Add(cells);
            lines.Add(line);
        }

        // A key of its own in each line would make a table of their product.
        if ((long)sparse.Count * columns.Count * sizeof(long) > 4L * MeasuredFile.LargestBytes) throw MeasuredFile.TooLarge(name);
        var rows = sparse.Select(cells => Enumerable.Range(0, columns.Count).Select(column => cells.GetValueOrDefault(column)).ToArray()).ToArray();
        return columns.Count == 0 ? throw new MeasuredFileException($"{name} is empty.") : new MeasuredTable([.. columns], rows, lines, MayMissCells: true);

        void Add(JsonElement element, string prefix, Dictionary<int, string> cells)
        {
            foreach (var property in element.EnumerateObject())
            {
                string key = prefix + property.Name;
                if (property.Value.ValueKind == JsonValueKind.Object) Add(property.Value, key + ".", cells);
                else if (property.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Array))
                {
                    if (!index.TryGetValue(key, out int column))
                    {
                        index[key] = column = columns.Count;
                        columns.Add(key);
                    }

                    cells[column] = property.Value.ToString();
                }
            }
        }
    }
}
