namespace ScalingLab.Host.Doctor;

/// <summary>How bad it is.</summary>
internal enum CheckSeverity
{
    Good,

    /// <summary>Something is slower or not there that is not always needed.</summary>
    Note,

    /// <summary>Something does not work.</summary>
    Problem,
}
