namespace ScalingLab.CommitteeMachine;

/// <summary>Options of the model <c>committee-machine</c>.</summary>
public sealed record CommitteeMachineOptions : OnePassOptions;
