namespace ScalingLab.Host.Clusters;

/// <summary>A look at the queue.</summary>
internal sealed class QueueView
{
    private readonly Dictionary<(string Submission, int Array, int Index), QueueRow> _tasks = [];
    private readonly Dictionary<string, QueueRow> _collectors = [];

    public IEnumerable<KeyValuePair<(string Submission, int Array, int Index), QueueRow>> Tasks => _tasks;

    public QueueRow TaskOf(string submission, int array, int index) => _tasks.GetValueOrDefault((submission, array, index)) ?? QueueRow.Gone;

    public QueueRow CollectorOf(string submission) => _collectors.GetValueOrDefault(submission) ?? QueueRow.Gone;

    /// <summary>Adds a row. Of two rows of one task the one that is in hand counts.</summary>
    public void Add(string submission, int array, int index, QueueRow row)
    {
        if (!_tasks.TryGetValue((submission, array, index), out var known) || !known.IsInHand) _tasks[(submission, array, index)] = row;
    }

    public void AddCollector(string submission, QueueRow row)
    {
        if (!_collectors.TryGetValue(submission, out var known) || !known.IsInHand) _collectors[submission] = row;
    }

    /// <summary>Whether anybody still works for a submission: a task, or the collector that sends again what they leave.</summary>
    public bool IsInHand(Submission submission) =>
        CollectorOf(submission.Name).IsInHand
        || submission.Arrays.Index().Any(array => array.Item.Tasks.Index().Any(task => TaskOf(submission.Name, array.Index, task.Index).IsInHand));
}
