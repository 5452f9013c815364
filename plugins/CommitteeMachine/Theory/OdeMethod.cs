namespace ScalingLab.CommitteeMachine;

/// <summary>How the equations of the order parameters are integrated.</summary>
public enum OdeMethod
{
    /// <summary>Dormand and Prince 8(5,3): fast while L is at most some hundreds.</summary>
    Explicit,

    /// <summary>Rodas5P with the Jacobian's structure, blocks plus low rank: steps are not limited by the largest eigenvalue.</summary>
    Implicit,
}
