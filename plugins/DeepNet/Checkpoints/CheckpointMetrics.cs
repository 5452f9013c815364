using System.Globalization;
using ScalingLab.Numerics;

namespace ScalingLab.DeepNet;

/// <summary>The metrics of a series of checkpoints, by step.</summary>
internal sealed class CheckpointMetrics
{
    private readonly TextTable _table;
    private readonly string _file;
    private readonly Dictionary<double, int> _rows = [];
    private readonly Dictionary<string, int> _columns = [];

    /// <exception cref="ArrayFileException">The table is not as it should be, or has no row for a checkpoint.</exception>
    public CheckpointMetrics(CheckpointsOptions options, CheckpointFile[] files)
    {
        _file = Path.GetFileName(options.Metrics!);
        _table = TextTableReader.Read(options.Metrics!);
        int step = Column(options.StepColumn);
        foreach (string observable in Observables)
        {
            if (options.Columns.TryGetValue(observable, out string? column)) _columns[observable] = Column(column);
            else if (Index(observable) is >= 0 and var index) _columns[observable] = index;
        }

        for (int row = 0; row < _table.Rows.Count; row++)
        {
            if (!_rows.TryAdd(Number(row, step), row)) throw new ArrayFileException(Place(row, step) + ": the step is there already.");
        }

        foreach (var file in files)
        {
            if (!_rows.ContainsKey(file.Step))
                throw new ArrayFileException($"{_file} has no row with {options.StepColumn} = {file.Step.ToString(CultureInfo.InvariantCulture)}, the step of {Path.GetFileName(file.Path)}.");
        }

        foreach (int column in _columns.Values)
        {
            foreach (var file in files) Number(_rows[file.Step], column);
        }
    }

    /// <summary>The observables that columns can be of.</summary>
    public static string[] Observables { get; } = ["test-error", "test-loss", "train-error", "train-loss"];

    /// <summary>An observable at the step of a checkpoint.</summary>
    /// <exception cref="ArrayFileException">There is no column of it.</exception>
    public double Value(string observable, double step) => _columns.TryGetValue(observable, out int column)
        ? Number(_rows[step], column)
        : throw new ArrayFileException($"{_file} has no column '{observable}'; its columns are {string.Join(", ", _table.Columns)}, and 'columns' says which of them it is.");

    private int Index(string column) => _table.Columns.ToList().IndexOf(column);

    private int Column(string column) => Index(column) is >= 0 and var index
        ? index
        : throw new ArrayFileException($"{_file} has no column '{column}'; its columns are {string.Join(", ", _table.Columns)}.");

    private double Number(int row, int column) =>
        double.TryParse(_table.Rows[row][column], NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : throw new ArrayFileException($"{Place(row, column)}: '{_table.Rows[row][column].Trim()}' is not a finite number.");

    private string Place(int row, int column) => string.Create(CultureInfo.InvariantCulture, $"{_file}, line {_table.Lines[row]}, column '{_table.Columns[column]}'");
}
