using System.Globalization;
using System.Text;
using ScalingLab.Host.Cli;
using ScalingLab.Host.Comparison;
using ScalingLab.Host.Experiments;

namespace ScalingLab.Host.Gallery;

/// <summary>A folder with a page and the figures of each experiment, and an index that is made of the pages that are there.</summary>
internal sealed class GalleryFolder(string folder)
{
    private const string PageFile = "README.md";

    /// <summary>Larger figures make a repository heavy; they are kept and named.</summary>
    private const int LargestFigure = 150_000;

    public string IndexFile { get; } = Path.Combine(folder, PageFile);

    /// <summary>Writes the page of an experiment and copies its figures; those it no longer has are removed.</summary>
    /// <returns>What the reader should know.</returns>
    public IReadOnlyList<string> Add(Experiment experiment, string results, IReadOnlyList<StoredFinding> findings)
    {
        string target = Path.Combine(folder, experiment.Id);
        List<string> notes = [];
        Guard(() =>
        {
            Directory.CreateDirectory(target);
            var names = experiment.Figures.Select(figure => figure.Name + ".svg").ToHashSet();
            foreach (string stale in Directory.GetFiles(target, "*.svg").Where(path => !names.Contains(Path.GetFileName(path)))) File.Delete(stale);
            foreach (string name in names)
            {
                string figure = Path.Combine(results, "figures", name);
                File.Copy(figure, Path.Combine(target, name), overwrite: true);
                if (new FileInfo(figure).Length is > LargestFigure and long size) notes.Add(string.Create(CultureInfo.InvariantCulture, $"{experiment.Id}/{name} has {size / 1000} kB"));
            }

            Write(Path.Combine(target, PageFile), GalleryPage.Create(experiment, findings));
        });
        return notes;
    }

    /// <summary>Writes the index of all pages in the folder.</summary>
    /// <returns>Their number.</returns>
    public int WriteIndex()
    {
        int count = 0;
        Guard(() =>
        {
            Directory.CreateDirectory(folder);
            var pages = Directory.GetDirectories(folder).Where(page => File.Exists(Path.Combine(page, PageFile)))
                .Select(page => (Id: Path.GetFileName(page), Text: File.ReadAllText(Path.Combine(page, PageFile)).ReplaceLineEndings("\n")))
                .OrderBy(page => GalleryPage.FileOf(page.Text), StringComparer.Ordinal).ThenBy(page => page.Id, StringComparer.Ordinal).ToArray();
            Write(IndexFile, GalleryIndex.Create(pages));
            count = pages.Length;
        });
        return count;
    }

    private static void Write(string path, string text) => File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    private void Guard(Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"The gallery cannot be written to {folder}: {exception.Message} Choose another folder with --output DIR.");
        }
    }
}
