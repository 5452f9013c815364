namespace ScalingLab.CommitteeMachine;

/// <summary>
/// The covariance C = [[Q, R], [Rᵀ, T]] of the pre-activations (x, y), with R = Σ_l λ_l r^l and so on. Everything nonlinear depends on it alone.
/// </summary>
internal sealed class FieldCovariance
{
    private readonly double[] _eigenvalues;
    private readonly int _students;
    private readonly int _units;

    /// <summary>Creates the covariance with its constant block T.</summary>
    public FieldCovariance(ReadOnlySpan<double> eigenvalues, BlockOverlaps overlaps)
    {
        _eigenvalues = eigenvalues.ToArray();
        _students = overlaps.StudentUnits;
        _units = overlaps.StudentUnits + overlaps.TeacherUnits;
        Values = new double[_units * _units];
        FillSymmetric(overlaps.TeacherTeacher, _students, overlaps.TeacherUnits);
        Update(overlaps.StudentTeacher, overlaps.StudentStudent);
    }

    /// <summary>(K + M) × (K + M), row by row.</summary>
    public double[] Values { get; }

    /// <summary>Sums the blocks of r and q, laid out as in <see cref="BlockOverlaps"/>.</summary>
    public void Update(ReadOnlySpan<double> studentTeacher, ReadOnlySpan<double> studentStudent)
    {
        int blocks = _eigenvalues.Length, teachers = _units - _students;
        for (int i = 0; i < _students; i++)
        {
            for (int n = 0; n < teachers; n++)
            {
                double value = VectorKernels.Dot(_eigenvalues, studentTeacher.Slice(((i * teachers) + n) * blocks, blocks));
                Values[(i * _units) + _students + n] = Values[((_students + n) * _units) + i] = value;
            }
        }

        FillSymmetric(studentStudent, 0, _students);
    }

    /// <summary>Takes the sums themselves: R row by row, then the upper triangle of Q.</summary>
    public void Set(ReadOnlySpan<double> fields)
    {
        int next = 0;
        for (int i = 0; i < _students; i++)
        {
            for (int n = _students; n < _units; n++)
                Values[(i * _units) + n] = Values[(n * _units) + i] = fields[next++];
        }

        for (int i = 0; i < _students; i++)
        {
            for (int j = i; j < _students; j++)
                Values[(i * _units) + j] = Values[(j * _units) + i] = fields[next++];
        }
    }

    /// <summary>Writes R, Q and T, see <see cref="Sdk.IOrderParameters.CopyOrderParameters"/>.</summary>
    public void CopyTo(Span<double> studentTeacher, Span<double> studentStudent, Span<double> teacherTeacher) =>
        Copy(Values, _students, studentTeacher, studentStudent, teacherTeacher);

    /// <summary>Takes R, Q and T out of a covariance.</summary>
    public static void Copy(
        ReadOnlySpan<double> covariance, int students, Span<double> studentTeacher, Span<double> studentStudent, Span<double> teacherTeacher)
    {
        int units = (int)Math.Round(Math.Sqrt(covariance.Length)), teachers = units - students;
        Copy(covariance, units, 0, students, teachers, studentTeacher, nameof(studentTeacher));
        Copy(covariance, units, 0, 0, students, studentStudent, nameof(studentStudent));
        Copy(covariance, units, students, students, teachers, teacherTeacher, nameof(teacherTeacher));
    }

    private static void Copy(ReadOnlySpan<double> covariance, int units, int row, int column, int columns, Span<double> destination, string name)
    {
        int rows = row == 0 ? (column == 0 ? columns : column) : columns;
        if (destination.Length != rows * columns)
            throw new ArgumentException($"A buffer of {destination.Length} numbers does not hold {rows} x {columns} overlaps.", name);
        for (int i = 0; i < rows; i++)
            covariance.Slice(((row + i) * units) + column, columns).CopyTo(destination[(i * columns)..]);
    }

    private void FillSymmetric(ReadOnlySpan<double> packed, int offset, int size)
    {
        int blocks = _eigenvalues.Length;
        for (int i = 0; i < size; i++)
        {
            for (int j = i; j < size; j++)
            {
                double value = VectorKernels.Dot(_eigenvalues, packed.Slice(PackedSymmetric.Index(size, i, j) * blocks, blocks));
                Values[((offset + i) * _units) + offset + j] = Values[((offset + j) * _units) + offset + i] = value;
            }
        }
    }
}
