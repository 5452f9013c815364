namespace ScalingLab.Host.Experiments.Analyses;

/// <summary>All blocks and analyses by name.</summary>
internal sealed class FamilySources
{
    private readonly Dictionary<string, FamilySource> _sources = new(StringComparer.Ordinal);
    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);

    /// <summary>All names in the file, also those of faulty entries.</summary>
    public IReadOnlyCollection<string> Declared => _declared;

    /// <summary>Notes a name; false when it is taken.</summary>
    public bool Declare(string name) => _declared.Add(name);

    public void Add(FamilySource source) => _sources[source.Name] = source;

    /// <summary>A source; null for an unknown name and for an entry with problems.</summary>
    public FamilySource? Find(string name) => _sources.GetValueOrDefault(name);
}
