namespace ScalingLab.DeepNet;

/// <summary>How a network is trained, with every default filled in.</summary>
internal sealed record TrainingSettings(OptimiserKind Optimiser, double LearningRate, double WeightDecay, double Richness, int Batch, int Threads, int ShardLanes = 32);
