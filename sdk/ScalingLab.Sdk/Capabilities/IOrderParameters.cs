namespace ScalingLab.Sdk;

/// <summary>
/// A model of K student and M teacher units whose generalisation depends on the overlaps of their weights under the input covariance Σ:
/// R = J Σ Bᵀ / N, Q = J Σ Jᵀ / N, T = B Σ Bᵀ / N, i.e. the covariance of the pre-activations (Worschech and Rosenow 2024; Saad and Solla 1995).
/// </summary>
public interface IOrderParameters
{
    /// <summary>Number of student units K.</summary>
    int StudentUnits { get; }

    /// <summary>Number of teacher units M.</summary>
    int TeacherUnits { get; }

    /// <summary>Writes the overlaps at the present time, row by row.</summary>
    /// <param name="studentTeacher">R, K × M.</param>
    /// <param name="studentStudent">Q, K × K, symmetric.</param>
    /// <param name="teacherTeacher">T, M × M, symmetric.</param>
    /// <exception cref="ArgumentException">A buffer has another length.</exception>
    void CopyOrderParameters(Span<double> studentTeacher, Span<double> studentStudent, Span<double> teacherTeacher);
}
