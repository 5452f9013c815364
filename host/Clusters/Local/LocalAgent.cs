using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace ScalingLab.Host.Clusters.Local;

/// <summary>Executes the tasks of a submission in processes of their own, several at a time.</summary>
internal sealed partial class LocalAgent(SubmissionFolder submission)
{
    private const int TerminateSignal = 15;

    /// <summary>Executes all tasks. Cancelling tells the running ones to save what they have, and waits for them.</summary>
    public void Execute(CancellationToken cancel)
    {
        var plan = submission.Plan;
        var tasks = plan.Arrays.Index().SelectMany(array => Enumerable.Range(0, array.Item.Tasks.Count).Select(index => (Array: array.Index, Index: index)));
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = plan.Profile.ArrayParallelism ?? Math.Max(1, Environment.ProcessorCount / plan.Profile.CpusPerTask),
            CancellationToken = cancel,
        };
        try
        {
            Parallel.ForEachAsync(tasks, parallel, async (task, stop) => await ExecuteAsync(task.Array, task.Index, stop)).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
        }
    }

    private async Task ExecuteAsync(int array, int index, CancellationToken cancel)
    {
        ProcessStartInfo start = new(
            ProgramCommand.Words[0],
            [
                .. ProgramCommand.Words.Skip(1), "task", submission.Path,
                array.ToString(CultureInfo.InvariantCulture), index.ToString(CultureInfo.InvariantCulture),
            ])
        {
            WorkingDirectory = submission.Plan.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using StreamWriter log = new(Path.Combine(submission.LogFolder, string.Create(CultureInfo.InvariantCulture, $"{array}_{index}.out")), append: true);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        process.OutputDataReceived += Write;
        process.ErrorDataReceived += Write;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await using (cancel.Register(() => Terminate(process))) await process.WaitForExitAsync(CancellationToken.None);
        if (!cancel.IsCancellationRequested) submission.NoteExit(array, index, process.ExitCode);

        void Write(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is null) return;
            lock (log) log.WriteLine(line.Data);
        }
    }

    private static void Terminate(Process process)
    {
        if (OperatingSystem.IsWindows()) process.Kill();
        else if (!process.HasExited) _ = Kill(process.Id, TerminateSignal);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
