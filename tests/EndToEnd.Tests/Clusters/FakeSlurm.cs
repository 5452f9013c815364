namespace EndToEnd.Tests.Clusters;

/// <summary>Programs named like those of SLURM, first on PATH, that answer as a test tells them and write down how they were called.</summary>
internal sealed class FakeSlurm
{
    private readonly Slab _slab;

    public FakeSlurm(Slab slab)
    {
        _slab = slab;
        slab.Variables["PATH"] = slab.PathOf("fake") + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        Answer("squeue", "");
        Answer("scontrol", "MaxArraySize            = 1001\n");
        Answer("sinfo", "dev*|1-00:00:00\n");
        Refuse("sacct", "Slurm accounting storage is disabled");
        Script("sbatch", "n=$(ls \"$here\"/sbatch.*.input 2> /dev/null | wc -l); cat > \"$here/sbatch.$n.input\"; echo $((100 + n))");
    }

    /// <summary>How a program was called, a line for each call.</summary>
    public string[] CallsOf(string program) => File.Exists(_slab.PathOf($"fake/{program}.calls")) ? File.ReadAllLines(_slab.PathOf($"fake/{program}.calls")) : [];

    public void Answer(string program, string output)
    {
        string file = _slab.Write($"fake/{program}.answer", output);
        Script(program, $"cat '{file}'");
    }

    public void Refuse(string program, string error, int exitCode = 1) => Script(program, $"echo '{program}: error: {error}' >&2; exit {exitCode}");

    /// <summary>A shell script; <c>$here</c> is the folder of the programs.</summary>
    public void Script(string program, string body)
    {
        string path = _slab.Write($"fake/{program}", $"#!/bin/sh\nhere='{_slab.PathOf("fake")}'\necho \"$*\" >> \"$here/{program}.calls\"\n{body}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
