namespace ScalingLab.CommitteeMachine;

/// <summary>Options of the model <c>committee-machine.chain</c>.</summary>
public sealed record CommitteeMachineChainOptions : OnePassOptions;
