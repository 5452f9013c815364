using System.Globalization;
using System.Text.Json;
using ScalingLab.Host.Store;

namespace ScalingLab.Host.Clusters;

/// <summary>
/// A folder <c>cluster/&lt;number&gt;</c> of a results folder. Every file in it is written once and whole, because several processes on several
/// machines work with it: the first writer wins. What the runs yield is not here but in the store.
/// </summary>
internal sealed class SubmissionFolder
{
    private const string ParentName = "cluster";
    private const string PlanName = "plan.json";
    private const string GivenUpName = "given-up";
    private readonly Lazy<Submission> _plan;

    private SubmissionFolder(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        _plan = new Lazy<Submission>(ReadPlan);
    }

    public string Path { get; }

    /// <summary><c>2</c>; <c>2.1</c> for the first retry of what 2 left.</summary>
    public string Number => System.IO.Path.GetFileName(Path);

    /// <summary>The results folder that it belongs to.</summary>
    public string StoreRoot => System.IO.Path.GetDirectoryName(System.IO.Path.GetDirectoryName(Path)!)!;

    /// <summary>Where the tasks print to.</summary>
    public string LogFolder => System.IO.Path.Combine(Path, "log");

    /// <exception cref="StoreException">It cannot be read.</exception>
    public Submission Plan => _plan.Value;

    /// <summary>Whether its collector has done its work: nothing of it is in the queue any more.</summary>
    public bool IsSettled => File.Exists(PathOf("settled"));

    public static SubmissionFolder Open(string path) => new(path);

    /// <summary>All submissions of a results folder, in the order in which they were sent.</summary>
    public static IReadOnlyList<SubmissionFolder> All(string storeRoot)
    {
        string parent = System.IO.Path.Combine(storeRoot, ParentName);
        if (!Directory.Exists(parent)) return [];
        return [.. Directory.EnumerateDirectories(parent).Where(path => File.Exists(System.IO.Path.Combine(path, PlanName)))
            .Select(path => new SubmissionFolder(path)).OrderBy(folder => Order(folder.Number))];
    }

    /// <summary>Stores the plan of a new submission under the next free number.</summary>
    /// <param name="storeRoot">The results folder.</param>
    /// <param name="plan">Makes the plan from the number.</param>
    /// <exception cref="StoreException">It cannot be written.</exception>
    public static SubmissionFolder Create(string storeRoot, Func<string, Submission> plan)
    {
        for (int number = All(storeRoot).Select(folder => Order(folder.Number).Number).DefaultIfEmpty(0).Max() + 1; ; number++)
        {
            string name = number.ToString(CultureInfo.InvariantCulture);
            if (TryCreate(storeRoot, name, plan(name)) is { IsNew: true } created) return created.Folder;
        }
    }

    /// <summary>Stores the plan of what this submission left, once: whoever comes second gets the plan of the first.</summary>
    /// <exception cref="StoreException">It cannot be written.</exception>
    public SubmissionFolder CreateRetry(Func<string, Submission> plan)
    {
        var (number, retry) = Order(Number);
        string name = string.Create(CultureInfo.InvariantCulture, $"{number}.{retry + 1}");
        return TryCreate(StoreRoot, name, plan(name)).Folder;
    }

    /// <summary>The job that an array was sent as; <see langword="null"/> while it was not.</summary>
    public string? JobOf(int array) => ReadText($"array-{array.ToString(CultureInfo.InvariantCulture)}.job");

    public void WriteJob(int array, string job) => WriteText($"array-{array.ToString(CultureInfo.InvariantCulture)}.job", job);

    /// <summary>The job of the collector; <see langword="null"/> while it was not sent.</summary>
    public string? CollectorJob => ReadText("collector.job");

    public void WriteCollectorJob(string job) => WriteText("collector.job", job);

    public void Settle() => WriteText("settled", "");

    /// <summary>Removes a submission of which nothing could be sent.</summary>
    public void Discard() => Guard(Path, () => Directory.Delete(Path, recursive: true));

    /// <summary>Notes that a task came no further within its time limit.</summary>
    public void NoteTimeLimit(int array, int index) => WriteText(TimeNote(array, index), "");

    public bool HasTimeNote(int array, int index) => File.Exists(PathOf(TimeNote(array, index)));

    /// <summary>Keeps what was given up and why, a line each.</summary>
    public void NoteGivenUp(IEnumerable<string> lines) => WriteText(GivenUpName, string.Concat(lines.Select(line => line + "\n")));

    public IReadOnlyList<string> GivenUp => ReadText(GivenUpName)?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Held by the process that executes the tasks on this machine and then settles.</summary>
    public string AgentLock => PathOf("agent.lock");

    /// <summary>Held while tasks are executed on this machine.</summary>
    public string TasksLock => PathOf("tasks.lock");

    /// <summary>What the process that executes the tasks on this machine prints.</summary>
    public string AgentLog => System.IO.Path.Combine(LogFolder, "agent.out");

    public void NoteStart(int array, int index) => WriteText(StartNote(array, index), "");

    public bool HasStarted(int array, int index) => File.Exists(PathOf(StartNote(array, index)));

    /// <summary>Notes how a process ended that a launcher started itself.</summary>
    public void NoteExit(int array, int index, int exitCode) => WriteText(ExitNote(array, index), exitCode.ToString(CultureInfo.InvariantCulture));

    public int? ExitOf(int array, int index) =>
        int.TryParse(ReadText(ExitNote(array, index)), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int code) ? code : null;

    /// <summary>A file of this folder.</summary>
    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    private static (SubmissionFolder Folder, bool IsNew) TryCreate(string storeRoot, string name, Submission plan)
    {
        SubmissionFolder folder = new(System.IO.Path.Combine(storeRoot, ParentName, name));
        bool isNew = false;
        Guard(folder.Path, () =>
        {
            Directory.CreateDirectory(folder.LogFolder);
            isNew = AtomicFile.Create(folder.PathOf(PlanName), stream => JsonSerializer.Serialize(stream, plan, ClusterJsonContext.Default.Submission));
        });
        return (folder, isNew);
    }

    private static (int Number, int Retry) Order(string number)
    {
        string[] parts = number.Split('.');
        return int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int first)
            ? (first, parts.Length > 1 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int second) ? second : 0)
            : (0, 0);
    }

    private static string TimeNote(int array, int index) => string.Create(CultureInfo.InvariantCulture, $"time-limit-{array}-{index}");

    private static string StartNote(int array, int index) => string.Create(CultureInfo.InvariantCulture, $"started-{array}-{index}");

    private static string ExitNote(int array, int index) => string.Create(CultureInfo.InvariantCulture, $"exit-{array}-{index}");

    private Submission ReadPlan()
    {
        string path = PathOf(PlanName);
        try
        {
            using var stream = File.OpenRead(path);
            var plan = JsonSerializer.Deserialize(stream, ClusterJsonContext.Default.Submission) ?? throw new JsonException("It is empty.");
            return plan.Schema <= 1 ? plan : throw new StoreException($"{path} was written by a newer slab: use that one.");
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"{path} cannot be read: {exception.Message} Results are safe; remove the folder {Path} and send the runs again.", exception);
        }
    }

    private string? ReadText(string name)
    {
        try
        {
            return File.ReadAllText(PathOf(name));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"{PathOf(name)} cannot be read: {exception.Message}", exception);
        }
    }

    private void WriteText(string name, string text) => Guard(PathOf(name), () => AtomicFile.Create(PathOf(name), stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text))));

    private static void Guard(string path, Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"{path} cannot be written: {exception.Message}", exception);
        }
    }
}
