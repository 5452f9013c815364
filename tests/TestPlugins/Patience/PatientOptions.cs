using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ScalingLab.Sdk;

namespace ScalingLab.Patience;

/// <summary>Options of the models.</summary>
public sealed record PatientOptions
{
    /// <summary>Seconds of a step.</summary>
    [Description("Seconds of a step.")]
    [Range(0.0, 3600.0)]
    public double Seconds { get; init; }

    /// <summary>Tells runs apart.</summary>
    [Description("Tells runs apart.")]
    public int Number { get; init; }

    /// <summary>The model fails while this file exists.</summary>
    [Description("The model fails while this file exists.")]
    public string FailsWhile { get; init; } = "";

    /// <summary>How it fails.</summary>
    [Description("How it fails.")]
    public FailureMode Failure { get; init; }
}
