namespace ScalingLab.CommitteeMachine;

/// <summary>What a file holds from which the eigenvalues of the input covariance are taken.</summary>
public enum SpectrumContents
{
    /// <summary>The eigenvalues themselves, in any order.</summary>
    Eigenvalues,

    /// <summary>A covariance matrix.</summary>
    Covariance,

    /// <summary>Samples of the inputs, one a row, of which the covariance about their mean is taken.</summary>
    Samples,
}
