using ScalingLab.Sdk.Testing.Runs;

namespace ScalingLab.Sdk.Testing.Checks;

/// <summary>One rule of the contract.</summary>
internal interface IModelCheck
{
    string Name { get; }

    /// <summary>Tries it; what it throws is reported as a failure.</summary>
    CheckOutcome Run(ModelUnderTest model);
}
