namespace ScalingLab.Host.Clusters;

/// <summary>How often the runs of a task were sent again so far, for each kind of failure by itself.</summary>
internal sealed record RetryCounts
{
    public static RetryCounts None { get; } = new();

    public int Application { get; init; }

    public int Infrastructure { get; init; }

    public int Time { get; init; }

    public int Memory { get; init; }

    public int Of(FailureKind kind) => kind switch
    {
        FailureKind.Application => Application,
        FailureKind.Infrastructure => Infrastructure,
        FailureKind.Time => Time,
        FailureKind.Memory => Memory,
        _ => 0,
    };

    public RetryCounts And(FailureKind kind) => kind switch
    {
        FailureKind.Application => this with { Application = Application + 1 },
        FailureKind.Infrastructure => this with { Infrastructure = Infrastructure + 1 },
        FailureKind.Time => this with { Time = Time + 1 },
        FailureKind.Memory => this with { Memory = Memory + 1 },
        _ => this,
    };
}
