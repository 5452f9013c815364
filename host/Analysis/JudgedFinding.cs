using ScalingLab.Host.Experiments;
using ScalingLab.Sdk;

namespace ScalingLab.Host.Analysis;

/// <summary>A finding with what was expected of it.</summary>
/// <param name="Analysis">The entry under <c>analyses:</c> it comes from.</param>
/// <param name="Finding">The finding.</param>
/// <param name="Expected"><see langword="null"/> when nothing was expected.</param>
/// <param name="Verdict">How they compare.</param>
internal sealed record JudgedFinding(string Analysis, Finding Finding, Expectation? Expected, Verdict Verdict)
{
    /// <summary>Whether it is what its analysis is for, and not one of the values it yields beside it.</summary>
    public bool IsAnswer { get; init; }

    /// <summary>Whether it belongs to the results proper; what does not is there to look things up.</summary>
    public bool IsMain => IsAnswer || Verdict != Verdict.NotJudged;

    /// <summary>Where a predicted value comes from, or why there is none; empty when the model was not asked.</summary>
    public string PredictionNote { get; init; } = "";

    /// <summary>The note of the finding, and that about the prediction.</summary>
    public string Note => string.Join("; ", new[] { Finding.Note, PredictionNote }.Where(note => note.Length > 0));
}
