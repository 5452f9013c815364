using System.Globalization;

namespace ScalingLab.Sdk.Testing.Runs;

/// <summary>All observables of a model at one time; those that it does not have are told by their exception.</summary>
internal sealed record Reading(double Time, IReadOnlyDictionary<string, double> Values, IReadOnlyDictionary<string, RunFailedException> Missing)
{
    /// <summary>The first difference in words; <see langword="null"/> when there is none.</summary>
    /// <param name="first">One run.</param>
    /// <param name="second">The other, at the same times.</param>
    /// <param name="tolerance">Largest relative difference; 0 for equality to the bit.</param>
    public static string? Difference(IReadOnlyList<Reading> first, IReadOnlyList<Reading> second, double tolerance = 0)
    {
        foreach (var (left, right) in first.Zip(second))
        {
            if (left.Time != right.Time) return string.Create(CultureInfo.InvariantCulture, $"the clock stands at {left.Time:R} in one run and at {right.Time:R} in the other");
            if (left.Values.Keys.Concat(right.Values.Keys).FirstOrDefault(name => left.Values.ContainsKey(name) != right.Values.ContainsKey(name)) is { } lost)
                return string.Create(CultureInfo.InvariantCulture, $"'{lost}' at {left.Time:R} has a value in one run and none in the other");
            foreach (var (name, value) in left.Values)
            {
                double other = right.Values[name];
                bool equal = BitConverter.DoubleToInt64Bits(value) == BitConverter.DoubleToInt64Bits(other)
                    || Math.Abs(value - other) <= tolerance * Math.Max(Math.Abs(value), Math.Abs(other));
                if (!equal)
                {
                    return string.Create(
                        CultureInfo.InvariantCulture,
                        $"'{name}' at {left.Time:R} is {value:R} and {other:R}, a relative difference of {Math.Abs(value - other) / Math.Max(Math.Abs(value), Math.Abs(other)):G2}");
                }
            }
        }

        return null;
    }
}
