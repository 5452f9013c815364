namespace ScalingLab.Host.DataSets;

/// <summary>A file that is downloaded.</summary>
/// <param name="Name">Its name, at the end of its address.</param>
/// <param name="Sha256">SHA-256 of its content, lower-case hexadecimal.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Unpacked">Of a .tar.gz archive the files that are taken out of it; of any other file nothing.</param>
internal sealed record DataSetFile(string Name, string Sha256, long Bytes, params (string Name, long Bytes)[] Unpacked);
