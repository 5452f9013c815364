namespace ScalingLab.Sdk;

/// <summary>
/// Names the papers that a component follows, by the keys of the BibTeX file <c>bibliography.bib</c> that its plugin embeds as a resource of that name.
/// On a value of an enumeration it names the papers of that choice. <c>slab cite FILE</c> prints the entries behind an experiment.
/// </summary>
/// <param name="keys">Keys of BibTeX entries, the main one first.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Field, Inherited = false)]
public sealed class CitesAttribute(params string[] keys) : Attribute
{
    /// <summary>Keys of BibTeX entries, the main one first.</summary>
    public IReadOnlyList<string> Keys { get; } = keys;
}
