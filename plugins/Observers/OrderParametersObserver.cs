using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.Observers;

/// <summary>
/// Records the overlaps R, Q and T of a model with <see cref="IOrderParameters"/> as <c>student-teacher[i,n]</c>, <c>student-student[i,j]</c>
/// and <c>teacher-teacher[n,m]</c>.
/// </summary>
[Description("Records the overlaps of student and teacher units.")]
[VectorWidthIndependent]
public sealed class OrderParametersObserver : IObserver
{
    private readonly IOrderParameters _model;
    private readonly double[] _studentTeacher;
    private readonly double[] _studentStudent;
    private readonly double[] _teacherTeacher;

    /// <summary>Creates the observer.</summary>
    /// <param name="model">The model of the run.</param>
    public OrderParametersObserver(IOrderParameters model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        _studentTeacher = new double[model.StudentUnits * model.TeacherUnits];
        _studentStudent = new double[model.StudentUnits * model.StudentUnits];
        _teacherTeacher = new double[model.TeacherUnits * model.TeacherUnits];
    }

    /// <summary>R, K × M.</summary>
    public static ObservableDescription StudentTeacher { get; } =
        new("student-teacher", "Overlap R = J Sigma B' / N of student unit i with teacher unit n.", Rank: 2);

    /// <summary>Q, K × K.</summary>
    public static ObservableDescription StudentStudent { get; } =
        new("student-student", "Overlap Q = J Sigma J' / N of student units i and j.", Rank: 2);

    /// <summary>T, M × M.</summary>
    public static ObservableDescription TeacherTeacher { get; } =
        new("teacher-teacher", "Overlap T = B Sigma B' / N of teacher units n and m.", Rank: 2);

    /// <inheritdoc/>
    public void Observe(IRecorder recorder)
    {
        ArgumentNullException.ThrowIfNull(recorder);
        int k = _model.StudentUnits, m = _model.TeacherUnits;
        _model.CopyOrderParameters(_studentTeacher, _studentStudent, _teacherTeacher);
        recorder.Record(StudentTeacher.Name, _studentTeacher, k, m);
        recorder.Record(StudentStudent.Name, _studentStudent, k, k);
        recorder.Record(TeacherTeacher.Name, _teacherTeacher, m, m);
    }
}
