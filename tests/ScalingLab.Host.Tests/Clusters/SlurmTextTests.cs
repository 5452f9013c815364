using ScalingLab.Host.Clusters;
using ScalingLab.Host.Clusters.Slurm;

namespace ScalingLab.Host.Tests.Clusters;

/// <summary>What SLURM writes and reads.</summary>
public sealed class SlurmTextTests
{
    /// <summary>Oracle: the forms that the manual page of sbatch lists under --time.</summary>
    [Theory]
    [InlineData("90", 90 * 60)]
    [InlineData("2:30", 150)]
    [InlineData("1:02:03", 3723)]
    [InlineData("2-3", 51 * 3600)]
    [InlineData("1-02:30", 26.5 * 3600)]
    [InlineData("1-02:03:04", 93784)]
    [InlineData("infinite", double.NaN)]
    [InlineData("1-2-3", double.NaN)]
    [InlineData("1:2:3:4", double.NaN)]
    public void Times_in_all_notations(string text, double seconds) => Assert.Equal(seconds, SlurmTime.Parse(text)?.TotalSeconds ?? double.NaN);

    [Fact]
    public void A_time_that_is_written_is_read_back() => Assert.Equal(TimeSpan.FromSeconds(93784), SlurmTime.Parse(SlurmTime.Format(TimeSpan.FromSeconds(93784))));

    [Theory]
    [InlineData("4000", "8000")]
    [InlineData("4G", "8G")]
    [InlineData("900M", "1800M")]
    public void Twice_the_memory(string memory, string twice) => Assert.Equal(twice, SlurmMemory.Twice(memory));

    [Theory]
    [InlineData("[2,5-7%4]", "2 5 6 7")]
    [InlineData("[0-2]", "0 1 2")]
    [InlineData("[9]", "9")]
    public void Indices_of_pending_arrays(string indices, string expected) => Assert.Equal(expected, string.Join(' ', SlurmQueue.Expand(indices)));

    [Fact]
    public void The_queue_counts_before_the_history_and_a_row_in_hand_before_an_ended_one()
    {
        QueueView view = new();
        SlurmQueue.AddQueue(view, "s-1.0|0|NODE_FAIL|NodeDown\ns-1.0|0|RUNNING|None\ns-1.0|1|COMPLETED|None\nother|1|RUNNING|None\n");
        SlurmQueue.AddHistory(view, "s-1.0|7_0|NODE_FAIL\ns-1.0|7_1|FAILED\ns-1.0|7_2|CANCELLED by 1000\ns-1.0|7_3|PENDING\n");

        Assert.Equal(TaskState.Running, view.TaskOf("s-1", 0, 0).State);
        Assert.Equal(TaskState.Completed, view.TaskOf("s-1", 0, 1).State);
        Assert.Equal(TaskState.Cancelled, view.TaskOf("s-1", 0, 2).State);
        Assert.Equal(TaskState.Gone, view.TaskOf("s-1", 0, 3).State);
        Assert.Equal(3, view.Tasks.Count());
    }

    [Fact]
    public void A_path_with_quotes_and_spaces_stays_one_word() => Assert.Equal("'/a b/it'\\''s'", BatchScript.Quote("/a b/it's"));
}
