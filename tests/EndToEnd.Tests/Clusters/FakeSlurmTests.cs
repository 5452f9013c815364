namespace EndToEnd.Tests.Clusters;

/// <summary>Answers that a real SLURM gives rarely or in other versions only.</summary>
public sealed class FakeSlurmTests : IDisposable
{
    private readonly ClusterRun _run = ClusterRun.Create(PatientExperiment.Text(4));
    private readonly FakeSlurm _slurm;

    public FakeSlurmTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The fake programs are shell scripts.");
        _slurm = new FakeSlurm(_run.Slab);
    }

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task The_array_asks_for_all_that_was_given_and_the_collector_waits_for_its_end()
    {
        await _run.SubmitAsync(
            "--slurm", "--runs-per-task", "1", "--partition", "long", "--time", "1-00:00:00", "--mem", "4G", "--cpus-per-task", "2", "--array-parallelism", "3", "--sbatch=--account=theory");

        string[] calls = _slurm.CallsOf("sbatch");
        Assert.Equal(2, calls.Length);
        foreach (string option in (string[])["--parsable", "--requeue", "--open-mode=append", "--array=0-3%3", "--partition=long", "--time=1-00:00:00", "--mem=4G", "--cpus-per-task=2", "--signal=B:USR1@120", "--account=theory"])
            Assert.Contains(option, calls[0], StringComparison.Ordinal);
        Assert.Contains("--dependency=afterany:100 --kill-on-invalid-dep=yes", calls[1], StringComparison.Ordinal);
        Assert.Contains("\"$SLURM_ARRAY_TASK_ID\"", _run.Slab.Read("fake/sbatch.0.input"), StringComparison.Ordinal);
        Assert.StartsWith("#!/bin/bash\n", _run.Slab.Read("fake/sbatch.1.input"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_tasks_than_an_array_may_have_become_several_arrays_with_one_collector()
    {
        _slurm.Answer("scontrol", "MaxArraySize            = 3\n");

        var sent = await _run.SubmitAsync("--slurm", "--runs-per-task", "1");

        string[] calls = _slurm.CallsOf("sbatch");
        Assert.Contains("--array=0-2", calls[0], StringComparison.Ordinal);
        Assert.Contains("--array=0-0", calls[1], StringComparison.Ordinal);
        Assert.Contains("--dependency=afterany:100:101", calls[2], StringComparison.Ordinal);
        Assert.Contains("as job 100, 101", sent.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_whose_number_got_lost_is_found_by_its_name_and_not_sent_twice()
    {
        _slurm.Script("squeue", "case \"$*\" in *'%F'*) [ -e \"$here/lost\" ] && echo 4711 ;; esac; exit 0");
        _slurm.Script("sbatch", "if [ -e \"$here/lost\" ]; then echo 4712; else touch \"$here/lost\"; echo 'sbatch: error: Batch job submission failed: Socket timed out on send/recv operation' >&2; exit 1; fi");

        var refused = await _run.Slab.RunAsync("submit", "e.yaml", "--slurm");

        // The first answer was lost: the job of that name is taken instead of sending another one.
        Assert.Equal(0, refused.ExitCode);
        Assert.Equal("4711", _run.Job());
        Assert.Single(_slurm.CallsOf("sbatch"), call => call.Contains("--array", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("slurm 23.11")]
    [InlineData("")]
    public async Task An_answer_of_sbatch_that_is_no_job_number_is_told(string answer)
    {
        _slurm.Answer("sbatch", answer + "\n");

        var run = await _run.Slab.RunAsync(2, "submit", "e.yaml", "--slurm");

        Assert.Contains($"sbatch answered '{answer}', which is no job number", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_job_number_of_a_federation_is_used_without_its_cluster_in_dependencies()
    {
        _slurm.Answer("sbatch", "77;north\n");

        await _run.SubmitAsync("--slurm");

        Assert.Contains("afterany:77 ", _slurm.CallsOf("sbatch")[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("QOSMaxSubmitJobPerUserLimit", "--task-minutes")]
    [InlineData("Invalid account or account/partition combination specified", "Invalid account")]
    public async Task A_refusal_is_told_with_a_remedy_and_leaves_nothing(string message, string part)
    {
        _slurm.Refuse("sbatch", message);

        var run = await _run.Slab.RunAsync(2, "submit", "e.yaml", "--slurm");

        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Contains(part, run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(_run.Slab.PathOf("results/patient/cluster")));
    }

    [Fact]
    public async Task Without_SLURM_the_message_says_what_to_do()
    {
        foreach (string program in Directory.GetFiles(_run.Slab.PathOf("fake"))) File.Delete(program);
        _run.Slab.Variables["PATH"] = _run.Slab.PathOf("fake") + Path.PathSeparator + Path.GetDirectoryName(Environment.ProcessPath);

        var run = await _run.Slab.RunAsync(2, "submit", "e.yaml", "--slurm");

        Assert.Contains("on PATH", run.Error, StringComparison.Ordinal);
        Assert.Contains("--local", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CONFIGURING", "1 waiting")]
    [InlineData("SOME_NEW_WORD", "1 waiting")]
    [InlineData("SPECIAL_EXIT", "1 waiting")]
    [InlineData("SUSPENDED", "1 running")]
    [InlineData("COMPLETING", "1 running")]
    [InlineData("BOOT_FAIL", "1 ended")]
    [InlineData("DEADLINE", "1 ended")]
    [InlineData("CANCELLED by 1000", "1 ended")]
    public async Task Status_understands_rare_states(string state, string expected)
    {
        await _run.SubmitAsync("--slurm");
        string name = _run.Plan("1").GetProperty("name").GetString()!;
        _slurm.Answer("squeue", $"{name}.0|0|{state}|(a, reason | with all)\nnonsense\n{name}.collect|N/A|PENDING|Dependency\n||||\n{name}.x|0|RUNNING|None\n");

        var status = await _run.Slab.RunAsync(0, "status", "e.yaml");

        Assert.Contains(expected, status.Output, StringComparison.Ordinal);
        Assert.Contains("collector waiting", status.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Held_tasks_are_named_by_status_and_released_by_submit()
    {
        await _run.SubmitAsync("--slurm");
        string name = _run.Plan("1").GetProperty("name").GetString()!;
        _slurm.Answer("squeue", $"{name}.0|0|PENDING|launch failed requeued held\n{name}.collect|N/A|PENDING|Dependency\n");

        var status = await _run.Slab.RunAsync(0, "status", "e.yaml");
        var again = await _run.SubmitAsync("--slurm");

        Assert.Contains("1 waiting with 'launch failed requeued held'", status.Output, StringComparison.Ordinal);
        Assert.Contains("1 held tasks released", again.Output, StringComparison.Ordinal);
        Assert.Contains(_slurm.CallsOf("scontrol"), call => call == "release 100_0");
    }

    [Fact]
    public async Task A_queue_that_does_not_answer_proves_nothing()
    {
        await _run.SubmitAsync("--slurm");
        _slurm.Refuse("squeue", "slurm_load_jobs error: Invalid partition name specified");

        var status = await _run.Slab.RunAsync(0, "status", "e.yaml");
        var again = await _run.Slab.RunAsync(2, "submit", "e.yaml", "--slurm");

        Assert.Contains("the queue is not known", status.Output, StringComparison.Ordinal);
        Assert.Contains("Invalid partition name", again.Error, StringComparison.Ordinal);
        Assert.Equal(2, _slurm.CallsOf("sbatch").Length);
    }

    [Fact]
    public async Task What_left_the_queue_is_sent_again_with_the_experiment_as_it_is_now()
    {
        await _run.SubmitAsync("--slurm");

        var status = await _run.Slab.RunAsync(0, "status", "e.yaml");
        var again = await _run.SubmitAsync("--slurm");

        Assert.Contains("it left the queue without its collector", status.Output, StringComparison.Ordinal);
        Assert.Contains("4 runs in 1 task sent to slurm as job 102", again.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TIMEOUT", "time", "time", "0-00:20:00")]
    [InlineData("OUT_OF_MEMORY", "memory", "mem", "2G")]
    [InlineData("NODE_FAIL", "infrastructure", "time", "10")]
    [InlineData("PREEMPTED", "infrastructure", "time", "10")]
    [InlineData("BOOT_FAIL", "infrastructure", "time", "10")]
    [InlineData("FAILED", "application", "time", "10")]
    [InlineData("COMPLETED", "infrastructure", "time", "10")]
    public async Task The_collector_sends_again_within_the_budget_of_the_kind_of_failure(string state, string budget, string limit, string value)
    {
        await _run.SubmitAsync("--slurm", "--mem", "1G");
        string name = _run.Plan("1").GetProperty("name").GetString()!;
        if (state == "PREEMPTED")
        {
            // As sacct tells it, when the queue has forgotten.
            _slurm.Answer("sacct", $"{name}.0|100_[0-2%2]|{state}\n{name}.0|100_0|{state}\nmore nonsense\n");
        }
        else
        {
            _slurm.Answer("squeue", $"{name}.0|0|{state}|Reason\n");
        }

        await _run.Slab.RunAsync(0, "settle", _run.Slab.PathOf("results/patient/cluster/1"));

        var array = _run.Plan("1.1").GetProperty("arrays")[0];
        Assert.Equal(1, array.GetProperty("tasks")[0].GetProperty("tried").GetProperty(budget).GetInt32());
        Assert.Equal(value, array.GetProperty(limit).GetString());
        Assert.Equal(4, array.GetProperty("tasks")[0].GetProperty("runs").GetArrayLength());
    }

    [Fact]
    public async Task The_collector_of_a_cancelled_task_reports_and_sends_nothing()
    {
        await _run.SubmitAsync("--slurm");
        string name = _run.Plan("1").GetProperty("name").GetString()!;
        _slurm.Answer("squeue", $"{name}.0|0|CANCELLED|None\n");

        await _run.Slab.RunAsync(1, "settle", _run.Slab.PathOf("results/patient/cluster/1"));

        Assert.False(_run.IsThere("1.1"));
        Assert.True(File.Exists(_run.Slab.PathOf("results/patient/report.html")));
    }

    [Fact]
    public async Task A_collector_that_comes_while_tasks_are_queued_again_sends_another_one()
    {
        await _run.SubmitAsync("--slurm");
        string name = _run.Plan("1").GetProperty("name").GetString()!;
        _slurm.Answer("squeue", $"{name}.0|0|PENDING|BeginTime\n");

        await _run.Slab.RunAsync(0, "settle", _run.Slab.PathOf("results/patient/cluster/1"));

        Assert.Contains("--dependency=afterany:100", _slurm.CallsOf("sbatch")[^1], StringComparison.Ordinal);
        Assert.Equal(3, _slurm.CallsOf("sbatch").Length);
        Assert.False(_run.IsThere("1.1"));
    }

    [Fact]
    public async Task A_collector_that_runs_twice_sends_once()
    {
        await _run.SubmitAsync("--slurm");
        await _run.Slab.RunAsync(0, "settle", _run.Slab.PathOf("results/patient/cluster/1"));
        File.Delete(_run.Slab.PathOf("results/patient/cluster/1/settled"));

        await _run.Slab.RunAsync(0, "settle", _run.Slab.PathOf("results/patient/cluster/1"));

        Assert.Equal(4, _slurm.CallsOf("sbatch").Length);
        Assert.False(_run.IsThere("1.2"));
    }

    [Fact]
    public async Task A_time_limit_is_not_raised_above_what_the_partition_allows()
    {
        _slurm.Answer("sinfo", "dev*|12:00\nlong|infinite\n");
        await _run.SubmitAsync("--slurm");
        string name = _run.Plan("1").GetProperty("name").GetString()!;
        _slurm.Answer("squeue", $"{name}.0|0|TIMEOUT|TimeLimit\n");
        await _run.Slab.RunAsync(0, "settle", _run.Slab.PathOf("results/patient/cluster/1"));
        _slurm.Answer("squeue", $"{name[..^1]}1.1.0|0|TIMEOUT|TimeLimit\n");

        await _run.Slab.RunAsync(1, "settle", _run.Slab.PathOf("results/patient/cluster/1.1"));

        Assert.Equal("0-00:12:00", _run.Plan("1.1").GetProperty("arrays")[0].GetProperty("time").GetString());
        Assert.False(_run.IsThere("1.2"));
        Assert.Contains("the site allows no longer one", (await _run.Slab.RunAsync(0, "status", "e.yaml")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Problems_of_a_profile_are_told_all_at_once_with_their_places()
    {
        _run.Slab.Write("slab-cluster.yaml", "partitoin: dev\ntime: tomorrow\nretries: { time: -1 }\n");

        var run = await _run.Slab.RunAsync(2, "submit", "e.yaml", "--slurm");
        var doctor = await _run.Slab.RunAsync(1, "doctor");

        Assert.Contains("slab-cluster.yaml:1:1: unknown key 'partitoin'. Did you mean 'partition'?", run.Error, StringComparison.Ordinal);
        Assert.Contains("'time' must be a time as sbatch takes it", run.Error, StringComparison.Ordinal);
        Assert.Contains("'time' must be at least 0", run.Error, StringComparison.Ordinal);
        Assert.Contains("PROBLEM  profile:", doctor.Output, StringComparison.Ordinal);
    }
}
