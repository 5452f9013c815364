using System.Text;

namespace ScalingLab.CurveAnalysis;

/// <summary>Reads comma-, semicolon- or tab-separated text with a header line; quotes as in RFC 4180, lines that start with # are comments.</summary>
internal static class CsvTable
{
    public static MeasuredTable Read(string path)
    {
        string name = Path.GetFileName(path);
        string[]? columns = null;
        char separator = ',';
        List<string?[]> rows = [];
        List<int> lines = [];
        int line = 0;
        foreach (string text in File.ReadLines(path))
        {
            line++;
            if (string.IsNullOrWhiteSpace(text) || text.StartsWith('#')) continue;
            if (columns is null)
            {
                string header = text.TrimStart('\uFEFF');
                separator = header.Contains('\t') ? '\t' : header.Contains(';') && !header.Contains(',') ? ';' : ',';
                columns = [.. Split(header, separator, name, line).Select(cell => cell.Trim())];
                if (columns.GroupBy(column => column).FirstOrDefault(group => group.Count() > 1) is { } twice)
                    throw new MeasuredFileException($"{name}, line {line}: the column '{twice.Key}' is there twice; give each its own name.");
                continue;
            }

            string[] cells = [.. Split(text, separator, name, line)];
            if (cells.Length != columns.Length)
                throw new MeasuredFileException($"{name}, line {line}: {cells.Length} cells, but the header names {columns.Length} columns.");
            rows.Add(cells);
            lines.Add(line);
        }

        return columns is null ? throw new MeasuredFileException($"{name} is empty; its first line names the columns.") : new MeasuredTable(columns, rows, lines);
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

        if (quoted) throw new MeasuredFileException($"{name}, line {line}: a quote is not closed.");
        cells.Add(cell.ToString());
        return cells;
    }
}
