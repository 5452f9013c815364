using System.Globalization;

namespace ScalingLab.Host.Clusters.Slurm;

/// <summary>Reads what squeue and sacct print. Jobs are known by their names: their numbers may be of another job after a reinstalled controller.</summary>
internal static class SlurmQueue
{
    /// <summary>Job name, array index, state, reason; the reason comes last because it may hold anything.</summary>
    public const string QueueFormat = "%j|%K|%T|%r";

    public const string HistoryFormat = "JobName,JobID,State";

    public static string ArrayName(string submission, int array) => string.Create(CultureInfo.InvariantCulture, $"{submission}.{array}");

    public static string CollectorName(string submission) => submission + ".collect";

    /// <summary>Adds the rows of <c>squeue -h -r -o</c> <see cref="QueueFormat"/>. What cannot be a row is skipped.</summary>
    public static void AddQueue(QueueView view, string output)
    {
        foreach (string line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] fields = line.Split('|', 4);
            if (fields.Length < 4) continue;
            Add(view, fields[0], [fields[1]], new QueueRow(SlurmState.Of(fields[2]), fields[2].Trim(), fields[3].Trim()));
        }
    }

    /// <summary>Adds what <c>sacct -X -n -P -o</c> <see cref="HistoryFormat"/> knows of tasks that the queue no longer has.</summary>
    public static void AddHistory(QueueView view, string output)
    {
        foreach (string line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] fields = line.Split('|', 3);
            if (fields.Length < 3) continue;
            var row = new QueueRow(SlurmState.Of(fields[2]), fields[2].Trim(), "");

            // A job that the controller forgot while it waited or ran does so no longer.
            if (row.IsInHand) continue;
            int separator = fields[1].IndexOf('_', StringComparison.Ordinal);
            string indices = separator < 0 ? "" : fields[1][(separator + 1)..];
            AddIfGone(view, fields[0], indices.StartsWith('[') ? Expand(indices) : [indices], row);
        }
    }

    /// <summary>The indices of <c>[2,5-7%4]</c>.</summary>
    public static IEnumerable<string> Expand(string indices)
    {
        foreach (string part in indices.Trim('[', ']').Split('%')[0].Split(','))
        {
            string[] ends = part.Split('-');
            if (ends.Length == 2 && Number(ends[0]) is { } first && Number(ends[1]) is { } last)
            {
                for (int i = first; i <= last; i++) yield return i.ToString(CultureInfo.InvariantCulture);
            }
            else
            {
                yield return part;
            }
        }
    }

    private static void AddIfGone(QueueView view, string name, IEnumerable<string> indices, QueueRow row)
    {
        if (Split(name) is not { Array: { } array } job) return;
        Add(view, name, indices.Where(index => Number(index) is { } number && view.TaskOf(job.Submission, array, number).State == TaskState.Gone), row);
    }

    private static void Add(QueueView view, string name, IEnumerable<string> indices, QueueRow row)
    {
        if (Split(name) is not { } job) return;
        if (job.Array is not { } array)
        {
            view.AddCollector(job.Submission, row);
            return;
        }

        foreach (string index in indices)
        {
            if (Number(index) is { } number) view.Add(job.Submission, array, number, row);
        }
    }

    /// <summary>The submission and the array of a job name; no array for a collector.</summary>
    private static (string Submission, int? Array)? Split(string name)
    {
        int dot = name.LastIndexOf('.');
        if (dot < 0) return null;
        string last = name[(dot + 1)..];
        return last == "collect" ? (name[..dot], null) : Number(last) is { } array ? (name[..dot], array) : null;
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
