using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.Observers;

/// <summary>
/// Records how far student units have come to represent single teacher units, from the normalised overlaps ρ_in = R_in/√(Q_ii T_nn) of a model with
/// <see cref="IOrderParameters"/>: each teacher unit is assigned another student unit so that the sum of the assigned ρ is largest (Hungarian method), or
/// each student unit another teacher unit where K &lt; M. <c>specialisation</c> is the mean over the assigned pairs of ρ minus the mean ρ of the
/// same teacher unit with the other student units: 0 while all students are alike (on the symmetric plateau), 1 when each represents one of orthogonal
/// teacher units; with one student unit it is the mean ρ itself. <c>assignment</c> is for each teacher unit the student unit assigned, from 1, and 0 for none.
/// </summary>
[Description("Records how far student units have come to represent single teacher units, and which one represents which.")]
[VectorWidthIndependent]
public sealed class SpecialisationObserver : IObserver
{
    private readonly IOrderParameters _model;
    private readonly double[] _studentTeacher;
    private readonly double[] _studentStudent;
    private readonly double[] _teacherTeacher;
    private readonly double[] _assigned;

    /// <summary>Creates the observer.</summary>
    /// <param name="model">The model of the run.</param>
    public SpecialisationObserver(IOrderParameters model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        _studentTeacher = new double[model.StudentUnits * model.TeacherUnits];
        _studentStudent = new double[model.StudentUnits * model.StudentUnits];
        _teacherTeacher = new double[model.TeacherUnits * model.TeacherUnits];
        _assigned = new double[model.TeacherUnits];
    }

    /// <summary>The order parameter of specialisation.</summary>
    public static ObservableDescription Specialisation { get; } =
        new("specialisation", "Mean over teacher units of the cosine with their own student unit minus the mean cosine with the other student units.");

    /// <summary>Which student unit represents a teacher unit.</summary>
    public static ObservableDescription Assignment { get; } =
        new("assignment", "For each teacher unit the student unit assigned to it, counted from 1; 0 for none.", Rank: 1);

    /// <inheritdoc/>
    public void Observe(IRecorder recorder)
    {
        ArgumentNullException.ThrowIfNull(recorder);
        int k = _model.StudentUnits, m = _model.TeacherUnits;
        _model.CopyOrderParameters(_studentTeacher, _studentStudent, _teacherTeacher);
        var cosines = new double[k, m];
        for (int i = 0; i < k; i++)
        {
            for (int n = 0; n < m; n++)
            {
                double length = Math.Sqrt(_studentStudent[(i * k) + i] * _teacherTeacher[(n * m) + n]);
                cosines[i, n] = length > 0 ? _studentTeacher[(i * m) + n] / length : 0;
            }
        }

        int[] students = LargestAssignment.Find(cosines);
        double sum = 0;
        int pairs = 0;
        for (int n = 0; n < m; n++)
        {
            _assigned[n] = students[n] + 1;
            if (students[n] < 0)
                continue;
            double others = 0;
            for (int i = 0; i < k; i++)
                others += i == students[n] ? 0 : cosines[i, n];
            sum += cosines[students[n], n] - (k > 1 ? others / (k - 1) : 0);
            pairs++;
        }

        recorder.Record(Specialisation.Name, sum / pairs);
        recorder.Record(Assignment.Name, _assigned, m);
    }
}
