using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace ScalingLab.CommitteeMachine;

/// <summary>Finds what is wrong with an explicit start: shapes, symmetry, and Gram matrices that no weights have.</summary>
internal static class InitialOverlapsCheck
{
    /// <summary>
    /// Of an overlap relative to the lengths of its two units, which may differ by many orders. Published matrices have about nine digits, so that the
    /// vanishing eigenvalues of a converged student (J = B) are missed by as much.
    /// </summary>
    public const double Accuracy = 1e-8;

    /// <summary>What the overlaps alone tell, for K student units; L and M are taken from T.</summary>
    public static IReadOnlyList<string> Problems(InitialOverlaps overlaps, int studentUnits)
    {
        if (overlaps.TeacherTeacher is not [{ Length: > 0 } first, ..])
            return ["teacher-teacher is empty; give one M x M matrix per eigenvalue block"];

        int blocks = overlaps.TeacherTeacher.Length, teacherUnits = first.Length;
        string[] shapes =
        [
            .. Shape("student-teacher", overlaps.StudentTeacher, blocks, studentUnits, teacherUnits),
            .. Shape("student-student", overlaps.StudentStudent, blocks, studentUnits, studentUnits),
            .. Shape("teacher-teacher", overlaps.TeacherTeacher, blocks, teacherUnits, teacherUnits),
        ];
        if (shapes.Length > 0)
            return shapes;

        string[] asymmetries =
        [
            .. Asymmetry("student-student", overlaps.StudentStudent),
            .. Asymmetry("teacher-teacher", overlaps.TeacherTeacher),
        ];
        return asymmetries.Length > 0 ? asymmetries : [.. Enumerable.Range(0, blocks).SelectMany(l => NegativeGram(overlaps, l))];
    }

    /// <summary>How the overlaps, right in themselves, contradict a task.</summary>
    /// <param name="overlaps">The overlaps.</param>
    /// <param name="blocks">How many blocks the theory has: one more than there are eigenvalues when the trained directions end within one.</param>
    /// <param name="eigenvalues">How many eigenvalues the data have.</param>
    /// <param name="teacherUnits">M.</param>
    public static IEnumerable<string> Contradictions(InitialOverlaps overlaps, int blocks, int eigenvalues, int teacherUnits)
    {
        if (overlaps.TeacherTeacher.Length != blocks)
        {
            string split = blocks == eigenvalues ? "" : Text($", {blocks} blocks, since trainable-directions splits one into trained and frozen directions");
            yield return Text(
                $"there are matrices for {overlaps.TeacherTeacher.Length} eigenvalue block(s), but the data have eigenvalues: {eigenvalues}{split}; give one matrix per block");
        }

        if (overlaps.TeacherTeacher[0].Length != teacherUnits)
        {
            yield return Text(
                $"the matrices are for M = {overlaps.TeacherTeacher[0].Length} teacher unit(s), but the data have hidden-units: {teacherUnits}; make them agree");
        }
    }

    private static IEnumerable<string> Shape(string name, double[][][]? matrices, int blocks, int rows, int columns)
    {
        if (matrices?.Length != blocks)
        {
            yield return Text($"{name} has {matrices?.Length ?? 0} matrices, but teacher-teacher has {blocks}; give one per eigenvalue block");
            yield break;
        }

        for (int l = 0; l < blocks; l++)
        {
            if (matrices[l]?.Length == rows && matrices[l].All(row => row?.Length == columns))
                continue;
            string found = matrices[l] is { Length: > 0 } matrix
                ? $"{matrix.Length} row(s) of {string.Join(", ", matrix.Select(row => row?.Length ?? 0).Distinct())}"
                : "empty";
            yield return Text($"{name}[{l + 1}] is {found}; expected {rows} row(s) of {columns}");
        }
    }

    private static IEnumerable<string> Asymmetry(string name, double[][][] matrices)
    {
        for (int l = 0; l < matrices.Length; l++)
        {
            for (int i = 0; i < matrices[l].Length; i++)
            {
                for (int j = 0; j < i; j++)
                {
                    if (Math.Abs(matrices[l][i][j] - matrices[l][j][i]) > Accuracy * Length(matrices[l][i][i]) * Length(matrices[l][j][j]))
                    {
                        yield return Text(
                            $"{name}[{l + 1}] is not symmetric: element ({j + 1},{i + 1}) is {matrices[l][j][i]} and ({i + 1},{j + 1}) is {matrices[l][i][j]}");
                    }
                }
            }
        }
    }

    private static IEnumerable<string> NegativeGram(InitialOverlaps overlaps, int block)
    {
        var (r, q, t) = (overlaps.StudentTeacher[block], overlaps.StudentStudent[block], overlaps.TeacherTeacher[block]);
        int k = q.Length, units = k + t.Length;
        if (ImpossiblePair(Element, k, units) is { } pair)
        {
            yield return Text(
                $"block {block + 1} of student-student, student-teacher and teacher-teacher is not a Gram matrix ({pair}), so no weights have these overlaps; lower the overlap or raise the diagonals");
            yield break;
        }

        // With units of length 1 a short student unit counts as much as a teacher unit.
        var correlations = Matrix<double>.Build.Dense(units, units, (a, b) => a == b ? 1 : Element(a, b) == 0 ? 0 : Element(a, b) / Lengths(a, b));
        double smallest = correlations.Evd(Symmetricity.Symmetric).EigenValues.Min(value => value.Real);
        if (smallest < -Accuracy)
        {
            yield return Text(
                $"block {block + 1} of student-student, student-teacher and teacher-teacher is not a Gram matrix (smallest eigenvalue {smallest:G3} with units of length 1), so no weights have these overlaps; lower |student-teacher| or raise the diagonal of student-student");
        }

        double Element(int a, int b) => (a < k, b < k) switch
        {
            (true, true) => q[a][b],
            (true, false) => r[a][b - k],
            (false, true) => r[b][a - k],
            (false, false) => t[a - k][b - k],
        };

        double Lengths(int a, int b) => Length(Element(a, a)) * Length(Element(b, b));
    }

    /// <summary>A squared length that is negative, else an overlap that is larger than the product of the lengths of its units (Cauchy and Schwarz).</summary>
    private static string? ImpossiblePair(Func<int, int, double> element, int students, int units)
    {
        // The lengths themselves first, then the pairs.
        for (int distance = 0; distance < units; distance++)
        {
            for (int a = 0; a + distance < units; a++)
            {
                int b = a + distance;
                double allowed = Length(element(a, a)) * Length(element(b, b));
                if (Math.Abs(element(a, b)) <= (1 + Accuracy) * allowed)
                    continue;
                var (name, row, column) = (a < students, b < students) switch
                {
                    (true, true) => ("student-student", a, b),
                    (true, false) => ("student-teacher", a, b - students),
                    _ => ("teacher-teacher", a - students, b - students),
                };
                return a == b
                    ? Text($"{name} ({row + 1},{column + 1}), a squared length, is {element(a, b):G4}")
                    : Text($"{name} ({row + 1},{column + 1}) is {element(a, b):G4}, but the lengths of its units allow {allowed:G4} at most");
            }
        }

        return null;
    }

    private static double Length(double square) => Math.Sqrt(Math.Max(0, square));

    private static string Text(FormattableString message) => message.ToString(CultureInfo.InvariantCulture);
}
