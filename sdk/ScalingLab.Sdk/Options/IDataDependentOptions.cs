using System.ComponentModel.DataAnnotations;

namespace ScalingLab.Sdk;

/// <summary>
/// Implemented by the options of a model whose validity depends on the data generator of the same block
/// (shapes of an explicit initial state, for instance). Checked before anything runs.
/// What concerns the options alone belongs in DataAnnotations or <see cref="IValidatableObject"/>.
/// </summary>
public interface IDataDependentOptions
{
    /// <summary>Yields one result per problem; its member names are the C# names of the properties at fault.</summary>
    /// <param name="dataOptions">The options of the data generator, already valid by themselves; <see langword="null"/> when the block has no <c>data:</c>.</param>
    IEnumerable<ValidationResult> Validate(object? dataOptions);
}
