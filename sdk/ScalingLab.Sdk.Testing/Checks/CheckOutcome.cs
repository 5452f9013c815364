namespace ScalingLab.Sdk.Testing.Checks;

/// <summary>What a check found, in words.</summary>
internal readonly record struct CheckOutcome(ConformanceVerdict Verdict, string Details)
{
    public static CheckOutcome Passed(string details) => new(ConformanceVerdict.Passed, details);

    public static CheckOutcome Failed(string details) => new(ConformanceVerdict.Failed, details);

    public static CheckOutcome Skipped(string details) => new(ConformanceVerdict.Skipped, details);
}
