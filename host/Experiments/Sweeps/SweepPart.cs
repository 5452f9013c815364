using ScalingLab.Sdk;

namespace ScalingLab.Host.Experiments.Sweeps;

/// <summary>Assignments to some of the swept names; a part of the algebra of <c>grid</c>, <c>zip</c> and <c>list</c>.</summary>
/// <param name="Names">The names, in order of appearance.</param>
/// <param name="Rows">One value per name; null where an item of a <c>list</c> does not give it.</param>
internal sealed record SweepPart(IReadOnlyList<string> Names, IReadOnlyList<ParameterValue?[]> Rows)
{
    /// <summary>The neutral element of the product.</summary>
    public static SweepPart Nothing { get; } = new([], [[]]);

    public static SweepPart Of(string name, IEnumerable<ParameterValue> values) => new([name], [.. values.Select(value => new ParameterValue?[] { value })]);

    /// <summary>Every row of one with every row of the other, the first slowest.</summary>
    public SweepPart Times(SweepPart other)
    {
        if (Names.Count == 0 && Rows.Count == 1) return other;
        if (other.Names.Count == 0 && other.Rows.Count == 1) return this;
        var rows = new List<ParameterValue?[]>(Rows.Count * other.Rows.Count);
        foreach (ParameterValue?[] left in Rows)
        {
            foreach (ParameterValue?[] right in other.Rows) rows.Add([.. left, .. right]);
        }

        return new SweepPart([.. Names, .. other.Names], rows);
    }

    /// <summary>The rows of two parts of one length side by side.</summary>
    public SweepPart Beside(SweepPart other) =>
        new([.. Names, .. other.Names], [.. Rows.Zip(other.Rows, (left, right) => (ParameterValue?[])[.. left, .. right])]);

    /// <summary>The rows of all parts one after the other.</summary>
    public static SweepPart Concatenate(IReadOnlyCollection<SweepPart> parts)
    {
        string[] names = [.. parts.SelectMany(part => part.Names).Distinct()];
        return new SweepPart(names, [.. parts.SelectMany(part => part.Arranged(names))]);
    }

    /// <summary>The rows with their values in the order of other names.</summary>
    public IEnumerable<ParameterValue?[]> Arranged(IReadOnlyList<string> names)
    {
        if (names.SequenceEqual(Names)) return Rows;
        int[] positions = [.. names.Select(name => Names.ToList().IndexOf(name))];
        return Rows.Select(row => Array.ConvertAll(positions, position => position < 0 ? null : row[position]));
    }
}
