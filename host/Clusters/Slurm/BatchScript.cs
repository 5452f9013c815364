namespace ScalingLab.Host.Clusters.Slurm;

/// <summary>The scripts that sbatch gets. The program takes the place of the shell, so that signals reach it.</summary>
internal static class BatchScript
{
    public static string OfTask(SubmissionFolder submission, int array) =>
        Of(submission, $"task {Quote(submission.Path)} {array} \"$SLURM_ARRAY_TASK_ID\"");

    public static string OfCollector(SubmissionFolder submission) => Of(submission, $"settle {Quote(submission.Path)}");

    public static string Quote(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static string Of(SubmissionFolder submission, string command) =>
        $"#!/bin/bash\n{submission.Plan.Profile.Setup.TrimEnd()}\nexec {string.Join(' ', ProgramCommand.Words.Select(Quote))} {command}\n";
}
