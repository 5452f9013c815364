using System.Globalization;
using System.Reflection;
using ScalingLab.Sdk.Testing.Registration;
using ScalingLab.Sdk.Testing.Runs;

namespace ScalingLab.Sdk.Testing.Checks;

/// <summary>Every option is described; validation never throws; what it accepts runs, or fails as a run that cannot go on.</summary>
internal sealed class OptionsCheck : IModelCheck
{
    /// <summary>How long a run with changed options may take before it is cancelled; it need not finish.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public string Name => "options";

    public CheckOutcome Run(ModelUnderTest model)
    {
        OptionsRecord own = new(model.Model.Options);
        OptionsRecord? data = model.Data is null ? null : new(model.Data.Options);
        string[] undescribed = [.. own.Undescribed().Concat(data?.Undescribed() ?? [])];
        if (undescribed.Length > 0) return CheckOutcome.Failed($"No [Description] on {string.Join(", ", undescribed)}: say the formula and its range.");
        string[] problems = [.. own.Problems(model.Options, model.DataOptions), .. data?.Problems(model.DataOptions!, null) ?? []];
        if (problems.Length > 0) return CheckOutcome.Failed($"The options of the case are not valid: {string.Join("; ", problems)}.");

        int tried = 0, refused = 0;
        foreach (var (record, property, ofData) in own.Properties.Select(property => (own, property, false)).Concat((data?.Properties ?? []).Select(property => (data!, property, true))))
        {
            foreach (var (value, isCheap) in Values(property))
            {
                object changed = OptionsRecord.With(ofData ? model.DataOptions! : model.Options, property, value);
                string words = $"{KebabCase.Of(property.Name)}: {(value is null ? "null" : Convert.ToString(value, CultureInfo.InvariantCulture))}";
                tried++;
                try
                {
                    bool valid = record.Problems(changed, ofData ? null : model.DataOptions).Count == 0
                        && (!ofData || own.Problems(model.Options, changed).Count == 0);
                    if (!valid) refused++;
                    else if (isCheap && Failure(model, changed, ofData) is { } failure)
                        return CheckOutcome.Failed($"'{words}' is accepted, but then {failure.GetType().Name}: {failure.Message} Refuse it by an annotation or IValidatableObject, or throw RunFailedException.");
                }
                catch (Exception exception)
                {
                    // Validation is the plugin's code, and whatever it throws would reach a user instead of a message about an option.
                    return CheckOutcome.Failed($"The validation of '{words}' throws {exception.GetType().Name}: {exception.Message} Validate must return a result for every value, not throw.");
                }
            }
        }

        return CheckOutcome.Passed($"{own.Properties.Count + (data?.Properties.Count ?? 0)} options are described; {tried} values tried, {refused} refused");
    }

    /// <summary>What a changed run throws, other than saying that it cannot go on.</summary>
    private static Exception? Failure(ModelUnderTest model, object changed, bool ofData)
    {
        using CancellationTokenSource limit = new(Patience);
        try
        {
            using var run = ofData ? model.Start(dataOptions: changed) : model.Start(options: changed);
            run.Advance(model.Case.Times[0], limit.Token);
            run.Read();
            return null;
        }
        catch (Exception exception) when (exception is RunFailedException or OperationCanceledException)
        {
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    /// <summary>Values at the edges of a type; the cheap ones cannot ask for an enormous system.</summary>
    private static IEnumerable<(object? Value, bool IsCheap)> Values(PropertyInfo property)
    {
        Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type == typeof(double))
            return [(0.0, true), (-1.0, true), (1.0, true), (double.NaN, false), (double.PositiveInfinity, false), (double.NegativeInfinity, false), (double.MaxValue, false), (double.Epsilon, false)];
        if (type == typeof(int)) return [(0, true), (-1, true), (1, true), (int.MinValue, false), (int.MaxValue, false)];
        if (type == typeof(long)) return [(0L, true), (-1L, true), (1L, true), (long.MinValue, false), (long.MaxValue, false)];
        if (type == typeof(bool)) return [(false, true), (true, true)];
        return type.IsEnum ? Enum.GetValues(type).Cast<object?>().Select(value => (value, true)) : [];
    }
}
