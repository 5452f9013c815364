using System.Globalization;

namespace CommitteeMachine.Tests;

/// <summary>Runs a piece of a test under another culture.</summary>
internal sealed class Culture : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    private Culture(string name) => CultureInfo.CurrentCulture = name == "invariant" ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(name);

    public static Culture Use(string name) => new(name);

    public void Dispose() => CultureInfo.CurrentCulture = _before;
}
