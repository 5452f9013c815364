namespace ScalingLab.CommitteeMachine;

/// <summary>The output scales a_s and a_t with their defaults √M/K and 1/√M (K = M: both 1/√K; the symmetric plateau does not depend on K).</summary>
internal readonly record struct OutputScales(double Student, double Teacher)
{
    public static OutputScales Of(CommitteeOptions options, int teacherUnits) => new(
        options.StudentOutputScale ?? Math.Sqrt(teacherUnits) / options.HiddenUnits,
        options.TeacherOutputScale ?? 1 / Math.Sqrt(teacherUnits));

    /// <summary>w = (a_s, ..., a_s, −a_t, ..., −a_t), so that the error is e = σ − ζ = Σ_a w_a g(u_a) over the K + M units.</summary>
    public double[] Weights(int studentUnits, int teacherUnits) =>
        [.. Enumerable.Repeat(Student, studentUnits), .. Enumerable.Repeat(-Teacher, teacherUnits)];

    /// <summary>Writes the first K of <see cref="Weights"/> anew, after a_s has changed.</summary>
    public static void SetStudent(double scale, Span<double> weights, int studentUnits) => weights[..studentUnits].Fill(scale);
}
