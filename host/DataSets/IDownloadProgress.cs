namespace ScalingLab.Host.DataSets;

/// <summary>Is told how a download goes.</summary>
internal interface IDownloadProgress
{
    /// <summary>A file begins.</summary>
    void Begin(DataSetFile file);

    /// <summary>So many of its bytes are there.</summary>
    void Advance(DataSetFile file, long bytes);

    /// <summary>It is there and is what it should be.</summary>
    void End(DataSetFile file);
}
