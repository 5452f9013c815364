using System.Reflection;

namespace ScalingLab.Sdk.Testing.Runs;

/// <summary>Reads the numbers that a model offers through its public interfaces.</summary>
internal sealed class CapabilityReader
{
    private readonly (string Name, PropertyInfo Property)[] _properties;

    public CapabilityReader(Type model)
    {
        _properties = [.. model.GetInterfaces()
            .Where(face => face.IsVisible && face != typeof(IModel))
            .SelectMany(face => face.GetProperties())
            .Where(property => property.PropertyType == typeof(double) && property.CanRead)
            .DistinctBy(property => property.Name)
            .Select(property => (KebabCase.Of(property.Name), property))
            .OrderBy(entry => entry.Item1, StringComparer.Ordinal)];
    }

    /// <summary>Whether there is anything to read.</summary>
    public bool IsEmpty(IModel model) => _properties.Length == 0 && model is not IOrderParameters;

    public void Read(IModel model, Dictionary<string, double> values, Dictionary<string, RunFailedException> missing)
    {
        foreach (var (name, property) in _properties)
        {
            try
            {
                values[name] = (double)property.GetValue(model, BindingFlags.DoNotWrapExceptions, null, null, null)!;
            }
            catch (RunFailedException unavailable)
            {
                missing[name] = unavailable;
            }
        }

        if (model is IOrderParameters overlaps) Read(overlaps, values);
    }

    private static void Read(IOrderParameters model, Dictionary<string, double> values)
    {
        int students = model.StudentUnits, teachers = model.TeacherUnits;
        double[] r = new double[students * teachers], q = new double[students * students], t = new double[teachers * teachers];
        model.CopyOrderParameters(r, q, t);
        foreach (var (name, matrix, columns) in (ReadOnlySpan<(string, double[], int)>)[("R", r, teachers), ("Q", q, students), ("T", t, teachers)])
        {
            for (int i = 0; i < matrix.Length; i++) values[$"{name}[{1 + (i / columns)},{1 + (i % columns)}]"] = matrix[i];
        }
    }
}
