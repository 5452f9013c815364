namespace ScalingLab.Host.Store;

/// <summary>The version of the result files. A reader refuses what is newer than itself.</summary>
internal static class StoreSchema
{
    public const int Version = 1;
}
