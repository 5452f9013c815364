namespace ScalingLab.CommitteeMachine;

/// <summary>Where a linear theory starts.</summary>
public enum LinearStart
{
    /// <summary>From the mean over random teachers and students, m_l = f_l (K a_s² σ_J² + M a_t²) where students start without a part of the teacher.</summary>
    Mean,

    /// <summary>From the weights that the simulation of the same replica starts from.</summary>
    Replica,
}
