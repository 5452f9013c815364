using System.ComponentModel.DataAnnotations;
using System.Reflection;
using ScalingLab.Host.Experiments.Options;
using ScalingLab.Host.Experiments.Yaml;

namespace ScalingLab.Host.Experiments.Binding;

/// <summary>An options record: what the file gives over the record's defaults, checked against its annotations.</summary>
internal sealed class RecordTemplate(
    YamlNode node, ulong dependencies, OptionsType options, IReadOnlyList<(OptionProperty Option, Template Value)> given) : Template(node, dependencies)
{
    public override bool TryEvaluate(Evaluation evaluation, out object? value)
    {
        value = null;
        bool valid = true;
        try
        {
            object record = options.Create();
            foreach (var (option, template) in given)
            {
                if (template.TryEvaluate(evaluation, out object? item) && TrySet(record, option, template, item, evaluation)) continue;
                valid = false;
            }

            if (!valid || (record is IValidatableObject whole && !Check(whole, evaluation))) return false;
            value = record;
            return true;
        }
        catch (OptionsTypeException exception)
        {
            evaluation.Report(Node, Dependencies, exception.Message);
            return false;
        }
    }

    /// <summary>Reports what an options record says of itself, each at the option it names.</summary>
    /// <returns>Whether it said nothing.</returns>
    public bool Report(IEnumerable<ValidationResult> results, ulong dependencies, Evaluation evaluation)
    {
        bool valid = true;
        try
        {
            foreach (ValidationResult result in results)
            {
                if (result == ValidationResult.Success) continue;
                valid = false;
                string message = (result.ErrorMessage ?? "the options do not fit together").Trim();
                evaluation.Report(PlaceOf(result), dependencies, message.EndsWith('.') ? message : $"{message}.");
            }
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The check is a plugin's code; whatever it throws is a problem of these options to the user.
            evaluation.Report(Node, dependencies, $"the check of {options.Type.Name} failed: {exception.Message.TrimEnd('.')}.");
            return false;
        }

        return valid;
    }

    private bool Check(IValidatableObject record, Evaluation evaluation)
    {
        try
        {
            return Report(record.Validate(new ValidationContext(record)), Dependencies, evaluation);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            evaluation.Report(Node, Dependencies, $"the check of {options.Type.Name} failed: {exception.Message.TrimEnd('.')}.");
            return false;
        }
    }

    private bool TrySet(object record, OptionProperty option, Template template, object? item, Evaluation evaluation)
    {
        try
        {
            if (template is not ConstantTemplate && ConstraintCheck.Violation(option, item) is { } violation)
            {
                evaluation.Report(template.Node, template.Dependencies, Sentence(option, violation, item));
                return false;
            }

            if ((option.IsInputFile || option.IsInputFolder) && item is string path)
            {
                item = InputFile.Resolve(path, template.Node.Span.Source);
                if (!(option.IsInputFile ? File.Exists((string)item) : Directory.Exists((string)item)))
                {
                    string remedy = template.Node.Span.Source.IsOverride ? "Paths in --set are relative to the current folder." : "Paths are relative to the folder of the experiment file.";
                    evaluation.Report(template.Node, template.Dependencies, $"there is no {(option.IsInputFile ? "file" : "folder")} '{path}'.", remedy);
                    return false;
                }
            }

            option.Set(record, item);
            return true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Setters and annotations of a plugin may throw anything.
            evaluation.Report(template.Node, template.Dependencies, $"'{option.Key}' cannot be {OptionText.Of(item)}: {Cause(exception)}");
            return false;
        }
    }

    /// <summary>What is wrong with the value of an option.</summary>
    public static string Sentence(OptionProperty option, string violation, object? value) => $"'{option.Key}' {violation}, but is {OptionText.Of(value)}.";

    private static string Cause(Exception exception) => (exception is TargetInvocationException { InnerException: { } inner } ? inner : exception).Message;

    private YamlNode PlaceOf(ValidationResult result)
    {
        foreach (string member in result.MemberNames)
        {
            foreach (var (option, template) in given)
            {
                if (option.Name == member || option.Key == member) return template.Node;
            }
        }

        return Node;
    }
}
