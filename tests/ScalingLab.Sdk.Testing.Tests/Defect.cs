namespace ScalingLab.Sdk.Testing.Tests;

/// <summary>A way to break the contract.</summary>
public enum Defect
{
    None,
    DivergesToNaN,
    ReadingMovesIt,
    UsesItsOwnRandomness,
    ParsesInTheCulture,
    SharesState,
    StepsToTheTimeAskedFor,
    StopsShort,
    IgnoresCancellation,
    SavesTooLittle,
    SavingMovesIt,
    LoadsAnything,
    LosesItsPlaceWhenCancelled,
    FailsAtRateZero,
    Drifts,
}
