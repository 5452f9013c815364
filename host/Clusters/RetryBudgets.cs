using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace ScalingLab.Host.Clusters;

/// <summary>How often a run is sent again, for each kind of failure by itself.</summary>
internal sealed record RetryBudgets
{
    [Description("After a failure of the run itself, such as a full disk. A model that diverges does so again.")]
    [Range(0, 1000)]
    public int Application { get; init; } = 1;

    [Description("After a lost node, a pre-emption without requeue, or a task that vanished from the queue.")]
    [Range(0, 1000)]
    public int Infrastructure { get; init; } = 5;

    [Description("After a task that came no further within its time limit; each doubles the limit.")]
    [Range(0, 1000)]
    public int Time { get; init; } = 3;

    [Description("After a task that needed more memory; each doubles --mem.")]
    [Range(0, 1000)]
    public int Memory { get; init; } = 2;

    public int Of(FailureKind kind) => kind switch
    {
        FailureKind.Application => Application,
        FailureKind.Infrastructure => Infrastructure,
        FailureKind.Time => Time,
        FailureKind.Memory => Memory,
        _ => 0,
    };

    public static RetryBudgets All(int count) => new() { Application = count, Infrastructure = count, Time = count, Memory = count };
}
