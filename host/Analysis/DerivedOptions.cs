using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ScalingLab.Host.Experiments.Expressions;
using ScalingLab.Host.Experiments.Parameters;

namespace ScalingLab.Host.Analysis;

/// <summary>Options of <c>derived</c>.</summary>
internal sealed record DerivedOptions : INamesFindings, IValidatableObject
{
    /// <summary>Names for findings.</summary>
    [Description("Names for findings: name: analysis, whose first finding it is, or name: analysis.finding. At each point of 'of' the one is taken that agrees in all swept names that both have.")]
    public required Dictionary<string, string> Findings { get; init; }

    /// <summary>The expression.</summary>
    [Description("The expression of these names, as in ${ } but without it: gamma1*gamma2.")]
    public required string Value { get; init; }

    IReadOnlyDictionary<string, string> INamesFindings.Findings => Findings;

    /// <summary>The names that the expression may use.</summary>
    public NameTable NameTable() => new([.. Findings.Keys], []);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Findings.Keys.FirstOrDefault(name => !ParameterNames.IsIdentifier(name) || ExpressionFunctions.IsReserved(name)) is { } other)
        {
            yield return new ValidationResult($"'{other}' cannot be a name in an expression", [nameof(Findings)]);
            yield break;
        }

        string? problem = null;
        try
        {
            Expression.Parse(Value, 0, Value.Length, NameTable());
        }
        catch (ExpressionException exception)
        {
            problem = $"{exception.Message.TrimEnd('.')}; its names are {string.Join(", ", Findings.Keys)}";
        }

        if (problem is not null) yield return new ValidationResult(problem, [nameof(Value)]);
    }
}
