namespace ScalingLab.Host.Doctor;

/// <summary>What <c>slab doctor</c> found about one thing.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Subject">What was looked at.</param>
/// <param name="Text">What was found.</param>
/// <param name="Remedy">What to do; empty when nothing need be done.</param>
internal sealed record CheckResult(CheckSeverity Severity, string Subject, string Text, string Remedy = "")
{
    public static CheckResult Good(string subject, string text) => new(CheckSeverity.Good, subject, text);

    public static CheckResult Note(string subject, string text, string remedy) => new(CheckSeverity.Note, subject, text, remedy);

    public static CheckResult Problem(string subject, string text, string remedy) => new(CheckSeverity.Problem, subject, text, remedy);
}
