namespace ScalingLab.Host.DataSets;

/// <summary>A published data set that can be downloaded.</summary>
/// <param name="Name">Its name in YAML.</param>
/// <param name="Description">What it is and who made it.</param>
/// <param name="Address">The address that its files are at, without the slash at the end.</param>
/// <param name="Files">Its files.</param>
internal sealed record DataSet(string Name, string Description, string Address, params DataSetFile[] Files)
{
    /// <summary>Bytes that are downloaded.</summary>
    public long Bytes => Files.Sum(file => file.Bytes);
}
