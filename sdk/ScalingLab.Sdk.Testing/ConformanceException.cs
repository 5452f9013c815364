namespace ScalingLab.Sdk.Testing;

/// <summary>A plugin does not keep the contract. The message is the whole report.</summary>
public sealed class ConformanceException : Exception
{
    internal ConformanceException(ConformanceReport report)
        : base($"The contract is not kept.\n{report}", report.Results.FirstOrDefault(result => result.Exception is not null)?.Exception)
    {
        Report = report;
    }

    /// <summary>Every result, also of the checks that passed.</summary>
    public ConformanceReport Report { get; }
}
