using System.ComponentModel;
using ScalingLab.Sdk;

namespace ScalingLab.SyntheticLaws;

/// <summary>Options of <c>envelope-law</c>.</summary>
public sealed record EnvelopeLawOptions : AdditiveLawOptions
{
    /// <summary>The level e0 of guessing.</summary>
    [Description("Level e0 of guessing."), Positive]
    public required double GuessingLevel { get; init; }

    /// <summary>The value η of e at which the transition lies.</summary>
    [Description("Value eta of e at the transition."), Positive]
    public required double Transition { get; init; }
}
