using System.Globalization;
using ScalingLab.Host.DataSets;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Doctor;

/// <summary>The folder of the data sets, and whether those that are there are whole by the lengths of their files.</summary>
internal static class DataChecks
{
    public static IEnumerable<CheckResult> Run()
    {
        string root = DataSetFolder.Root;
        foreach (string folder in DataSetCatalog.All.Select(set => DataSetFolder.OfPackage(set.Name)).Where(Directory.Exists)) yield return CheckResult.Good("data", $"{folder}, of a Debian package");
        if (!Directory.Exists(root))
        {
            bool isGiven = Environment.GetEnvironmentVariable(DataSetFolder.Variable) is { Length: > 0 };
            yield return isGiven
                ? CheckResult.Problem("data", $"{DataSetFolder.Variable} names {root}, which does not exist", "Correct or unset it, or let 'slab data get NAME' create it.")
                : CheckResult.Good("data", $"{root} is not there; 'slab data get NAME' puts data sets into it");
            yield break;
        }

        DataSet[] there = [.. DataSetCatalog.All.Where(set => Directory.Exists(DataSetFolder.Of(set.Name)))];
        string[] wrong = [.. there.SelectMany(set => Files(set).Where(file => !file.IsWhole).Select(file => $"{set.Name}: {file.Path}"))];
        yield return CheckResult.Good("data", string.Create(CultureInfo.InvariantCulture, $"{root} holds {there.Length} of the {DataSetCatalog.All.Count} published data sets"));
        foreach (string file in wrong)
            yield return CheckResult.Problem("data set " + file.Split(": ")[0], $"{file.Split(": ", 2)[1]} is missing or has another length than the published file", "Move a wrong file away; 'slab data get NAME' fetches what is missing.");
    }

    private static IEnumerable<(string Path, bool IsWhole)> Files(DataSet set) =>
        from file in set.Files
        from expected in file.Unpacked.Length > 0 ? file.Unpacked : [(file.Name, file.Bytes)]
        let found = new FileInfo(Path.Combine(DataSetFolder.Of(set.Name), expected.Name))
        select (found.FullName, found.Exists && found.Length == expected.Bytes);
}
