using ScalingLab.Numerics;

namespace ScalingLab.CurveAnalysis;

/// <summary>Reads text with a header line and separated cells, see <see cref="TextTableReader"/>.</summary>
internal static class CsvTable
{
    public static MeasuredTable Read(string path)
    {
        try
        {
            var table = TextTableReader.Read(path);
            return new MeasuredTable([.. table.Columns], table.Rows, table.Lines);
        }
        catch (ArrayFileException exception)
        {
            throw new MeasuredFileException(exception.Message);
        }
    }
}
