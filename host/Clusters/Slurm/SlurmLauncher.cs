using System.Globalization;
using ScalingLab.Host.Execution;

namespace ScalingLab.Host.Clusters.Slurm;

/// <summary>Sends tasks as job arrays of SLURM. What sbatch got is found again by the job's name, so that a lost answer sends nothing twice.</summary>
internal sealed class SlurmLauncher(SlurmPrograms programs) : ILauncher
{
    public const string LauncherName = "slurm";

    private const int DefaultLargestArray = 1001;

    private static readonly string[] Impossible =
        ["PartitionConfig", "PartitionNodeLimit", "PartitionTimeLimit", "PartitionDown", "PartitionInactive", "BadConstraints", "DependencyNeverSatisfied", "AccountNotAllowed",
            "QOSNotAllowed", "InvalidAccount", "InvalidQOS", "ReqNodeNotAvail"];

    private int? _largestArray;

    public string Name => LauncherName;

    // The limit is on the index, which starts at 0: MaxArraySize 1001 means 1000 as the highest index.
    public int LargestArray => _largestArray ??= Setting("MaxArraySize") is { } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int size) && size > 0
        ? size
        : DefaultLargestArray;

    public void Launch(SubmissionFolder submission)
    {
        var plan = submission.Plan;
        for (int i = 0; i < plan.Arrays.Count; i++)
        {
            if (submission.JobOf(i) is not null) continue;
            submission.WriteJob(i, Send(SlurmQueue.ArrayName(plan.Name, i), ArrayOptions(submission, i), BatchScript.OfTask(submission, i)));
        }

        if (submission.CollectorJob is null) submission.WriteCollectorJob(Send(SlurmQueue.CollectorName(plan.Name), CollectorOptions(submission), BatchScript.OfCollector(submission)));
    }

    public void LaunchCollector(SubmissionFolder submission) => Submit(CollectorOptions(submission), BatchScript.OfCollector(submission));

    public QueueView Look(IReadOnlyList<SubmissionFolder> submissions, bool withHistory)
    {
        QueueView view = new();
        if (submissions.Count == 0) return view;
        string names = string.Join(',', submissions.SelectMany(submission => NamesOf(submission.Plan)));
        var queue = programs.Run("squeue", ["-h", "-r", "-t", "all", "--name", names, "-o", SlurmQueue.QueueFormat]);
        if (queue.ExitCode != 0) throw new LaunchException($"squeue: {SlurmPrograms.Message(queue)}");
        SlurmQueue.AddQueue(view, queue.Output);
        if (!withHistory) return view;

        // A site without accounting has no sacct, or one that refuses: then what left the queue stays unknown.
        string since = submissions.Min(submission => submission.Plan.Created).AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (Accounting(["-X", "-n", "-P", "--name", names, "-S", since, "-o", SlurmQueue.HistoryFormat]) is { } history) SlurmQueue.AddHistory(view, history);
        return view;
    }

    public string? Obstacle(QueueRow row)
    {
        if (row.State != TaskState.Waiting) return null;
        if (row.Reason.Contains("requeued held", StringComparison.Ordinal)) return $"'{row.Reason}': SLURM could not start it again after a trouble of its own; 'slab submit' with the same options releases it";
        if (row.Reason.StartsWith("JobHeld", StringComparison.Ordinal)) return $"'{row.Reason}': somebody holds it; 'scontrol release' lets it go";
        return Impossible.Any(word => row.Reason.StartsWith(word, StringComparison.Ordinal))
            ? $"'{row.Reason}': as it was asked for it may never start; stop it and send it with other options"
            : null;
    }

    public int Release(SubmissionFolder submission, QueueView queue)
    {
        int released = 0;
        foreach (var ((name, array, index), row) in queue.Tasks)
        {
            if (name != submission.Plan.Name || !row.Reason.Contains("requeued held", StringComparison.Ordinal)) continue;
            if (programs.Run("scontrol", ["release", string.Create(CultureInfo.InvariantCulture, $"{submission.JobOf(array)}_{index}")]).ExitCode == 0) released++;
        }

        return released;
    }

    public string? LongerTime(TaskArray array, ClusterProfile profile)
    {
        if (SlurmTime.Parse(array.Time) is not { } now) return null;
        var longer = 2 * now;
        if (LongestTime(profile.Partition) is { } longest && longest < longer) longer = longest;
        return longer > now ? SlurmTime.Format(longer) : null;
    }

    public string StopCommand(SubmissionFolder submission) => $"scancel --name={string.Join(',', NamesOf(submission.Plan))}";

    private static IEnumerable<string> NamesOf(Submission plan) =>
        [.. Enumerable.Range(0, plan.Arrays.Count).Select(array => SlurmQueue.ArrayName(plan.Name, array)), SlurmQueue.CollectorName(plan.Name)];

    private static string[] ArrayOptions(SubmissionFolder submission, int index)
    {
        var (plan, array) = (submission.Plan, submission.Plan.Arrays[index]);
        string parallelism = plan.Profile.ArrayParallelism is { } most ? string.Create(CultureInfo.InvariantCulture, $"%{most}") : "";
        return
        [
            .. SharedOptions(plan, SlurmQueue.ArrayName(plan.Name, index), Path.Combine(submission.LogFolder, "%A_%a.out")),
            string.Create(CultureInfo.InvariantCulture, $"--array=0-{array.Tasks.Count - 1}{parallelism}"),
            $"--time={array.Time}",
            .. array.Mem is { } memory ? [$"--mem={memory}"] : (string[])[],
            string.Create(CultureInfo.InvariantCulture, $"--cpus-per-task={plan.Profile.CpusPerTask}"),

            // USR1 and not TERM: SLURM tells the user that a job was cancelled when it sends TERM.
            string.Create(CultureInfo.InvariantCulture, $"--signal=B:USR1@{SignalSeconds(array, plan.Profile)}"),
        ];
    }

    /// <summary>Of a short limit at most half; the signal may come up to half a minute early.</summary>
    private static int SignalSeconds(TaskArray array, ClusterProfile profile) =>
        (int)Math.Clamp((SlurmTime.Parse(array.Time) ?? TimeSpan.MaxValue).TotalSeconds / 2, 1, profile.SignalSeconds);

    private static string[] CollectorOptions(SubmissionFolder submission)
    {
        var plan = submission.Plan;
        return
        [
            .. SharedOptions(plan, SlurmQueue.CollectorName(plan.Name), Path.Combine(submission.LogFolder, "collect-%j.out")),
            $"--time={plan.Profile.Time}",
            .. plan.Profile.Mem is { } memory ? [$"--mem={memory}"] : (string[])[],
            $"--dependency=afterany:{string.Join(':', Enumerable.Range(0, plan.Arrays.Count).Select(array => submission.JobOf(array)!.Split(';')[0]))}",
            "--kill-on-invalid-dep=yes",
        ];
    }

    private static string[] SharedOptions(Submission plan, string name, string log) =>
    [
        "--parsable", $"--job-name={name}", $"--output={log}", "--open-mode=append", "--requeue", $"--chdir={plan.WorkingDirectory}",
        .. plan.Profile.Partition is { } partition ? [$"--partition={partition}"] : (string[])[],
        .. plan.Profile.Sbatch,
    ];

    /// <summary>Sends a job unless one of its name is there already.</summary>
    private string Send(string name, string[] options, string script) => Find(name)?.Output.Trim() ?? Submit(options, script, () => Find(name));

    /// <summary>The number of the job with a name, as sbatch would have answered it.</summary>
    private ProgramResult? Find(string name)
    {
        var queue = programs.Run("squeue", ["-h", "-t", "all", "--name", name, "-o", "%F"]);
        string job = queue.Output.Split('\n', StringSplitOptions.TrimEntries)[0];
        return queue.ExitCode == 0 && job.Length > 0 ? new ProgramResult(0, job, "") : null;
    }

    private string Submit(string[] options, string script, Func<ProgramResult?>? found = null)
    {
        var result = programs.Run("sbatch", options, script, found);
        string job = result.Output.Trim();
        if (result.ExitCode == 0 && job.Length > 0 && char.IsAsciiDigit(job[0])) return job;
        if (result.ExitCode == 0) throw new LaunchException($"sbatch answered '{job}', which is no job number. Is it SLURM's?");
        string message = SlurmPrograms.Message(result);
        string remedy = message.Contains("partition", StringComparison.OrdinalIgnoreCase) && Partitions() is { Length: > 0 } partitions ? $" Partitions here: {partitions}."
            : message.Contains("limit", StringComparison.OrdinalIgnoreCase) ? " Fewer, larger tasks (--task-minutes, --runs-per-task) may be within the limit."
            : "";
        throw new LaunchException($"sbatch refused the job: {message}{remedy}");
    }

    private string Partitions() => SlurmPrograms.Call("sinfo", ["-h", "-o", "%P"]) is { ExitCode: 0 } result
        ? string.Join(", ", result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(name => name.TrimEnd('*')))
        : "";

    private TimeSpan? LongestTime(string? partition)
    {
        var result = programs.Run("sinfo", ["-h", "-o", "%P|%l"]);
        var limits = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.Split('|')).Where(fields => fields.Length == 2);
        return limits.Where(fields => partition is null ? fields[0].EndsWith('*') : fields[0].TrimEnd('*') == partition).Select(fields => SlurmTime.Parse(fields[1])).FirstOrDefault();
    }

    private string? Setting(string name) => programs.Run("scontrol", ["show", "config"]).Output.Split('\n')
        .Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries)).FirstOrDefault(fields => fields[0] == name && fields.Length == 2)?[1];

    private static string? Accounting(string[] arguments)
    {
        try
        {
            return SlurmPrograms.Call("sacct", arguments) is { ExitCode: 0 } result ? result.Output : null;
        }
        catch (LaunchException)
        {
            return null;
        }
    }
}
