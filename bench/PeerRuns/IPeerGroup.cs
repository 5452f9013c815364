namespace ScalingLab.Bench.PeerRuns;

/// <summary>A group of cases that a script solves too. A class with this interface and a constructor without parameters is found by itself: one file a group.</summary>
internal interface IPeerGroup
{
    /// <summary>The script in the folder <c>peers</c>; it reads <see cref="Input"/> and prints a line of JSON for each case.</summary>
    string Script { get; }

    /// <summary>What the script is told on its standard input, as JSON.</summary>
    object Input { get; }

    IEnumerable<PeerCase> Cases();
}
