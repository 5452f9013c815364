using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using ScalingLab.Host.Store;

namespace ScalingLab.Host.DataSets;

/// <summary>
/// Fetches the files of a data set into a folder. A file is there completely, with the right SHA-256, or not at all; what is there already is not fetched
/// again, and never overwritten.
/// </summary>
internal sealed class DataSetDownload(HttpMessageInvoker client, IDownloadProgress progress)
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(60);

    /// <summary>Fetches what is not there yet.</summary>
    /// <param name="set">The data set.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="address">Where from, without the slash at the end.</param>
    /// <param name="cancel">Stops it; nothing half-written is left.</param>
    /// <returns>How many files were fetched.</returns>
    /// <exception cref="DownloadException">It failed.</exception>
    public int Fetch(DataSet set, string folder, string address, CancellationToken cancel)
    {
        try
        {
            Directory.CreateDirectory(folder);
            AtomicFile.RemoveAbandoned(folder);
            var missing = set.Files.Where(file => !IsThere(folder, file)).ToArray();
            foreach (var file in missing)
            {
                progress.Begin(file);
                Fetch(file, folder, $"{address}/{file.Name}", cancel);
                progress.End(file);
            }

            return missing.Length;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DownloadException($"{folder} cannot be written: {exception.Message.TrimEnd('.')}. --to names another folder.");
        }
    }

    /// <summary>Whether a file, or all that an archive unpacks to, is there.</summary>
    private static bool IsThere(string folder, DataSetFile file)
    {
        if (file.Unpacked.Length > 0)
        {
            foreach (var (name, bytes) in file.Unpacked)
            {
                FileInfo unpacked = new(Path.Combine(folder, name));
                if (unpacked.Exists && unpacked.Length != bytes) throw Other(unpacked.FullName);
            }

            return file.Unpacked.All(unpacked => File.Exists(Path.Combine(folder, unpacked.Name)));
        }

        string path = Path.Combine(folder, file.Name);
        if (!File.Exists(path)) return false;
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream)) == file.Sha256 ? true : throw Other(path);
    }

    private static DownloadException Other(string path) => new($"{path} is there, but is not the published file. It is left as it is; move it away, or let --to name another folder.");

    private void Fetch(DataSetFile file, string folder, string address, CancellationToken cancel)
    {
        if (file.Unpacked.Length == 0)
        {
            AtomicFile.Create(Path.Combine(folder, file.Name), target => Copy(file, address, target, cancel));
            return;
        }

        string archive = Path.Combine(folder, file.Name);
        AtomicFile.Replace(archive, target => Copy(file, address, target, cancel));
        Unpack(file, archive, folder, cancel);
        File.Delete(archive);
    }

    /// <summary>Copies what the server sends and checks it against what was published.</summary>
    private void Copy(DataSetFile file, string address, Stream target, CancellationToken cancel)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        silence.CancelAfter(LongestSilence);
        try
        {
            using HttpRequestMessage request = new(HttpMethod.Get, address);
            using var response = client.SendAsync(request, silence.Token).GetAwaiter().GetResult();
            if (!response.IsSuccessStatusCode)
                throw new DownloadException(string.Create(CultureInfo.InvariantCulture, $"{address} cannot be fetched: the server answers {(int)response.StatusCode} ({response.ReasonPhrase}). {Remedy}"));
            using var content = response.Content.ReadAsStream(silence.Token);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            byte[] buffer = new byte[1 << 16];
            long count = 0;
            while (Read(content, buffer, silence.Token) is > 0 and var read)
            {
                silence.CancelAfter(LongestSilence);
                count += read;
                if (count > file.Bytes) throw Changed(address, $"it has more than the {file.Bytes} bytes that it should have");
                hash.AppendData(buffer, 0, read);
                target.Write(buffer.AsSpan(0, read));
                progress.Advance(file, count);
            }

            if (count < file.Bytes) throw Changed(address, $"it ends after {count} of {file.Bytes} bytes");
            if (Convert.ToHexStringLower(hash.GetHashAndReset()) != file.Sha256) throw Changed(address, "its SHA-256 is another one");
        }
        catch (Exception exception) when (exception is HttpRequestException or HttpIOException)
        {
            throw new DownloadException($"{address} cannot be fetched: {(exception.InnerException ?? exception).Message.TrimEnd('.')}. {Remedy}");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new DownloadException($"{address} cannot be fetched: the server was silent for {LongestSilence.TotalSeconds} seconds. {Remedy}");
        }
    }

    private static string Remedy => "Is there a network? --from names another server that has the files, and 'folder' of the data generator one on this machine.";

    private static DownloadException Changed(string address, string how) => new($"{address} is not the published file: {how}. Nothing of it was kept; --from names another server.");

    private static int Read(Stream content, byte[] buffer, CancellationToken cancel) => content.ReadAsync(buffer, cancel).AsTask().GetAwaiter().GetResult();

    private static void Unpack(DataSetFile file, string archive, string folder, CancellationToken cancel)
    {
        using var compressed = File.OpenRead(archive);
        using GZipStream stream = new(compressed, CompressionMode.Decompress);
        using TarReader reader = new(stream);
        HashSet<string> wanted = [.. file.Unpacked.Select(unpacked => unpacked.Name)];
        while (reader.GetNextEntry() is { } entry)
        {
            cancel.ThrowIfCancellationRequested();

            // Only the name counts, so that an archive cannot write anywhere else.
            string name = Path.GetFileName(entry.Name);
            if (entry.DataStream is { } content && wanted.Remove(name)) AtomicFile.Create(Path.Combine(folder, name), content.CopyTo);
        }

        if (wanted.Count > 0) throw new DownloadException($"{file.Name} does not contain {string.Join(", ", wanted.Order(StringComparer.Ordinal))}.");
    }
}
