namespace ScalingLab.Host.Experiments.Binding;

/// <summary>The numbers of a range on their way into a list.</summary>
internal sealed record RangeValues(object[] Values);
