using System.ComponentModel.DataAnnotations;

namespace CommitteeMachine.Tests;

/// <summary>All that is wrong with options, as the host finds it: attributes, then the options as a whole, then against the data.</summary>
internal static class Validation
{
    public static string[] Problems(object options, object? dataOptions = null)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        if (dataOptions is not null && options is IDataDependentOptions dependent)
            results.AddRange(dependent.Validate(dataOptions));
        Assert.All(results, result => Assert.NotEmpty(result.MemberNames));
        return [.. results.Select(result => result.ErrorMessage!)];
    }
}
