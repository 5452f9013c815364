using ScalingLab.Numerics;
using ScalingLab.Sdk;

namespace ScalingLab.CommitteeMachine;

/// <summary>
/// The weights J/√N and B/√N of one eigenvalue block up to a rotation of the block, which the law of the inputs does not feel. Where the block has more
/// than K + M components: the teacher's M coordinates are its Cholesky factor, the students' first M coordinates are theirs along the teacher, and their K
/// further ones are lower triangular; of the input only the M + K components along those axes and the length of the rest, a chi variate, matter. A smaller
/// block is kept component by component.
/// </summary>
internal sealed class ChainBlock : ICheckpointable
{
    /// <summary>Chi variates drawn at once; their sampler has a cost per call.</summary>
    private const int ChiBatch = 256;

    private readonly double _scale;
    private readonly int _students;
    private readonly int _teachers;
    private readonly int _axes;
    private readonly bool _reduced;
    private readonly double _restDimension;
    private readonly RandomStream _rests;
    private readonly double[] _chi = new double[ChiBatch];
    private readonly double[] _teacher;
    private readonly double[] _student;
    private readonly double[] _input;
    private int _nextChi = ChiBatch;
    private double _rest;

    /// <summary>Takes the block's components of the weights.</summary>
    public ChainBlock(
        ReadOnlySpan<double> student, ReadOnlySpan<double> teacher, int dimension, int start, int count, double eigenvalue, RandomStream rests)
    {
        _students = student.Length / dimension;
        _teachers = teacher.Length / dimension;
        _scale = Math.Sqrt(eigenvalue);
        _rests = rests;
        _reduced = count > _students + _teachers;
        _restDimension = count - _students - _teachers;
        _axes = Math.Min(count, _students + _teachers);
        _teacher = new double[_teachers * _axes];
        _student = new double[_students * _axes];
        _input = new double[_axes];
        if (_reduced)
            Reduce(student, teacher, dimension, start, count);
        else
            Copy(student, teacher, dimension, start);
    }

    /// <summary>Number of normals that an input takes.</summary>
    public int Axes => _axes;

    /// <summary>Takes the next input, √λ times standard normals, and adds its part of every field.</summary>
    public void See(ReadOnlySpan<double> normals, Span<double> studentFields, Span<double> teacherFields, bool learns)
    {
        for (int a = 0; a < _axes; a++)
            _input[a] = _scale * normals[a];
        if (_reduced && learns)
            _rest = _scale * NextChi();

        // Triangular factors have zeros beyond their diagonals.
        for (int n = 0; n < teacherFields.Length; n++)
            teacherFields[n] += Dot(_teacher, n, _reduced ? n + 1 : _axes);
        for (int i = 0; i < studentFields.Length; i++)
            studentFields[i] += Dot(_student, i, _reduced ? _teachers + i + 1 : _axes);
    }

    /// <summary>J_i/√N ← J_i/√N + factor_i ξ with the input last seen. Destroys that input.</summary>
    public void Learn(ReadOnlySpan<double> factors)
    {
        int direct = _reduced ? _teachers : _axes;
        for (int i = 0; i < _students; i++)
        {
            for (int a = 0; a < direct; a++)
                _student[(i * _axes) + a] += factors[i] * _input[a];
        }

        if (_reduced)
            UpdateTriangle(factors);
    }

    /// <inheritdoc/>
    public void Save(CheckpointWriter writer)
    {
        writer.Write("student", _student);
        writer.Write("rests", _rests);
        writer.Write("next-chi", _nextChi);
        writer.Write("chi", _chi);
    }

    /// <inheritdoc/>
    public void Load(CheckpointReader reader)
    {
        reader.Read("student", _student.AsSpan());
        reader.Read("rests", _rests);
        _nextChi = reader.Read<int>("next-chi");
        reader.Read("chi", _chi.AsSpan());
    }

    /// <summary>Adds λ times the block's overlaps to the covariance of the fields.</summary>
    public void AddTo(Span<double> covariance)
    {
        int units = _students + _teachers;
        double eigenvalue = _scale * _scale;
        for (int a = 0; a < units; a++)
        {
            for (int b = a; b < units; b++)
            {
                double overlap = eigenvalue * VectorKernels.Dot(Row(a), Row(b));
                covariance[(a * units) + b] += overlap;
                if (a != b)
                    covariance[(b * units) + a] += overlap;
            }
        }
    }

    /// <summary>
    /// The students' triangle L plus factor ⊗ (h, χ), made triangular again: rotations of the axes fold the input (h, χ) into the first one from the far
    /// end, which leaves L one diagonal too many; the input is added to the first column, and rotations from the front remove that diagonal.
    /// </summary>
    private void UpdateTriangle(ReadOnlySpan<double> factors)
    {
        int k = _students;
        double tail = _rest;

        // The axis of the rest is fresh: L has no entries there before, and the first rotation gives it a column.
        Span<double> column = stackalloc double[k];
        column.Clear();
        for (int a = k - 1; a >= 0; a--)
        {
            int axis = _teachers + a;
            double head = _input[axis], length = Math.Sqrt((head * head) + (tail * tail));
            if (length == 0)
                continue;
            double cosine = head / length, sine = tail / length;
            for (int i = a; i < k; i++)
            {
                double x = _student[(i * _axes) + axis], y = Next(i, a, column);
                _student[(i * _axes) + axis] = (cosine * x) + (sine * y);
                SetNext(i, a, column, (cosine * y) - (sine * x));
            }

            tail = length;
        }

        for (int i = 0; i < k; i++)
            _student[(i * _axes) + _teachers] += factors[i] * tail;

        for (int a = 0; a < k; a++)
        {
            int axis = _teachers + a;
            double head = _student[(a * _axes) + axis], beyond = Next(a, a, column), length = Math.Sqrt((head * head) + (beyond * beyond));
            if (length == 0)
                continue;
            double cosine = head / length, sine = beyond / length;
            for (int i = a; i < k; i++)
            {
                double x = _student[(i * _axes) + axis], y = Next(i, a, column);
                _student[(i * _axes) + axis] = (cosine * x) + (sine * y);
                SetNext(i, a, column, i == a ? 0 : (cosine * y) - (sine * x));
            }
        }

        double Next(int i, int a, ReadOnlySpan<double> last) => a == k - 1 ? last[i] : _student[(i * _axes) + _teachers + a + 1];

        void SetNext(int i, int a, Span<double> last, double value)
        {
            if (a == k - 1)
                last[i] = value;
            else
                _student[(i * _axes) + _teachers + a + 1] = value;
        }
    }

    private double NextChi()
    {
        if (_nextChi == ChiBatch)
        {
            _rests.FillChi(_restDimension, _chi);
            _nextChi = 0;
        }

        return _chi[_nextChi++];
    }

    private double Dot(double[] weights, int unit, int axes)
    {
        double sum = 0;
        var row = weights.AsSpan(unit * _axes, axes);
        for (int a = 0; a < row.Length; a++)
            sum += row[a] * _input[a];
        return sum;
    }

    private ReadOnlySpan<double> Row(int unit) =>
        unit < _students ? _student.AsSpan(unit * _axes, _axes) : _teacher.AsSpan((unit - _students) * _axes, _axes);

    /// <summary>The Gram-Schmidt coordinates of B_1..B_M, J_1..J_K in that order: twice is enough for orthogonality to rounding.</summary>
    private void Reduce(ReadOnlySpan<double> student, ReadOnlySpan<double> teacher, int dimension, int start, int count)
    {
        double norm = 1 / Math.Sqrt(dimension);
        var basis = new double[_axes * count];
        var vector = new double[count];
        Span<double> coordinates = stackalloc double[_axes];
        for (int unit = 0; unit < _axes; unit++)
        {
            var weights = unit < _teachers ? teacher.Slice((unit * dimension) + start, count) : student.Slice(((unit - _teachers) * dimension) + start, count);
            for (int a = 0; a < count; a++)
                vector[a] = norm * weights[a];
            coordinates.Clear();
            double before = Math.Sqrt(VectorKernels.Dot(vector, vector));
            for (int pass = 0; pass < 2; pass++)
            {
                for (int axis = 0; axis < unit; axis++)
                {
                    var direction = basis.AsSpan(axis * count, count);
                    double along = VectorKernels.Dot(direction, vector);
                    coordinates[axis] += along;
                    VectorKernels.AddScaled(-along, direction, vector);
                }
            }

            // A unit in the span of the others (σ_J = 0, for instance) adds no axis.
            double length = Math.Sqrt(VectorKernels.Dot(vector, vector));
            if (length > 1e-14 * before)
            {
                coordinates[unit] = length;
                for (int a = 0; a < count; a++)
                    basis[(unit * count) + a] = vector[a] / length;
            }

            coordinates.CopyTo(unit < _teachers ? _teacher.AsSpan(unit * _axes, _axes) : _student.AsSpan((unit - _teachers) * _axes, _axes));
        }
    }

    private void Copy(ReadOnlySpan<double> student, ReadOnlySpan<double> teacher, int dimension, int start)
    {
        double norm = 1 / Math.Sqrt(dimension);
        for (int a = 0; a < _axes; a++)
        {
            for (int n = 0; n < _teachers; n++)
                _teacher[(n * _axes) + a] = norm * teacher[(n * dimension) + start + a];
            for (int i = 0; i < _students; i++)
                _student[(i * _axes) + a] = norm * student[(i * dimension) + start + a];
        }
    }
}
