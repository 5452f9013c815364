using System.Text;

namespace ScalingLab.Numerics;

/// <summary>Reads comma-, semicolon- or tab-separated text with a header line; quotes as in RFC 4180, lines that start with # are comments.</summary>
public static class TextTableReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ArrayFileException">The file cannot be read, or is not such a table.</exception>
    public static TextTable Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string name = Path.GetFileName(path);
        try
        {
            using var stream = File.OpenRead(path);
            return Read(stream, name);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArrayFileException($"{name} cannot be read: {exception.Message}");
        }
    }

    /// <summary>Reads a whole stream.</summary>
    /// <param name="stream">Text in UTF-8.</param>
    /// <param name="name">What messages call the table: the file's name.</param>
    /// <exception cref="ArrayFileException">There is no header line, a name stands in it twice, a row has another number of cells, or a quote is not closed.</exception>
    public static TextTable Read(Stream stream, string name)
    {
        using StreamReader reader = new(stream, leaveOpen: true);
        string[]? columns = null;
        char separator = ',';
        List<string[]> rows = [];
        List<int> lines = [];
        int line = 0;
        while (reader.ReadLine() is { } text)
        {
            line++;
            if (string.IsNullOrWhiteSpace(text) || text.StartsWith('#')) continue;
            if (columns is null)
            {
                string header = text.TrimStart('\uFEFF');
                separator = header.Contains('\t') ? '\t' : header.Contains(';') && !header.Contains(',') ? ';' : ',';
                columns = [.. Split(header, separator, name, line).Select(cell => cell.Trim())];
                if (columns.GroupBy(column => column).FirstOrDefault(group => group.Count() > 1) is { } twice)
                    throw new ArrayFileException($"{name}, line {line}: the column '{twice.Key}' is there twice; give each its own name.");
                continue;
            }

            string[] cells = [.. Split(text, separator, name, line)];
            if (cells.Length != columns.Length)
                throw new ArrayFileException($"{name}, line {line}: {cells.Length} cells, but the header names {columns.Length} columns.");
            rows.Add(cells);
            lines.Add(line);
        }

        return columns is null ? throw new ArrayFileException($"{name} is empty; its first line names the columns.") : new TextTable(columns, rows, lines);
    }

    private static IEnumerable<string> Split(string text, char separator, string name, int line)
    {
        if (!text.Contains('"')) return text.Split(separator);
        List<string> cells = [];
        StringBuilder cell = new();
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '"' && quoted && i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[i++]);
            else if (text[i] == '"') quoted = !quoted;
            else if (text[i] == separator && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else cell.Append(text[i]);
        }

        if (quoted) throw new ArrayFileException($"{name}, line {line}: a quote is not closed.");
        cells.Add(cell.ToString());
        return cells;
    }
}
