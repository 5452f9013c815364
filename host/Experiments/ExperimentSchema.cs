namespace ScalingLab.Host.Experiments;
internal static class ExperimentSchema { public static string Create(Components.ComponentCatalog c) => throw new NotSupportedException(c.ToString()); }
