using ScalingLab.Sdk;

namespace ScalingLab.CommitteeMachine;

/// <summary>
/// The overlaps per eigenvalue block, r^l = J P_l Bᵀ/N, q^l = J P_l Jᵀ/N and T^l = B P_l Bᵀ/N with P_l the projector on block l. Each matrix
/// element is a run of L numbers, one per block, so that the sums over units of the equations become products of whole runs.
/// </summary>
internal sealed class BlockOverlaps(int studentUnits, int teacherUnits, int blocks)
{
    public int StudentUnits => studentUnits;

    public int TeacherUnits => teacherUnits;

    public int Blocks => blocks;

    /// <summary>r: element (i, n) of block l at (i M + n) L + l.</summary>
    public double[] StudentTeacher { get; } = new double[studentUnits * teacherUnits * blocks];

    /// <summary>q, upper triangle: element (i, j) of block l at <see cref="PackedSymmetric.Index"/> · L + l.</summary>
    public double[] StudentStudent { get; } = new double[PackedSymmetric.Count(studentUnits) * blocks];

    /// <summary>T, as <see cref="StudentStudent"/>.</summary>
    public double[] TeacherTeacher { get; } = new double[PackedSymmetric.Count(teacherUnits) * blocks];

    /// <summary>Measures the overlaps of weights given in the eigenbasis, row by row.</summary>
    public static BlockOverlaps Measure(ReadOnlySpan<double> student, ReadOnlySpan<double> teacher, CovarianceSpectrum spectrum)
    {
        int n = spectrum.Dimension;
        var overlaps = new BlockOverlaps(student.Length / n, teacher.Length / n, spectrum.Count);
        overlaps.MeasureTeacher(teacher, spectrum);
        overlaps.MeasureStudent(student, teacher, spectrum);
        return overlaps;
    }

    /// <summary>Takes the matrices of an explicit start, whose shapes and symmetry were checked.</summary>
    public static BlockOverlaps Of(InitialOverlaps initial)
    {
        var (r, q, t) = (initial.StudentTeacher, initial.StudentStudent, initial.TeacherTeacher);
        var overlaps = new BlockOverlaps(q[0].Length, t[0].Length, t.Length);
        for (int l = 0; l < overlaps.Blocks; l++)
        {
            for (int i = 0; i < overlaps.StudentUnits; i++)
            {
                for (int m = 0; m < overlaps.TeacherUnits; m++)
                    overlaps.StudentTeacher[(((i * overlaps.TeacherUnits) + m) * overlaps.Blocks) + l] = r[l][i][m];
            }

            Pack(q[l], overlaps.StudentStudent, overlaps.Blocks, l);
            Pack(t[l], overlaps.TeacherTeacher, overlaps.Blocks, l);
        }

        return overlaps;
    }

    /// <summary>Measures r and q anew, after the student has changed.</summary>
    public void MeasureStudent(ReadOnlySpan<double> student, ReadOnlySpan<double> teacher, CovarianceSpectrum spectrum)
    {
        int n = spectrum.Dimension;
        for (int i = 0; i < studentUnits; i++)
        {
            var weights = student.Slice(i * n, n);
            for (int m = 0; m < teacherUnits; m++)
                Project(weights, teacher.Slice(m * n, n), spectrum, StudentTeacher.AsSpan(((i * teacherUnits) + m) * blocks, blocks));
            for (int j = i; j < studentUnits; j++)
                Project(weights, student.Slice(j * n, n), spectrum, StudentStudent.AsSpan(PackedSymmetric.Index(studentUnits, i, j) * blocks, blocks));
        }
    }

    private void MeasureTeacher(ReadOnlySpan<double> teacher, CovarianceSpectrum spectrum)
    {
        int n = spectrum.Dimension;
        for (int m = 0; m < teacherUnits; m++)
        {
            for (int k = m; k < teacherUnits; k++)
            {
                Project(
                    teacher.Slice(m * n, n),
                    teacher.Slice(k * n, n),
                    spectrum,
                    TeacherTeacher.AsSpan(PackedSymmetric.Index(teacherUnits, m, k) * blocks, blocks));
            }
        }
    }

    private static void Project(ReadOnlySpan<double> left, ReadOnlySpan<double> right, CovarianceSpectrum spectrum, Span<double> overlaps)
    {
        int start = 0;
        for (int l = 0; l < overlaps.Length; l++)
        {
            int count = spectrum.Multiplicities[l];
            overlaps[l] = VectorKernels.Dot(left.Slice(start, count), right.Slice(start, count)) / spectrum.Dimension;
            start += count;
        }
    }

    private static void Pack(double[][] matrix, double[] packed, int blocks, int block)
    {
        for (int i = 0; i < matrix.Length; i++)
        {
            for (int j = i; j < matrix.Length; j++)
                packed[(PackedSymmetric.Index(matrix.Length, i, j) * blocks) + block] = (matrix[i][j] + matrix[j][i]) / 2;
        }
    }
}
